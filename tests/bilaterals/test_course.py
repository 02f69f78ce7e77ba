"""What became of a meeting, and what is to be done after it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.bilaterals.actions.after import (
    add_follow_up,
    keep_note,
    keep_read_out,
    remove_follow_up,
    say_course,
    tick_off,
)
from plenipo.bilaterals.actions.answers import accept
from plenipo.bilaterals.actions.keys import write_again
from plenipo.bilaterals.actions.meetings import new_calendar
from plenipo.bilaterals.bridge.noted import NoteText, Undertaken
from plenipo.bilaterals.models import Course, FollowUp, PlannedMeeting
from plenipo.bilaterals.queries.after import became_of, follow_ups_of, note_of, side_by_side
from plenipo.bilaterals.queries.meetings import addresses_of, appointments_of, shown_at
from plenipo.bilaterals.queries.planning import agreed_requests
from plenipo.bilaterals.words.after import names_of_sides
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.kit.errors import Refused
from plenipo.records.models import Letter
from tests.bilaterals.conftest import wished
from tests.factories import PlanFactory, PlannedMeetingFactory, PrincipalFactory, RoomFactory


def placed(world, request, minutes):
    """In the plan in force; it began so many minutes ago (less than none: it is still to come)."""
    starts = timezone.now() - timedelta(minutes=minutes)
    return PlannedMeetingFactory(
        plan=PlanFactory(conference=world.conference, state="in_force"),
        request=request,
        room=RoomFactory(conference=world.conference),
        starts=starts,
        ends=starts + timedelta(minutes=20),
    )


@pytest.fixture
def agreed(sides, asked):
    request = asked()
    accept(request, side=sides.hills, by=by_focal(sides.gil))
    return request


@pytest.fixture
def met(world, agreed):
    placed(world, agreed, 25)
    return agreed


@pytest.fixture
def with_host(world, sides, asked):
    """The Rivers and the chair of the host met five minutes ago."""
    chair = PrincipalFactory(conference=world.conference, name="Ms Delta", office="Chair")
    request = asked(wished(to_host=True, levels=((1, chair),)))
    accept(request, side=None, by=sides.bea)
    PlannedMeeting.objects.filter(pk=placed(world, request, 25).pk).update(principal=chair)
    return request


def say(request, side, focal, state="held", **more):
    return say_course(request, side=side, state=state, by=by_focal(focal), **{"seen": 0, **more})


# ---- what became of it


def test_whoever_was_there_says_what_became_of_it_and_both_sides_read_it(sides, met):
    say(met, sides.rivers, sides.fay, "overrun", minutes=40)

    told = became_of(met, names_of_sides(sides.hills, met))

    assert (told.course.state, told.course.minutes) == ("overrun", 40)
    assert told.said_by == "Party of Rivers"


def test_a_side_that_did_not_come_is_named(sides, met):
    with pytest.raises(Refused, match="which side did not attend"):
        say(met, sides.rivers, sides.fay, "no_show")

    say(met, sides.rivers, sides.fay, "no_show", absent="asked")

    assert became_of(met, names_of_sides(None, met)).absent == "Party of Hills"


def test_of_two_who_say_it_at_once_the_second_is_told(sides, met):
    say(met, sides.rivers, sides.fay)

    with pytest.raises(Refused, match="The outcome of the meeting has since been recorded."):
        say(met, sides.hills, sides.gil, "cut_short")

    say(met, sides.hills, sides.gil, "cut_short", seen=1)
    assert Course.objects.get().state == "cut_short"


def test_a_third_delegation_says_nothing(sides, met):
    with pytest.raises(Refused):
        say(met, sides.coast, sides.tam)


def test_before_it_begins_a_meeting_can_only_be_cancelled(world, sides, agreed):
    placed(world, agreed, -60)

    with pytest.raises(Refused, match="The meeting has not begun."):
        say(agreed, sides.rivers, sides.fay)

    say(agreed, sides.rivers, sides.fay, "cancelled")
    assert Course.objects.get().state == "cancelled"


def test_a_cancelled_meeting_is_told_to_the_other_side_and_its_place_is_free(world, sides, agreed):
    room = placed(world, agreed, -60).room
    Letter.objects.all().delete()

    say(agreed, sides.hills, sides.gil, "cancelled")

    assert [each.to_email for each in Letter.objects.all()] == [sides.fay.email]
    assert shown_at(room, timezone.now()) == []
    assert agreed_requests(world.conference) == []
    assert [each.cancelled for each in appointments_of(sides.rivers)] == [True]


def test_calendars_take_a_cancelled_meeting_out_and_in_again(world, sides, agreed, as_):
    placed(world, agreed, -60)
    new_calendar(sides.rivers, by=by_focal(sides.fay))
    address = reverse("bilaterals:calendar", args=[addresses_of(sides.rivers).feed])

    def told():
        text = as_(None).get(address).content.decode()
        return int(text.partition("SEQUENCE:")[2].split()[0]), "STATUS:CANCELLED" in text

    first = told()
    say(agreed, sides.rivers, sides.fay, "cancelled")
    second = told()
    PlannedMeeting.objects.update(starts=timezone.now() - timedelta(minutes=1))
    say(agreed, sides.rivers, sides.fay, "held", seen=1)
    third = told()

    assert [cancelled for _number, cancelled in (first, second, third)] == [False, True, False]
    assert first[0] < second[0] < third[0]


def test_a_liaison_officer_says_it_on_the_telephone(sides, met, as_):
    new_calendar(sides.rivers, by=by_focal(sides.fay))
    token = addresses_of(sides.rivers).agenda
    address = reverse("bilaterals:agenda-course", args=[token, met.pk])

    wrong = as_(None).post(address, {"key": "k1", "course-seen": "0", "course-state": "no_show"})
    assert wrong.status_code == 422
    assert "Choose which side did not attend." in wrong.content.decode()

    as_(None).post(address, {"key": "k2", "course-seen": "0", "course-state": "pull_aside"})

    page = as_(None).get(reverse("bilaterals:agenda", args=[token])).content.decode()
    assert "a pull-aside instead" in page


def test_the_liaison_officer_of_a_third_delegation_finds_no_such_meeting(sides, met, as_):
    new_calendar(sides.coast, by=by_focal(sides.tam))
    address = reverse("bilaterals:agenda-course", args=[addresses_of(sides.coast).agenda, met.pk])

    answer = as_(None).post(address, {"key": "k", "course-seen": "0", "course-state": "held"})

    assert answer.status_code == 404
    assert not Course.objects.exists()


# ---- follow-ups


def test_follow_ups_are_read_by_their_own_side_alone(world, sides, met):
    add_follow_up(
        met,
        Undertaken("Send the text", "Ms Delta"),
        due=None,
        side=sides.rivers,
        by=by_focal(sides.fay),
    )

    (mine,) = follow_ups_of(sides.rivers, world.conference)

    assert (mine.told.what, mine.told.who, mine.tone) == ("Send the text", "Ms Delta", "wait")
    assert follow_ups_of(sides.hills, world.conference) == []
    assert follow_ups_of(None, world.conference) == []
    assert "Send the text" not in FollowUp.objects.values_list("sealed", flat=True).get()


def test_the_most_urgent_comes_first_and_what_is_late_is_marked(world, sides, met):
    by = by_focal(sides.fay)
    for what, due in (("C", None), ("B", date(2099, 1, 1)), ("A", date(2020, 1, 1))):
        add_follow_up(met, Undertaken(what), due=due, side=sides.rivers, by=by)

    there = follow_ups_of(sides.rivers, world.conference)

    assert [(each.told.what, each.tone) for each in there] == [
        ("A", "no"),
        ("B", "wait"),
        ("C", "wait"),
    ]


def test_a_follow_up_is_ticked_off_opened_again_and_removed(world, sides, met):
    by = by_focal(sides.fay)
    one = add_follow_up(met, Undertaken("Send it"), due=None, side=sides.rivers, by=by)

    tick_off(one, done=True, by=by)
    assert follow_ups_of(sides.rivers, world.conference) == []
    assert [each.tone for each in follow_ups_of(sides.rivers, world.conference, met)] == ["yes"]
    with pytest.raises(Refused, match="has since marked this as done"):
        tick_off(one, done=True, by=by)

    tick_off(one, done=False, by=by)
    remove_follow_up(one, by=by)
    assert not FollowUp.objects.exists()


def test_another_sides_follow_up_is_not_there(sides, met, as_):
    by = by_focal(sides.fay)
    one = add_follow_up(met, Undertaken("Send it"), due=None, side=sides.rivers, by=by)

    address = reverse("bilaterals:follow-up", args=[met.pk])
    answer = as_(sides.gil).post(address, {"key": "k", "one": one.pk, "do": "done"})

    assert answer.status_code == 404


def test_follow_ups_are_written_again_with_a_new_key(sides, met):
    add_follow_up(met, Undertaken("Send it"), due=None, side=sides.rivers, by=by_focal(sides.fay))

    assert write_again() == 2  # the request and the follow-up


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_of_follow_ups_costs_no_more_queries(
    number, world, sides, with_host, as_, django_assert_num_queries
):
    for what in range(number):
        add_follow_up(with_host, Undertaken(f"Do {what}"), due=None, side=None, by=sides.bea)
    client = as_(world.bea)

    # session, account, membership; the follow-ups; rail, switches, what waits, what the programme told
    with django_assert_num_queries(8):
        page = client.get(reverse("bilaterals:follow-ups", args=[world.conference.slug]))

    assert page.content.decode().count("data-row") == number


# ---- the host is a side like any other


def test_the_desk_writes_the_note_and_the_read_out_of_the_host(world, sides, with_host, as_):
    slug, client = world.conference.slug, as_(world.bea)

    begun = client.get(reverse("bilaterals:desk-note", args=[slug, with_host.pk]))
    client.post(
        reverse("bilaterals:desk-note-keep", args=[slug, with_host.pk]),
        {
            "key": "k1",
            "seen": "0",
            "held_on": "2027-05-10",
            "classification": "internal",
            "topics": "Rivers",
        },
    )
    client.post(
        reverse("bilaterals:desk-read-out-keep", args=[slug, with_host.pk]),
        {"key": "k2", "read-seen": "0", "read-text": "They spoke of rivers."},
    )

    assert "Ms Delta, Chair" in begun.content.decode()
    assert note_of(with_host, None)[1].topics == "Rivers"
    assert [piece.text for piece in side_by_side(with_host).asked] == ["They spoke of rivers."]


def test_the_other_side_reads_nothing_of_the_hosts_note(sides, with_host):
    keep_note(
        with_host,
        NoteText(topics="Rivers"),
        side=None,
        classification="internal",
        held_on=date(2027, 5, 10),
        seen=0,
        by=sides.bea,
    )
    keep_read_out(with_host, "They spoke.", side=None, seen=0, by=sides.bea)

    assert note_of(with_host, sides.rivers) == (None, NoteText())


def test_the_desk_writes_for_nobody_but_the_host(world, met, as_):
    address = reverse("bilaterals:desk-note", args=[world.conference.slug, met.pk])

    assert as_(world.bea).get(address).status_code == 404
