"""Arrivals and departures: entered, changed, late, met, cancelled. The programme learns when people are there."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.rules import Speaker
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.programme.actions.places import keep_stay
from plenipo.programme.models import Stay
from plenipo.records.actions import amend, claim, record, values_changed
from plenipo.records.models import By
from plenipo.welcome.models import Journey, JourneyWay, Traveller
from plenipo.welcome.queries.journeys import delegates_that_come, elsewhere_already, same_flight
from plenipo.welcome.verbs import Verb

State = Journey.State
Values = dict[str, Any]  # columns of a journey
NEXT = {State.EXPECTED: State.MET, State.MET: State.THERE}
BACK = {State.MET: State.EXPECTED, State.THERE: State.MET}
MOST = 40  # journeys of one delegation


@transaction.atomic
def enter_journey(
    delegation: Delegation, values: Values, delegates: Collection[int], *, by: By
) -> Journey:
    made = _new(delegation, values, delegates, by)
    record(Verb.JOURNEY_ENTERED, by=by, about=made)
    return made


@transaction.atomic
def change_journey(
    journey: Journey, values: Values, delegates: Collection[int], *, seen: int, by: By
) -> None:
    told = values_changed(journey, values)
    _change(journey, values, delegates, seen, by)
    record(Verb.JOURNEY_CHANGED, by=by, about=journey, **told)


@transaction.atomic
def state_journey(
    delegation: Delegation, values: Values, delegates: Collection[int], *, by: Speaker
) -> Journey:
    who = by_focal(by)
    made = _new(delegation, {**values, "by_party": True}, delegates, who)
    record(Verb.JOURNEY_STATED, by=who, about=made)
    return made


@transaction.atomic
def restate_journey(
    journey: Journey, values: Values, delegates: Collection[int], *, seen: int, by: Speaker
) -> None:
    who = by_focal(by)
    _change(journey, values, delegates, seen, who)
    record(Verb.JOURNEY_STATED, by=who, about=journey)


@transaction.atomic
def cancel_journey(journey: Journey, *, seen: int, by: By) -> None:
    _cancel(journey, seen, by)
    record(Verb.JOURNEY_CANCELLED, by=by, about=journey)


@transaction.atomic
def call_off_journey(journey: Journey, *, seen: int, by: Speaker) -> None:
    """By the delegation itself."""
    who = by_focal(by)
    _cancel(journey, seen, who)
    record(Verb.JOURNEY_CANCELLED, by=who, about=journey)


@transaction.atomic
def reinstate_journey(journey: Journey, *, seen: int, by: By) -> None:
    on = list(journey.travellers.values_list("delegate", flat=True))
    _on_one_only(journey.delegation, journey.way, on, journey)
    claim(journey, seen=seen, states=[State.CANCELLED], state=State.EXPECTED)
    journey.refresh_from_db()
    _tell_programme(journey, _persons(on), journey.at, by)
    record(Verb.JOURNEY_REINSTATED, by=by, about=journey)


@transaction.atomic
def enter_time(
    journey: Journey, at: datetime, *, whole_flight: bool, seen: int, by: By
) -> list[Journey]:
    """It lands or leaves at another time than was scheduled; for one delegation or all who sit in it."""
    others = list(same_flight(journey).select_for_update()) if whole_flight else []
    scheduled = journey.was_at if journey.was_at != at else None
    claim(journey, seen=seen, states=Journey.OPEN, at=at, scheduled=scheduled)
    for other in others:
        first = other.was_at if other.was_at != at else None
        amend(Journey.objects.filter(pk=other.pk), at=at, scheduled=first)
    for each in (journey, *others):
        on = each.travellers.values_list("delegate", flat=True)
        _tell_programme(each, _persons(on), at, by)
    record(Verb.JOURNEYS_LATE, by=by, about=journey, n=1 + len(others))
    return [journey, *others]


@transaction.atomic
def step(journey: Journey, *, back: bool, seen: int, by: By) -> str:
    """One further, or one back; where it is now."""
    state = State(journey.state)
    to = (BACK if back else NEXT).get(state)
    if to is None:
        raise Refused(_("This cannot be noted: reload the page to see how far the delegation is."))
    now = timezone.now()
    moments: Values = {"met_at": None} if to == State.EXPECTED else {}
    if to == State.MET and not back:
        moments = {"met_at": now}
    if to == State.THERE or back:
        moments["there_at"] = now if to == State.THERE else None
    claim(journey, seen=seen, states=[state], state=to, **moments)
    record(Verb.JOURNEY_STEP, by=by, about=journey, state=to)
    return to


def _new(delegation: Delegation, values: Values, delegates: Collection[int], by: By) -> Journey:
    if Journey.objects.filter(delegation=delegation).count() >= MOST:
        raise Refused(
            _("At most %(n)s arrivals and departures of one delegation can be entered.")
            % {"n": MOST}
        )
    on = _of(delegation, delegates)
    _on_one_only(delegation, values["way"], on)
    made = Journey.objects.create(
        conference_id=delegation.conference_id, delegation=delegation, **values
    )
    Traveller.objects.bulk_create([Traveller(journey=made, delegate_id=pk) for pk in on])
    _tell_programme(made, _persons(on), made.at, by)
    return made


def _change(
    journey: Journey, values: Values, delegates: Collection[int], seen: int, by: By
) -> None:
    on, before = _of(journey.delegation, delegates), journey.way
    was = set(journey.travellers.values_list("delegate", flat=True))
    _on_one_only(journey.delegation, values["way"], on, journey)
    if values["at"] != journey.at:
        values = {**values, "scheduled": None}
    claim(journey, seen=seen, states=Journey.OPEN, **values)
    Traveller.objects.filter(journey=journey).exclude(delegate__in=on).delete()
    Traveller.objects.bulk_create(
        [Traveller(journey=journey, delegate_id=pk) for pk in on if pk not in was]
    )
    _forget_in_programme(journey, _persons(was - set(on) if before == values["way"] else was), by)
    journey.refresh_from_db()
    _tell_programme(journey, _persons(on), journey.at, by)


def _cancel(journey: Journey, seen: int, by: By) -> None:
    claim(journey, seen=seen, states=Journey.OPEN, state=State.CANCELLED)
    on = journey.travellers.values_list("delegate", flat=True)
    _forget_in_programme(journey, _persons(on), by)


def _of(delegation: Delegation, delegates: Collection[int]) -> list[int]:
    found = delegates_that_come(delegation).filter(pk__in=list(delegates))
    return list(found.values_list("pk", flat=True))


def _on_one_only(
    delegation: Delegation, way: str, on: Collection[int], but: Journey | None = None
) -> None:
    n = len(elsewhere_already(delegation.conference, way, on, but))
    if not n:
        return
    said = (
        ngettext(
            "%(n)s of these people already has another arrival. Take them off it first.",
            "%(n)s of these people already have another arrival. Take them off it first.",
            n,
        )
        if way == JourneyWay.IN
        else ngettext(
            "%(n)s of these people already has another departure. Take them off it first.",
            "%(n)s of these people already have another departure. Take them off it first.",
            n,
        )
    )
    raise Refused(said % {"n": n})


def _persons(delegates: Iterable[int]) -> list[Person]:
    numbers = list(delegates)
    found = Delegate.objects.filter(pk__in=numbers).select_related("person") if numbers else []
    return [each.person for each in found]


def _tell_programme(
    journey: Journey, persons: Iterable[Person], at: datetime | None, by: By
) -> None:
    """When they are there, as the programme knows it (at: none, it does not any more)."""
    conference = journey.conference
    for person in persons:
        known = Stay.objects.filter(conference=conference, person=person).first()
        arrives, leaves = (known.arrives, known.leaves) if known else (None, None)
        if journey.way == JourneyWay.IN:
            arrives = at
        else:
            leaves = at
        if arrives and leaves and leaves <= arrives:
            raise Refused(_("Somebody who travels with it would leave before they arrive."))
        keep_stay(conference, person, arrives=arrives, leaves=leaves, by=by)


def _forget_in_programme(journey: Journey, persons: Iterable[Person], by: By) -> None:
    _tell_programme(journey, persons, None, by)
