"""Meetings with a time and a room: signed by both, placed by themselves, in calendars, at the door."""

import re
from datetime import UTC, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.bilaterals.actions import meetings as arranging
from plenipo.bilaterals.actions.answers import accept
from plenipo.bilaterals.actions.journal import note
from plenipo.bilaterals.actions.requests import withdraw
from plenipo.bilaterals.actions.ripple import _move_meetings
from plenipo.bilaterals.models import Arrangement, MeetingRequest, Plan, PlannedMeeting
from plenipo.bilaterals.queries.doors import door_of
from plenipo.bilaterals.queries.meetings import (
    addresses_of,
    arranged_for,
    display_token,
    meeting_in_force,
    shown_at,
)
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.programme.actions.removal import drop_room
from plenipo.programme.bridge.ripple import Move
from plenipo.programme.models import Day
from plenipo.programme.words.agenda import Whose, agenda_of
from plenipo.records.models import By
from tests.bilaterals.conftest import wished
from tests.factories import (
    DelegateFactory,
    PlanFactory,
    PlannedMeetingFactory,
    PrincipalFactory,
    RoomFactory,
    SessionFactory,
)
from tests.programme.released import release_all


@pytest.fixture
def room(world):
    return RoomFactory(conference=world.conference)


@pytest.fixture
def meeting(world, sides, asked, room):
    """The Rivers meet the Hills on 10 May at 9:00, by the plan in force."""
    request = asked()
    accept(request, side=sides.hills, by=by_focal(sides.gil))
    plan = PlanFactory(conference=world.conference, number=1, state="in_force")
    return PlannedMeetingFactory(plan=plan, request=request, room=room)


def both(meeting, sides, *, seen=0):
    request = meeting.request
    first = arranging.sign(request, side=sides.rivers, seen=seen, by=by_focal(sides.fay))
    second = arranging.sign(request, side=sides.hills, seen=seen, by=by_focal(sides.gil))
    return first, second


def arrange(meeting, side, focal, *, seen=0, people="Ms Delta, Secretary-General"):
    return arranging.arrange(
        meeting.request,
        side=side,
        people=people,
        seating="round",
        press="photo",
        seen=seen,
        by=by_focal(focal),
    )


# ---- signed


def test_a_meeting_is_confirmed_when_both_have_signed_the_same(sides, meeting):
    assert both(meeting, sides) == (False, True)

    told = arranged_for(sides.rivers, meeting.request)
    assert (told["signed_mine"], told["signed_theirs"]) == (True, True)


def test_whoever_has_confirmed_is_not_asked_to_confirm_again(sides, meeting, as_):
    address = reverse("bilaterals:request", args=[meeting.request_id])
    button = 'value="sign"'

    before = as_(sides.fay).get(address).content.decode()
    arranging.sign(meeting.request, side=sides.rivers, seen=0, by=by_focal(sides.fay))
    after = as_(sides.fay).get(address).content.decode()
    arrange(meeting, sides.hills, sides.gil, seen=0)
    changed = as_(sides.fay).get(address).content.decode()

    assert [button in page for page in (before, after, changed)] == [True, False, True]


def test_whatever_one_side_changes_is_signed_anew(sides, meeting):
    both(meeting, sides)

    arrange(meeting, sides.hills, sides.gil)

    told = arranged_for(sides.rivers, meeting.request)
    assert (told["signed_mine"], told["signed_theirs"]) == (False, False)
    assert told["their_people"] == "Ms Delta, Secretary-General"


def test_a_meeting_that_the_plan_moves_is_signed_anew(sides, meeting):
    both(meeting, sides)

    PlannedMeeting.objects.filter(pk=meeting.pk).update(
        starts=meeting.starts + timedelta(hours=1), ends=meeting.ends + timedelta(hours=1)
    )

    assert not arranged_for(sides.rivers, meeting.request)["signed_mine"]


def test_of_two_sides_that_change_at_once_the_second_is_told(sides, meeting):
    arrange(meeting, sides.hills, sides.gil, seen=0)

    with pytest.raises(Refused, match="The other side has since changed something."):
        arrange(meeting, sides.rivers, sides.fay, seen=0)


