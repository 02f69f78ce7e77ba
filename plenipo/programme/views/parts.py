"""Who has a part in a session, and its cues."""

from typing import Any

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.finding import delegations_found, people_found
from plenipo.kit.errors import Refused
from plenipo.kit.forms import seen_in, state_of, whole
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.kit.sheets import clean
from plenipo.people.models import Person
from plenipo.programme.access import MemberRequest, deed, planners_only
from plenipo.programme.actions import parts as actions
from plenipo.programme.forms.sessions import (
    AnnouncedNameForm,
    CueForm,
    CueFormSet,
    TypedPartForm,
    lines_of,
)
from plenipo.programme.models import Role, Session
from plenipo.programme.queries.names import RoleNames
from plenipo.programme.queries.sessions import roles_of
from plenipo.programme.views.frame import crumbs, frame, session_or_404
from plenipo.records.actions import who_was_first

MOST = 20


@planners_only
@require_safe
def parts(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _page(request, session_or_404(request, pk), TypedPartForm())


def _page(
    request: MemberRequest, session: Session, form: TypedPartForm, status: int = 200
) -> HttpResponse:
    reader, words = reader_of(request.member), clean(request.GET.get("q", ""))[:100]
    roles = list(session.roles.all())
    names = RoleNames(roles, reader, request.conference)
    page = {
        **frame(request),
        "session": session,
        "roles": [(role, names.of(role)) for role in roles],
        "words": words,
        "people": people_found(reader, request.conference, words, most=MOST) if words else [],
        "delegations": delegations_found(request.conference, words)[:MOST] if words else [],
        "kinds": Role.Kind.choices,
        "form": form,
        "crumbs": crumbs(request, session),
    }
    return render(request, "programme/parts.html", page, status=status)


@planners_only
@deed
def part_give(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """To a person or delegation of the conference, or to a typed name."""
    session, by = session_or_404(request, pk), request.by
    kind, whose, number = (request.POST.get(name, "") for name in ("kind", "whose", "number"))
    if not whose:
        form = TypedPartForm(request.POST)
        if not form.is_valid():
            return _page(request, session, form, status=422)
        actions.give(session, by=by, **form.cleaned_data)
    else:
        if kind not in Role.Kind.values:
            raise Refused(_("This role does not exist."))
        actions.give(session, kind, by=by, **_somebody(request, whose, number))
    messages.success(request, _("The role has been assigned. It remains to be confirmed."))
    return redirect("programme:parts", slug, pk)


def _somebody(request: MemberRequest, whose: str, number: str) -> dict[str, Any]:
    pk = whole(number, 0)
    if whose == "delegation":
        here = Delegation.objects.filter(conference=request.conference)
        return {"delegation": get_object_or_404(here, pk=pk)}
    people = Person.objects.filter(delegates__delegation__conference=request.conference)
    return {"person": get_object_or_404(people.distinct(), pk=pk)}


@planners_only
@deed
def part_confirm(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    role = get_object_or_404(roles_of(request.conference), pk=pk)
    confirmed = request.POST.get("confirmed") == "1"
    actions.confirm(role, confirmed=confirmed, by=request.by)
    messages.success(
        request,
        _("The role has been confirmed.")
        if confirmed
        else _("The role has been marked as unconfirmed."),
    )
    return redirect("programme:parts", slug, role.session_id)


@planners_only
@deed
def part_up(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    role = get_object_or_404(roles_of(request.conference), pk=pk)
    actions.put_earlier(role, by=request.by)
    return redirect("programme:parts", slug, role.session_id)


@planners_only
@require_safe
def part_name(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    role = _typed_or_404(request, pk)
    form = _name_form(role)
    return _name_page(request, role, form, was=drawn(form))


def _name_form(role: Role) -> AnnouncedNameForm:
    return AnnouncedNameForm(initial={"typed_name": role.typed_name})


@planners_only
@deed
def part_name_save(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    role, seen = _typed_or_404(request, pk), request.POST.get("seen", "")
    if seen != state_of(role.typed_name):
        found = overtaken(who_was_first(role.session), _name_form(role), request.POST)
        return _name_page(request, role, AnnouncedNameForm(found.data), 409, overtaken=found)
    form = AnnouncedNameForm(request.POST)
    if not form.is_valid():
        return _name_page(request, role, form, 422, was=request.POST.get("was", ""))
    actions.rename(role, form.cleaned_data["typed_name"], seen=seen, by=request.by)
    messages.success(request, _("Saved."))
    return redirect("programme:parts", slug, role.session_id)


def _typed_or_404(request: MemberRequest, pk: int) -> Role:
    return get_object_or_404(roles_of(request.conference).exclude(typed_name={}), pk=pk)


def _name_page(
    request: MemberRequest, role: Role, form: AnnouncedNameForm, status: int = 200, **more: Any
) -> HttpResponse:
    page = {
        **frame(request),
        **more,
        "seen": state_of(role.typed_name),
        "role": role,
        "form": form,
        "crumbs": crumbs(request, role.session),
    }
    return render(request, "programme/part_name.html", page, status=status)


@planners_only
@deed
def part_take(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    role = get_object_or_404(roles_of(request.conference), pk=pk)
    actions.take(role, by=request.by)
    messages.success(request, _("The role has been removed."))
    return redirect("programme:parts", slug, role.session_id)


@planners_only
@require_safe
def cues(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    session = session_or_404(request, pk)
    first = [CueForm.initial_of(cue) for cue in session.cues.all()]
    return _cues_page(request, session, CueFormSet(initial=first, prefix="cues"), session.revision)


@planners_only
@deed
def cues_keep(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    session, lines = session_or_404(request, pk), CueFormSet(request.POST, prefix="cues")
    seen, refusal = seen_in(request), ""
    if lines.is_valid():
        try:
            actions.keep_cues(session, lines_of(lines), seen=seen, by=request.by)
        except Refused as no:
            refusal = str(no)
        else:
            messages.success(request, _("The cues have been saved."))
            return redirect("programme:session", slug, pk)
    return _cues_page(request, session, lines, seen, refusal=refusal, status=422)


def _cues_page(
    request: MemberRequest,
    session: Session,
    lines: "BaseFormSet[CueForm]",
    seen: int,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        **frame(request),
        "session": session,
        "lines": lines,
        "seen": seen,
        "refusal": refusal,
        "crumbs": crumbs(request, session),
    }
    return render(request, "programme/cues.html", page, status=status)
