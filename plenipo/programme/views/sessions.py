"""The list of sessions, one session, its form."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in
from plenipo.kit.locales import language_name
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.kit.sheets import download
from plenipo.programme.access import MemberRequest, any_member, deed, planners_only
from plenipo.programme.actions import sessions as actions
from plenipo.programme.actions.template import apply_template
from plenipo.programme.formats.sessions import table_heads, table_rows
from plenipo.programme.forms.sessions import SessionFilterForm, SessionForm, wanted_in
from plenipo.programme.models import Session
from plenipo.programme.queries import sessions as queries
from plenipo.programme.queries.interpretation import Interpreting
from plenipo.programme.queries.names import RoleNames
from plenipo.programme.queries.places import rooms_of, zone_of
from plenipo.programme.queries.planning import Planning
from plenipo.programme.queries.versions import unpublished
from plenipo.programme.views.frame import crumbs, frame, session_or_404
from plenipo.programme.words.changes import change_in_words
from plenipo.programme.words.interpretation import warning_of
from plenipo.programme.words.lists import SessionLine, lines_of
from plenipo.programme.words.sessions import changed_meanwhile
from plenipo.programme.words.warnings import warnings_of
from plenipo.records.queries import journal, name_of
from plenipo.records.words.journal import as_history
from plenipo.records.words.lines import LineReader

PER_PAGE = 50
STATES = {
    Session.State.PLANNED: "yes",
    Session.State.HELD_BACK: "wait",
    Session.State.CANCELLED: "no",
}


@any_member
@require_safe
def session_list(request: MemberRequest, slug: str) -> HttpResponse:
    conference, wanted = request.conference, wanted_in(request.GET)
    reader = reader_of(request.member)
    found = queries.session_list(conference, wanted, reader)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    page = {
        **frame(request, "programme:sessions"),
        "form": SessionFilterForm(conference, request.GET),
        "page": shown,
        "lines": lines_of(list(shown), reader, conference),
        "narrowed": bool(set(request.GET) - {"undo"}),
        "undo": request.GET.get("undo", ""),
        "bulk": [{"value": "change", "label": _("Change them …")}],
        "query": request.GET.urlencode(),
    }
    return render(request, "programme/sessions.html", page)


@any_member
@require_safe
def table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """Exactly what the list shows with the same filter."""
    reader = reader_of(request.member)
    found = queries.session_list(request.conference, wanted_in(request.GET), reader)
    rows = table_rows(list(found), request.conference, reader)
    heads = table_heads()
    return download(f"programme-{slug}", kind, heads, rows)


@any_member
@require_safe
def session(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown, reader = session_or_404(request, pk), reader_of(request.member)
    names = RoleNames(shown.roles.all(), reader, request.conference)
    warnings = warnings_of(Planning(request.conference), reader)
    lines = journal(request.conference.pk, about=name_of(shown))[:20]
    news, zone = unpublished(request.conference, shown), zone_of(request.conference)
    page = {
        **frame(request),
        "session": shown,
        "line": SessionLine.of(shown, names),
        "tone": STATES[Session.State(shown.state)],
        "titles": [(code, language_name(code), text) for code, text in shown.title.items()],
        "spoken": [language_name(code) for code in shown.spoken],
        "into": [language_name(code) for code in shown.into],
        "unpublished": [change_in_words(each, news.content, zone) for each in news.changes],
        "warnings": [each for each in warnings if shown.pk in each.sessions],
        "uninterpreted": warning_of(Interpreting(request.conference, timezone.localdate()), pk),
        "roles": [(role, names.of(role)) for role in shown.roles.all()],
        "cues": shown.cues.all(),
        "history": as_history(
            lines, LineReader(request.member, request.conference), known=("programme.session",)
        ),
        "crumbs": crumbs(request),
    }
    return render(request, "programme/session.html", page)


@planners_only
@require_safe
def new(request: MemberRequest, slug: str) -> HttpResponse:
    usual = {
        "day": request.GET.get("day"),
        "by_rules": True,
        "kind": Session.Kind.PARALLEL,
        "audience": Session.Audience.PUBLIC,
    }
    return _form_page(request, SessionForm(request.conference, initial=usual))


@planners_only
@deed
def add(request: MemberRequest, slug: str) -> HttpResponse:
    form = SessionForm(request.conference, request.POST)
    if form.is_valid():
        try:
            made = actions.add(request.conference, by=request.by, **form.values)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The session has been planned."))
            return redirect("programme:session", slug, made.pk)
    return _form_page(request, form, status=422)


@planners_only
@require_safe
def edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    session = session_or_404(request, pk)
    form = SessionForm(request.conference, initial=SessionForm.initial_of(session))
    return _form_page(request, form, session, session.revision, was=drawn(form))


@planners_only
@deed
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    session, seen = session_or_404(request, pk), seen_in(request)
    if session.revision != seen:
        return _overtaken_page(request, session)
    form = SessionForm(request.conference, request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.change(session, seen=seen, by=request.by, **form.values),
    ):
        messages.success(request, _("The session has been changed."))
        return redirect("programme:session", slug, pk)
    return _form_page(request, form, session, seen, was=request.POST.get("was", ""), status=422)


def _overtaken_page(request: MemberRequest, session: Session) -> HttpResponse:
    now = SessionForm(request.conference, initial=SessionForm.initial_of(session))
    found = overtaken(changed_meanwhile(session), now, request.POST)
    form = SessionForm(request.conference, found.data)
    return _form_page(request, form, session, session.revision, overtaken=found, status=409)


def _form_page(
    request: MemberRequest,
    form: SessionForm,
    session: Session | None = None,
    seen: int = 0,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = {
        **frame(request),
        "form": form,
        "session": session,
        "seen": seen,
        "crumbs": crumbs(request, session),
        **more,
    }
    return render(request, "programme/edit.html", page, status=status)


@planners_only
@require_safe
def drop_ask(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    session = session_or_404(request, pk)
    page = {
        **frame(request),
        "session": session,
        "hidden": [("seen", session.revision)],
        "crumbs": crumbs(request, session),
    }
    return render(request, "programme/drop.html", page)


@planners_only
@deed
def drop(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    session = session_or_404(request, pk)
    if actions.drop(session, seen=seen_in(request), by=request.by):
        messages.success(
            request, _("The session has been cancelled; the next version announces this.")
        )
        return redirect("programme:session", slug, pk)
    messages.success(request, _("The session has been deleted; it had never been published."))
    return redirect("programme:sessions", slug)


@planners_only
@require_safe
def template(request: MemberRequest, slug: str) -> HttpResponse:
    page = {**frame(request), "crumbs": crumbs(request), "rooms": rooms_of(request.conference)}
    return render(request, "programme/template.html", page)


@planners_only
@deed
def template_apply(request: MemberRequest, slug: str) -> HttpResponse:
    number = apply_template(request.conference, by=request.by)
    said = _(
        "%(n)s sessions have been planned. Add titles, rooms and people. Nobody outside sees them "
        "before publication."
    )
    messages.success(request, said % {"n": number})
    return redirect("programme:board", slug)