def test_nothing_is_signed_that_was_not_seen(sides, meeting):
    arrange(meeting, sides.hills, sides.gil)

    with pytest.raises(Refused, match="The other side has since changed something."):
        arranging.sign(meeting.request, side=sides.rivers, seen=0, by=by_focal(sides.fay))


def test_a_third_delegation_arranges_nothing(sides, meeting):
    with pytest.raises(Refused):
        arrange(meeting, sides.coast, sides.tam)

    assert Arrangement.objects.count() == 0


# ---- by themselves


@pytest.fixture
def self_service(world, room):
    for day in (10, 11):
        Day.objects.create(
            conference=world.conference, date=f"2027-05-{day}", opens="09:00", closes="10:30"
        )
    world.conference.profiles.create(
        version=9,
        since=datetime(2027, 1, 1, tzinfo=UTC),
        values={
            "bilateral_self_service": True,
            "categories": [{"key": "party", "quota": 3, "rights": ["attend"]}],
        },
    )


@pytest.fixture
def small(sides, asked):
    def agree(other, side_of_other, **asker):
        request = asked(wished(other), **asker)
        accept(request, side=other, by=by_focal(side_of_other))
        return request

    return agree


def test_a_small_meeting_finds_its_place_in_both_calendars(self_service, room, sides, small):
    request = small(sides.hills, sides.gil)

    placed = arranging.place_now(request, side=sides.rivers, by=by_focal(sides.fay))

    assert (placed.room, placed.plan.state) == (room, "in_force")


def test_it_moves_nobody_elses_meeting(self_service, sides, small):
    first = small(sides.hills, sides.gil)
    stands = arranging.place_now(first, side=sides.rivers, by=by_focal(sides.fay))
    second = small(sides.hills, sides.gil, asker=sides.coast, focal=sides.tam)

    placed = arranging.place_now(second, side=sides.hills, by=by_focal(sides.gil))

    stands.refresh_from_db()
    assert placed.starts != stands.starts
    assert Plan.objects.get() == placed.plan


def test_without_a_common_free_time_the_desk_is_asked(self_service, world, sides, small):
    Day.objects.filter(conference=world.conference).exclude(date="2027-05-10").delete()
    Day.objects.update(closes="09:30")
    first = small(sides.hills, sides.gil)
    arranging.place_now(first, side=sides.rivers, by=by_focal(sides.fay))
    second = small(sides.hills, sides.gil, asker=sides.coast, focal=sides.tam)

    with pytest.raises(Refused, match="There is no time at which both sides and a room are free."):
        arranging.place_now(second, side=sides.coast, by=by_focal(sides.tam))


def test_where_the_profile_does_not_let_them_the_desk_places_meetings(room, sides, small):
    with pytest.raises(Refused, match="This meeting is scheduled by the desk."):
        arranging.place_now(
            small(sides.hills, sides.gil), side=sides.rivers, by=by_focal(sides.fay)
        )


def offered(as_, focal, request):
    page = as_(focal).get(reverse("bilaterals:times", args=[request.pk])).content.decode()
    return re.findall(r'name="starts" value="([^"]+)"', page), page


def test_three_times_are_offered_on_both_days_and_one_press_takes_one(
    self_service, sides, small, as_
):
    request = small(sides.hills, sides.gil)
    times, _page = offered(as_, sides.fay, request)
    assert len(times) == 3
    assert {each[:10] for each in times} == {"2027-05-10", "2027-05-11"}

    address = reverse("bilaterals:place", args=[request.pk])
    as_(sides.fay).post(address, {"key": uuid4().hex, "starts": times[2]})

    assert meeting_in_force(request).starts == datetime.fromisoformat(times[2])


def test_a_time_that_was_taken_since_is_said_with_others(self_service, sides, small, as_):
    first = small(sides.hills, sides.gil)
    second = small(sides.hills, sides.gil, asker=sides.coast, focal=sides.tam)
    times, _page = offered(as_, sides.tam, second)
    chosen = datetime.fromisoformat(times[0])
    arranging.place_now(first, side=sides.rivers, starts=chosen, by=by_focal(sides.fay))

    address = reverse("bilaterals:place", args=[second.pk])
    answer = as_(sides.tam).post(address, {"key": uuid4().hex, "starts": times[0]})

    assert answer.status_code == 422
    assert "This time has been taken." in answer.content.decode()
    assert meeting_in_force(second) is None


