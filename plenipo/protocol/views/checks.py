"""The checklists of events: what is open, and who ticked what."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import reader_of
from plenipo.kit.forms import done
from plenipo.programme.models import Session
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions import checks as actions
from plenipo.protocol.forms.checks import TickForm
from plenipo.protocol.models import EventCheck, PlateRun
from plenipo.protocol.profile import PlateRules
from plenipo.protocol.queries import checks as queries
from plenipo.protocol.queries.plates import PlatesAsked, plates_seen
from plenipo.protocol.views.frame import crumbs
from plenipo.protocol.words import checks as words


@protocol_only
@require_safe
def events(request: MemberRequest, slug: str) -> HttpResponse:
    found = queries.checked(request.conference, queries.events_of(request.conference))
    lines = [
        (each, [(one, words.LABELS[words.Item(one.key)]) for one in each.items]) for each in found
    ]
    return render(request, "protocol/checks/list.html", {"lines": lines})


def _session(request: MemberRequest, pk: int) -> Session:
    session = get_object_or_404(queries.events_of(request.conference), pk=pk)
    session.conference = request.conference
    return session


@protocol_only
@require_safe
def event(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _page(request, _session(request, pk))


def _told(request: MemberRequest, session: Session) -> list[words.ItemInWords]:
    (found,) = queries.checked(request.conference, [session])
    for plan in found.plans:
        plan.conference = request.conference
    reader = reader_of(request.member)
    sights = [
        plates_seen(request.conference, PlatesAsked(PlateRun.Of.PLAN, plan), reader)
        for plan in found.plans
    ]
    left = queries.heads_without_place(request.conference, found.plans)
    rules = rules_of(request.conference).of(PlateRules)
    return words.items_in_words(found.items, rules, sights, left)


def _page(
    request: MemberRequest, session: Session, wrong: TickForm | None = None, status: int = 200
) -> HttpResponse:
    lines = [(each, _form_of(each, wrong)) for each in _told(request, session)]
    page: dict[str, Any] = {
        "session": session,
        "lines": lines,
        "crumbs": crumbs(request, ("protocol:checks", _("Checks"))),
    }
    return render(request, "protocol/checks/event.html", page, status=status)


def _form_of(each: words.ItemInWords, wrong: TickForm | None) -> TickForm:
    if wrong is not None and wrong.data.get("item") == each.item.key:
        return wrong
    initial = {"seen": each.item.basis, "item": each.item.key}
    return TickForm(initial=initial, auto_id=f"{each.item.key}_%s")


@protocol_only
@deed
def tick(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    session = _session(request, pk)
    item = request.POST.get("item", "")
    form = TickForm(request.POST, auto_id=f"{item}_%s")
    if not form.is_valid():
        return _page(request, session, form, status=422)
    told = form.cleaned_data
    against = [
        line for each in _told(request, session) if each.item.key == item for line in each.against
    ]
    if against:
        form.add_error("note", " ".join(against))
        return _page(request, session, form, status=409)
    if not done(
        form,
        lambda: actions.tick(session, item, told["note"], seen=told["seen"], by=request.by),
        at="note",
    ):
        return _page(request, session, form, status=409)
    messages.success(request, _("Ticked."))
    return redirect("protocol:check", slug, pk)


@protocol_only
@deed
def untick(request: MemberRequest, slug: str, pk: int, item: str) -> HttpResponse:
    row = get_object_or_404(EventCheck, session=_session(request, pk), item=item)
    actions.untick(row, by=request.by)
    messages.success(request, _("No longer ticked."))
    return redirect("protocol:check", slug, pk)
