"""Each of two has asked the other: one meeting, and one line wherever it is listed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from plenipo.bilaterals.bridge.commitments import EVER
from plenipo.bilaterals.models import Course, MeetingRequest, Plan, PlannedMeeting
from plenipo.bilaterals.queries.requests import SeenRequest
from plenipo.delegations.models import Delegation

STANDING = (*MeetingRequest.OPEN, *MeetingRequest.AGREED)
Pair = frozenset[int | None]


def pair_of(request: MeetingRequest) -> Pair:
    return frozenset((request.asker_id, request.asked_id))


def once_a_pair(requests: list[MeetingRequest]) -> list[MeetingRequest]:
    """Of agreed requests, one for both: that which has its place in the plan in force, else the one agreed first. It is
    as long, and for as many, as the larger of the two. One query, if there are such."""
    there = {(each.asker_id, each.asked_id) for each in requests}
    mutual = [each for each in requests if (each.asked_id, each.asker_id) in there]
    if not mutual:
        return requests
    placed = dict(
        PlannedMeeting.objects.filter(
            plan__state=Plan.State.IN_FORCE, request__in=[each.pk for each in mutual]
        ).values_list("request", "starts")
    )
    first: dict[Pair, MeetingRequest] = {}
    gone = set()
    for each in sorted(mutual, key=lambda each: _foremost(each, placed)):
        main = first.setdefault(pair_of(each), each)
        if main.asker_id != each.asker_id and asked_in_time(each, main, placed.get(main.pk)):
            main.minutes = max(main.minutes, each.minutes)
            main.persons = max(main.persons, each.persons)
            gone.add(each.pk)
    return [each for each in requests if each.pk not in gone]


def _foremost(request: MeetingRequest, placed: Mapping[Any, datetime]) -> tuple[bool, datetime]:
    return request.pk not in placed, request.answered_at or EVER


def asked_in_time(later: MeetingRequest, main: MeetingRequest, starts: datetime | None) -> bool:
    """Whoever asks when the meeting has begun, or was cancelled, asks for another one."""
    asked = later.sent_at or later.made
    course = getattr(main, "course", None)
    if course is not None and course.state == Course.State.CANCELLED and course.at < asked:
        return False
    return starts is None or asked < starts


def with_twins(requests: QuerySet[MeetingRequest]) -> QuerySet[MeetingRequest]:
    """`twin`: another request of the same two is agreed, the other way round, and is counted instead."""
    other = MeetingRequest.objects.filter(
        asker=OuterRef("asked"), asked=OuterRef("asker"), state__in=MeetingRequest.AGREED
    )
    return requests.annotate(twin=Exists(other.filter(pk__lt=OuterRef("pk"))))


def waiting_pairs(conference: int) -> int:
    """Meetings that may still be agreed: two who wait for each other count once, two who have agreed do not count."""
    rows = MeetingRequest.objects.filter(conference=conference, state__in=STANDING)
    agreed, waiting, others = set(), set(), 0
    for asker, asked, state in rows.values_list("asker", "asked", "state"):
        pair = frozenset((asker, asked))
        if state in MeetingRequest.AGREED:
            agreed.add(pair)
        elif asked is None:
            others += 1
        else:
            waiting.add(pair)
    return others + len(waiting - agreed)


def in_one_line(told: Iterable[SeenRequest]) -> tuple[list[SeenRequest], list[SeenRequest]]:
    """(one for each meeting that both asked for, the others). What a side reads under its own words stays apart until
    it is answered: who is meant by them is not for this list to say."""
    theirs = {each.request.asker_id: each for each in told if not each.ours and _stands(each)}
    both: dict[int, list[SeenRequest]] = {}
    for each in told:
        other = theirs.get(each.request.asked_id or 0) if each.ours and _stands(each) else None
        if other is not None and not each.request.in_own_words:
            both.setdefault(other.request.asker_id, [other]).append(each)
    gone = {each.pk for group in both.values() for each in group}
    return [_main(group) for group in both.values()], [each for each in told if each.pk not in gone]


def _stands(told: SeenRequest) -> bool:
    return told.request.state in STANDING


def _main(group: list[SeenRequest]) -> SeenRequest:
    """What is agreed; else the other side's, which this side may accept."""
    agreed = [each for each in group if each.request.state in MeetingRequest.AGREED]
    return min(agreed, key=lambda each: each.request.answered_at or EVER) if agreed else group[0]


def other_way(side: Delegation, request: MeetingRequest) -> MeetingRequest | None:
    """The standing request of the same two the other way round, as far as this side may know of it."""
    if request.asked_id is None or request.state not in MeetingRequest.OPEN:
        return None
    ours = request.asker_id == side.pk
    found = MeetingRequest.objects.filter(
        asker=request.asked_id, asked=request.asker_id, state__in=STANDING
    ).first()
    mine = request if ours else found
    return None if mine is None or mine.in_own_words else found