def a_plenary(world, title, day, hours):
    starts, ends = (datetime(2027, 5, day, *each, tzinfo=UTC) for each in hours)
    return SessionFactory(
        conference=world.conference, kind="plenary", title={"en": title}, starts=starts, ends=ends
    )


def test_times_in_a_plenary_come_last_and_name_it(self_service, world, sides, small, as_):
    a_plenary(world, "First plenary", 10, ((9, 0), (10, 30)))
    a_plenary(world, "Second plenary", 11, ((9, 0), (10, 0)))
    release_all(world.conference)
    request = small(sides.hills, sides.gil)

    (first, *others), page = offered(as_, sides.fay, request)

    assert first == "2027-05-11T10:10:00+00:00"
    assert [each[:10] for each in others] == ["2027-05-10", "2027-05-11"]
    assert "At the same time: First plenary (09:00–10:30)" in page
    assert page.count("At the same time:") == 2
    assert arranging.place_now(
        request, side=sides.rivers, by=by_focal(sides.fay)
    ).starts == datetime.fromisoformat(first)


def test_a_plenary_that_is_not_released_is_neither_named_nor_told_by_the_order(
    self_service, world, sides, small, as_
):
    request = small(sides.hills, sides.gil)
    before, _page = offered(as_, sides.fay, request)
    a_plenary(world, "In preparation", 10, ((9, 0), (10, 30)))

    after, page = offered(as_, sides.fay, request)

    assert after == before
    assert "In preparation" not in page


@pytest.fixture
def placed(self_service, sides, small):
    """What the Rivers and the Hills agreed on has its time since the other side pressed."""
    request = small(sides.hills, sides.gil)
    chosen = arranging.place_now(request, side=sides.hills, by=by_focal(sides.gil))
    return request, chosen


