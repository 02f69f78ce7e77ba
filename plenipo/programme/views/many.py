"""Many sessions changed at a time, looked at before and undone after; one session copied."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.programme.access import MemberRequest, deed, planners_only
from plenipo.programme.actions import many as actions
from plenipo.programme.forms.many import CopyForm, ManySessionsForm
from plenipo.programme.models import Session
from plenipo.programme.queries.many import chosen_in
from plenipo.programme.views.frame import crumbs, frame, session_or_404
from plenipo.programme.words.many import ManyPreview, preview

UNDO = "programme.many"
MOMENTS = ("starts", "ends")


@planners_only
@require_safe
def many(request: MemberRequest, slug: str) -> HttpResponse:
    """First the form; asked again with what is typed into it, what would change."""
    chosen = _chosen(request, request.GET.getlist("row"))
    if "preview" not in request.GET:
        return _page(request, chosen, ManySessionsForm(request.conference))
    form = ManySessionsForm(request.conference, request.GET)
    shown = None
    if form.is_valid():
        try:
            reader = reader_of(request.member)
            shown = preview(request.conference, chosen, form.wanted, reader)
        except Refused as no:
            form.add_error(None, str(no))
    return _page(request, chosen, form, shown)


def _chosen(request: MemberRequest, numbers: list[str]) -> list[Session]:
    found = chosen_in(request.conference, numbers)
    if not found:
        raise Refused(_("Choose some sessions in the list first."))
    return found


def _page(
    request: MemberRequest,
    chosen: list[Session],
    form: ManySessionsForm,
    shown: ManyPreview | None = None,
    status: int = 200,
) -> HttpResponse:
    page = {
        **frame(request),
        "chosen": chosen,
        "form": form,
        "preview": shown,
        "typed": _typed(form) if shown else [],
        "crumbs": crumbs(request),
    }
    return render(request, "programme/many.html", page, status=status)


def _typed(form: ManySessionsForm) -> list[tuple[str, str]]:
    data: Any = form.data
    return [(name, value) for name in form.fields for value in data.getlist(name)]


@planners_only
@deed
def many_do(request: MemberRequest, slug: str) -> HttpResponse:
    """Each row comes as "12.3": the session, and the revision of it that the officer saw."""
    seen = dict(row.partition(".")[::2] for row in request.POST.getlist("row"))
    chosen = _chosen(request, list(seen))
    form = ManySessionsForm(request.conference, request.POST)
    if form.is_valid():
        for each in chosen:
            number = seen.get(str(each.pk), "")
            each.revision = int(number) if number.isdecimal() and len(number) < 9 else -1
        try:
            before = actions.change_many(request.conference, chosen, form.wanted, by=request.by)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            said = ngettext(
                "%(n)s session has been changed.", "%(n)s sessions have been changed.", len(before)
            )
            messages.success(request, said % {"n": len(before)})
            asked = urlencode({"undo": _kept(before)})
            return redirect(f"{reverse('programme:sessions', args=[slug])}?{asked}")
    return _page(request, _chosen(request, list(seen)), form, status=422)


def _kept(before: list[actions.SessionBefore]) -> str:
    """Signed, so that the address says nothing else."""
    rows = [[each.session, each.seen, _stored(each.values)] for each in before]
    return signing.dumps(rows, salt=UNDO, compress=True)


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    return {name: v.isoformat() if name in MOMENTS else v for name, v in values.items()}


def _restored(values: dict[str, Any]) -> dict[str, Any]:
    return {name: parse_datetime(v) if name in MOMENTS else v for name, v in values.items()}


@planners_only
@deed
def many_undo(request: MemberRequest, slug: str) -> HttpResponse:
    try:
        rows = signing.loads(request.GET.get("undo", ""), salt=UNDO)
    except signing.BadSignature:
        raise Refused(_("This can no longer be undone.")) from None
    before = [actions.SessionBefore(pk, seen, _restored(values)) for pk, seen, values in rows]
    try:
        n = actions.change_back(request.conference, before, by=request.by)
    except Refused as no:
        messages.error(request, str(no))
    else:
        said = ngettext(
            "%(n)s session is as it was before.", "%(n)s sessions are as they were before.", n
        )
        messages.success(request, said % {"n": n})
    return redirect("programme:sessions", slug)


@planners_only
@require_safe
def copy_ask(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    session = session_or_404(request, pk)
    form = CopyForm(request.conference, initial=CopyForm.initial_of(session))
    return _copy_page(request, session, form)


@planners_only
@deed
def copy(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    session, form = session_or_404(request, pk), CopyForm(request.conference, request.POST)
    if form.is_valid():
        given, by = form.cleaned_data, request.by
        try:
            made = actions.copy(
                session, starts=form.moment, parts=given["parts"], cues=given["cues"], by=by
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The session has been copied. This is the copy."))
            return redirect("programme:session", slug, made.pk)
    return _copy_page(request, session, form, status=422)


def _copy_page(
    request: MemberRequest, session: Session, form: CopyForm, status: int = 200
) -> HttpResponse:
    page = {
        **frame(request),
        "session": session,
        "form": form,
        "crumbs": crumbs(request, session),
    }
    return render(request, "programme/copy.html", page, status=status)
