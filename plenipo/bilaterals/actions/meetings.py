"""Meetings of the plan in force: arranged and signed by both sides, placed by themselves, put into calendars."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.bilaterals import rules
from plenipo.bilaterals.actions.after import not_of_another
from plenipo.bilaterals.actions.journal import note, tell_news
from plenipo.bilaterals.bridge.times import when
from plenipo.bilaterals.models import (
    Arrangement,
    CalendarLink,
    MeetingRequest,
    Plan,
    PlannedMeeting,
)
from plenipo.bilaterals.profile import Bilaterals
from plenipo.bilaterals.queries.meetings import (
    Addresses,
    in_force_of,
    meeting_in_force,
    signature_of,
)
from plenipo.bilaterals.queries.placing import placing_of
from plenipo.bilaterals.rules import Side
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.actions import while_it_lasts
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.kit.tokens import hash_of, new_nonce
from plenipo.records.actions import amend, claim
from plenipo.records.models import By


@transaction.atomic
def arrange(
    request: MeetingRequest, *, side: Side, people: str, seating: str, press: str, seen: int, by: By
) -> Arrangement:
    """One side says who comes and how it should be. What it changes the other has to sign again."""
    _may_arrange(side, request)
    found = _kept(request)
    names = {"asker_people" if rules.asks(side, request) else "asked_people": people}
    claim(found, seen=seen, in_words=_other_side_changed, **names, seating=seating, press=press)
    found.refresh_from_db()
    note(DeskVerb.ARRANGED, by=by, about=request)
    return found


def _kept(request: MeetingRequest) -> Arrangement:
    found, _made = Arrangement.objects.get_or_create(
        request=request, defaults={"press": request.press}
    )
    return found


def _other_side_changed() -> str:
    return _("The other side has since changed something. Reload the page to see it.")


@transaction.atomic
def sign(request: MeetingRequest, *, side: Side, seen: int, by: By) -> bool:
    """Sign what stands there, with its place in the plan in force; whether both have signed the same now."""
    _may_arrange(side, request)
    meeting = meeting_in_force(request)
    if meeting is None:
        raise Refused(
            _("The meeting has no time and room yet. Confirm the arrangements once it has.")
        )
    found = _kept(request)
    if found.revision != seen:
        raise Refused(_other_side_changed())
    signed = signature_of(found, meeting)
    mine = "asker_signed" if rules.asks(side, request) else "asked_signed"
    Arrangement.objects.filter(pk=found.pk, revision=seen).update(**{mine: signed})
    found.refresh_from_db()
    other = request.asked if rules.asks(side, request) else request.asker
    if other is not None:
        tell_news(other, request.conference)
    note(DeskVerb.SIGNED, by=by, about=request)
    return found.asker_signed == found.asked_signed == signed


def _may_arrange(side: Side, request: MeetingRequest) -> None:
    while_it_lasts(request.conference)
    if not (rules.asks(side, request) or rules.is_asked(side, request)):
        raise Refused(_("This request has since been changed. Reload the page to see it."))
    if request.state not in MeetingRequest.AGREED:
        raise Refused(_("Arrangements can be made only for meetings agreed by both sides."))
    not_of_another(request, meeting_in_force(request))


@transaction.atomic
def place_now(
    request: MeetingRequest, *, side: Side, starts: datetime | None = None, by: By
) -> PlannedMeeting:
    """A free time and room from both calendars at once, nobody else's touched; at `starts`, if that was chosen. Raises
    Refused where there is none."""
    may_be_placed(request, side)
    plan = in_force_of(request.conference) or _first_plan(request, by)
    amend(Plan.objects.filter(pk=plan.pk))  # one at a time
    _not_placed_yet(request)
    placing = placing_of(request, timezone.now())
    row = placing.at(starts) if starts else next(iter(placing.offers(1)), None)
    if row is None and starts:
        raise Refused(_("This time has been taken. Choose another one."))
    if row is None:
        raise Refused(
            _("There is no time at which both sides and a room are free. Please contact the desk.")
        )
    row.plan = plan
    row.save()
    Plan.objects.filter(pk=plan.pk).update(
        requests_seen={**plan.requests_seen, str(request.pk): request.revision}
    )
    other = request.asked if rules.asks(side, request) else request.asker
    if other is not None:
        tell_news(other, request.conference)
    note(DeskVerb.PLACED, by=by, about=request)
    return row


def may_be_placed(request: MeetingRequest, side: Side) -> None:
    """Raises Refused unless this side may choose a time itself."""
    _may_arrange(side, request)
    if not rules.may_place_itself(request, rules_of(request.conference).of(Bilaterals)):
        raise Refused(_("This meeting is scheduled by the desk. Please contact the desk."))
    _not_placed_yet(request)


def _not_placed_yet(request: MeetingRequest) -> None:
    there = meeting_in_force(request)
    if there is not None:
        told = {"when": when(there.starts, request.conference.zone)}
        raise Refused(_("This meeting has already been scheduled: %(when)s.") % told)


def _first_plan(request: MeetingRequest, by: By) -> Plan:
    """Where no plan is in force yet, small meetings make their own."""
    last = Plan.objects.filter(conference=request.conference).order_by("-number").first()
    return Plan.objects.create(
        conference=request.conference,
        number=(last.number if last else 0) + 1,
        state=Plan.State.IN_FORCE,
        figures={},
        made_at=timezone.now(),
        in_force_at=timezone.now(),
        made_by=by.account,
    )


@transaction.atomic
def new_calendar(delegation: Delegation, *, by: By) -> bool:
    """Secret addresses for its calendars and its liaison officer; whether there were some, which work no longer."""
    nonce = new_nonce()
    tokens = Addresses.of(nonce)
    hashed = {"hash": hash_of(tokens.agenda), "feed_hash": hash_of(tokens.feed)}
    _link, first = CalendarLink.objects.update_or_create(
        delegation=delegation, defaults={"nonce": nonce, **hashed, "made": timezone.now()}
    )
    note(DeskVerb.CALENDAR, by=by, about=delegation)
    return not first