def test_a_time_that_the_other_side_chose_first_is_said_on_the_page_of_the_meeting(
    placed, sides, as_
):
    request, chosen = placed
    times = reverse("bilaterals:times", args=[request.pk])
    sent = {"key": uuid4().hex, "starts": "2027-05-11T09:00:00+00:00"}

    answer = as_(sides.fay).post(
        reverse("bilaterals:place", args=[request.pk]),
        sent,
        HTTP_REFERER=f"http://testserver{times}",
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"This meeting has already been scheduled: {chosen.starts:%A %-d %B, %H:%M}." in page
    assert "Code shown at the door" in page
    assert meeting_in_force(request) == chosen


def test_the_times_of_a_meeting_that_has_one_lead_to_the_meeting(placed, sides, as_):
    request, _chosen = placed

    answer = as_(sides.fay).get(reverse("bilaterals:times", args=[request.pk]))

    assert answer.url == reverse("bilaterals:request", args=[request.pk])


def test_where_no_time_fits_the_page_says_why_and_what_to_do(
    self_service, world, sides, small, as_
):
    Day.objects.filter(conference=world.conference).exclude(date="2027-05-10").delete()
    Day.objects.update(closes="09:30")
    arranging.place_now(small(sides.hills, sides.gil), side=sides.rivers, by=by_focal(sides.fay))
    second = small(sides.hills, sides.gil, asker=sides.coast, focal=sides.tam)

    times, page = offered(as_, sides.tam, second)

    assert times == []
    assert "No time fits both sides" in page
    assert "One of the two sides is in other meetings at the remaining times." in page
    assert reverse("bilaterals:people") in page


# ---- calendars


@pytest.fixture
def feed(sides, as_):
    arranging.new_calendar(sides.rivers, by=by_focal(sides.fay))

    def fetch():
        address = reverse("bilaterals:calendar", args=[addresses_of(sides.rivers).feed])
        return as_(None).get(address).content.decode()

    return fetch


def test_the_calendar_has_the_meeting_under_a_name_that_stays(meeting, feed):
    page = feed()

    assert f"UID:{meeting.request_id}@" in page
    assert "DTSTART:20270510T090000Z" in page
    assert "SUMMARY:Meeting with Party of Hills" in page
    assert "STATUS:CONFIRMED" in page


def test_a_meeting_that_no_longer_stands_is_cancelled_under_the_same_name(sides, meeting, feed):
    withdraw(meeting.request, by=by_focal(sides.fay))

    page = feed()

    assert (page.count("BEGIN:VEVENT"), page.count("STATUS:CANCELLED")) == (1, 1)
    assert f"UID:{meeting.request_id}@" in page


def test_a_meeting_that_moves_keeps_its_name_and_counts_up(world, sides, meeting, feed):
    before = int(re.search(r"SEQUENCE:(\d+)", feed())[1])
    Plan.objects.update(state="superseded")
    later = PlanFactory(conference=world.conference, number=2, state="in_force")
    PlannedMeetingFactory(
        plan=later,
        request=meeting.request,
        room=meeting.room,
        starts=meeting.starts + timedelta(hours=1),
        ends=meeting.ends + timedelta(hours=1),
    )
    note(DeskVerb.PLAN_IN_FORCE, by=sides.bea, about=later)

    page = feed()

    assert page.count("BEGIN:VEVENT") == 1
    assert int(re.search(r"SEQUENCE:(\d+)", page)[1]) > before
    assert "DTSTART:20270510T100000Z" in page


def test_a_meeting_the_desk_moves_on_the_day_counts_up_too(sides, meeting, feed):
    before = int(re.search(r"SEQUENCE:(\d+)", feed())[1])
    place = (meeting.starts, meeting.ends, f"room:{meeting.room_id}")
    later = (meeting.starts + timedelta(hours=1), meeting.ends + timedelta(hours=1), place[2])

    _move_meetings(
        meeting.plan.conference,
        [Move(f"meeting:{meeting.request_id}", place, later)],
        [],
        by=sides.bea,
    )

    page = feed()
    assert int(re.search(r"SEQUENCE:(\d+)", page)[1]) > before
    assert "DTSTART:20270510T100000Z" in page


def test_a_calendar_is_kept_whatever_others_ask_of_each_other(
    world, sides, meeting, feed, asked, django_assert_num_queries
):
    """How long it takes would tell that something was done at the desk."""
    page = feed()

    asked(wished(sides.rivers), asker=sides.coast, focal=sides.tam, send=False)
    asked(wished(sides.hills), asker=sides.coast, focal=sides.tam)

    with django_assert_num_queries(2):  # the test's own look for the address; what is new
        assert feed() == page


def test_a_room_that_is_taken_out_of_the_programme_takes_no_meeting_with_it(meeting, room):
    drop_room(room, by=By(duty="programme"))

    meeting.refresh_from_db()
    assert meeting.room is None


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_whoever_takes_part_no_more_has_an_empty_calendar_and_no_page(
    state, sides, meeting, feed, as_
):
    agenda = addresses_of_after(feed, sides).agenda
    Delegation.objects.filter(pk=sides.rivers.pk).update(state=state)

    page = feed()

    assert ("BEGIN:VCALENDAR" in page, "BEGIN:VEVENT" in page) == (True, False)
    assert as_(None).get(reverse("bilaterals:agenda", args=[agenda])).status_code == 404
    course = reverse("bilaterals:agenda-course", args=[agenda, meeting.request_id])
    assert as_(None).post(course, {"key": uuid4().hex}).status_code == 404
    assert "Party of Hills" not in as_(sides.fay).get(reverse("programme:mine")).content.decode()


def test_lines_of_the_calendar_are_folded_between_characters(sides, meeting, feed):
    sides.hills.plate_name = "حزب التلال والوديان " * 9
    sides.hills.save()

    raw = feed()

    assert max(len(line.encode()) for line in raw.split("\r\n")) <= 75
    assert "حزب التلال والوديان" in raw.replace("\r\n ", "")


def test_the_address_of_a_calendar_opens_no_page_where_something_can_be_said(sides, feed, as_):
    addresses = addresses_of_after(feed, sides)

    assert as_(None).get(reverse("bilaterals:agenda", args=[addresses.agenda])).status_code == 200
    assert as_(None).get(reverse("bilaterals:agenda", args=[addresses.feed])).status_code == 404


def addresses_of_after(feed, sides):
    assert "BEGIN:VCALENDAR" in feed()
    return addresses_of(sides.rivers)


def test_a_calendar_that_was_given_the_liaison_officers_address_goes_on(meeting, sides, feed, as_):
    agenda = addresses_of_after(feed, sides).agenda

    page = as_(None).get(reverse("bilaterals:calendar", args=[agenda])).content.decode()

    assert "BEGIN:VEVENT" in page


def test_only_a_second_address_is_said_to_end_one_before(sides, as_):
    client = as_(sides.fay)

    said = [
        client.post(
            reverse("bilaterals:calendar-anew"), {"key": uuid4().hex}, follow=True
        ).content.decode()
        for _time in range(2)
    ]

    assert ["no longer work" in page for page in said] == [False, True]
    assert "have been created" in said[0]


def test_the_calendar_of_meetings_has_a_name_of_its_own(world, feed):
    assert f"X-WR-CALNAME:Bilateral meetings: {world.conference}" in feed()


def test_a_new_address_ends_the_one_before(sides, meeting, feed, as_):
    old = reverse("bilaterals:calendar", args=[addresses_of(sides.rivers).feed])

    arranging.new_calendar(sides.rivers, by=by_focal(sides.fay))

    assert as_(None).get(old).status_code == 404
    assert "BEGIN:VEVENT" in feed()


@pytest.mark.parametrize("number", [1, 3])
def test_a_fuller_calendar_costs_no_more_queries(
    number, sides, meeting, small, feed, django_assert_num_queries
):
    others = [
        (sides.coast, sides.tam, {}),
        (sides.rivers, sides.fay, {"asker": sides.coast, "focal": sides.tam}),
    ]
    for hour, (other, focal, asker) in enumerate(others[: number - 1], start=1):
        PlannedMeetingFactory(
            plan=meeting.plan,
            request=small(other, focal, **asker),
            room=meeting.room,
            starts=meeting.starts + timedelta(hours=hour),
            ends=meeting.ends + timedelta(hours=hour),
        )
    # the test's own look for the address; what is new, the link, its meetings
    with django_assert_num_queries(4):
        page = feed()
    with django_assert_num_queries(2):  # and while nothing is done, only what is new
        assert feed() == page

    assert page.count("BEGIN:VEVENT") == number


def test_a_liaison_officer_reads_what_is_next_without_signing_in(sides, meeting, feed, as_):
    page = as_(None).get(reverse("bilaterals:agenda", args=[addresses_of(sides.rivers).agenda]))

    assert "Party of Hills" in page.content.decode()


# ---- at the door


def test_the_display_at_the_door_shows_codes_and_no_names(meeting, room, as_):
    before = meeting.starts - timedelta(minutes=5)
    assert shown_at(room, before) == [meeting]

    page = as_(None).get(reverse("bilaterals:display", args=[room.pk, display_token(room)]))

    assert page.status_code == 200
    assert "Party of" not in page.content.decode()


def test_a_display_is_not_guessed(room, as_):
    other = RoomFactory(conference=room.conference)

    tokens = [display_token(other), "éé", "\N{NULL}", "🙂", "x" * 500]
    asked = [(room.pk, token) for token in tokens]
    asked += [(0, display_token(room))]
    addresses = [reverse("bilaterals:display", args=each) for each in asked]
    right = reverse("bilaterals:display", args=[room.pk, display_token(room)])
    addresses += [right.replace(f"/{room.pk}/", f"/{10**30}/")]
    pages = [as_(None).get(each) for each in addresses]

    assert [page.status_code for page in pages] == [404] * 7


def test_the_display_says_now_next_and_until_when_the_room_is_free(meeting, room):
    minute = timedelta(minutes=1)
    code = meeting.request.code

    before = door_of(room, meeting.starts - minute)
    during = door_of(room, meeting.starts)
    after = door_of(room, meeting.ends + minute)

    assert (before.here, before.free_until) == ([], meeting.starts)
    assert [use.code for use in before.coming] == [code]
    assert ([use.code for use in during.here], during.coming) == ([code], [])
    assert (after.here, after.coming, after.free_until) == ([], [], None)


def test_a_session_of_the_programme_occupies_the_room_without_its_title(world, room):
    starts = datetime.combine(world.conference.starts, time(9), UTC)
    SessionFactory(
        conference=world.conference, room=room, starts=starts, ends=starts + timedelta(hours=1)
    )

    found = door_of(room, starts + timedelta(minutes=5))

    assert [(use.code, use.starts) for use in found.here] == [("", starts)]


def test_the_display_shows_clock_and_day_of_the_venue_and_draws_itself_anew(room, world, as_):
    world.conference.zone = "Africa/Nairobi"
    world.conference.save()

    page = as_(None).get(reverse("bilaterals:display", args=[room.pk, display_token(room)]))

    text = page.content.decode()
    local = timezone.now().astimezone(ZoneInfo("Africa/Nairobi"))
    assert f"{local:%A %-d %B}" in text
    assert re.search(rf"data-clock>\W*{local:%H}:\d\d", text)
    assert re.search(r'<noscript>\s*<meta http-equiv="refresh" content="30">\s*</noscript>', text)


# ---- on the agenda of the delegation


def test_a_delegations_programme_has_its_meetings_for_its_own_focal_points_alone(
    world, meeting, sides, room
):
    def titles(focal, **more):
        whose = Whose(world.conference, sides.hills, reader_of(focal), **more)
        return [(item.title, item.place) for item in agenda_of(whose)]

    place = f"{room}, {room.building}"
    third, staff = titles(sides.fay), titles(world.obi.memberships.get())

    assert titles(sides.gil) == [(f"Meeting with {sides.rivers.plate_name}", place)]
    assert (third, staff) == ([], [])


# ---- on one person's sheet


@pytest.fixture
def sheet(world, meeting, sides, as_):
    """`sheet(reader, person)`: what stands on the day sheet of somebody of the Hills, as this reader opens it."""

    def open_it(reader, person):
        if reader in (sides.fay, sides.gil):
            address = reverse("programme:my-person-day", args=[person.pk])
        else:
            address = reverse("programme:person-day", args=[world.conference.slug, person.pk])
        day = meeting.starts.date()
        return as_(reader).get(f"{address}?day={day}&in=en")

    return open_it


def of_hills(sides, capacity):
    wish = {"state": "approved", "disclosure": "delegations"}
    return DelegateFactory(delegation=sides.hills, capacity=capacity, **wish).person


def test_a_persons_sheet_has_their_meetings_for_their_own_focal_points_and_the_desk(
    world, sides, sheet
):
    head, member = of_hills(sides, "head"), of_hills(sides, "member")

    mine, others = sheet(sides.gil, head), sheet(sides.gil, member)
    at_the_desk = sheet(world.bea, head)

    pages = [page.content.decode() for page in (mine, others, at_the_desk)]
    assert ["Meeting with Party of Rivers" in page for page in pages] == [True, False, True]


def test_the_meetings_of_a_level_are_those_of_whoever_is_entered_there(world, sides, sheet):
    head, deputy = of_hills(sides, "head"), of_hills(sides, "deputy")
    PrincipalFactory(
        conference=world.conference,
        delegation=sides.hills,
        level=1,
        delegate=deputy.delegates.get(),
    )

    theirs, heads = sheet(sides.gil, deputy), sheet(sides.gil, head)

    assert "Meeting with Party of Rivers" in theirs.content.decode()
    assert "Meeting with Party of Rivers" not in heads.content.decode()


@pytest.mark.parametrize("who", ["sol", "obi"])
def test_everybody_elses_sheet_is_the_same_byte_for_byte_without_the_meeting(
    who, world, sides, meeting, sheet
):
    head = of_hills(sides, "head")

    def seen():
        page = sheet(getattr(world, who), head).content.decode()
        return re.sub(r'name="(csrfmiddlewaretoken|key)" value="[^"]*"', "", page)

    with_it = seen()
    PlannedMeeting.objects.all().delete()
    MeetingRequest.objects.all().delete()

    assert seen() == with_it
