"""The checklist of an event: facts, ticks, and what makes a tick lapse."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from plenipo.conference.actions.profile import change_rules
from plenipo.conference.queries.waiting import waiting_for
from plenipo.delegations.bridge import Audience, Reader
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.protocol.actions import checks, plates, seating
from plenipo.protocol.models import EventCheck, SeatingPlan
from plenipo.protocol.queries.checks import checked, events_of
from plenipo.protocol.queries.plates import PlatesAsked
from plenipo.records.models import JournalEntry
from tests.factories import DelegateFactory, RoomFactory, SessionFactory


@pytest.fixture
def heads(head):
    return [head(name, "leader", "2019") for name in ("Alliance", "Bloc", "Concord")]


@pytest.fixture
def opening(world):
    now = timezone.now()
    return SessionFactory(
        conference=world.conference,
        kind="opening",
        title={"en": "Opening"},
        starts=now + timedelta(hours=5),
        ends=now + timedelta(hours=6),
    )


@pytest.fixture
def plan(world, heads, opening, chief):
    values = {"name": "Photo", "session": opening, "shape": "photo", "measures": [3]}
    return seating.make_plan(world.conference, {**values, "people": "heads"}, by=chief)


@pytest.fixture
def printed(world, plan, chief):
    return plates.print_plates(
        world.conference,
        PlatesAsked("plan", plan),
        layout="place",
        languages=["en"],
        open_only=False,
        reader=Reader(Audience.ACCREDITATION),
        by=chief,
    )


def item(session, key):
    (event,) = checked(session.conference, [session])
    return next(each for each in event.items if each.key == key)


def tick(session, key, chief, note=""):
    return checks.tick(session, key, note, seen=item(session, key).basis, by=chief)


def page_of(client, session):
    return client.get(reverse("protocol:check", args=["dialogue", session.pk])).content.decode()


def ticked(client, press, session, key, **said):
    told = {"item": key, "seen": item(session, key).basis, "note": "", **said}
    return press(client, "protocol:check-tick", "dialogue", session.pk, **told)


def test_the_opening_ceremonies_and_what_has_a_plan_are_checked(world, opening, chief):
    SessionFactory(conference=world.conference, kind="parallel")
    dinner = SessionFactory(conference=world.conference, kind="meal")
    values = {"name": "Dinner", "session": dinner, "shape": "rounds", "measures": [4]}
    seating.make_plan(world.conference, {**values, "people": "chosen"}, by=chief)
    SessionFactory(conference=world.conference, kind="ceremony", state="cancelled")
    assert set(events_of(world.conference)) == {opening, dinner}


def test_a_tick_says_who_looked_and_when(signed_in, press, opening, plan, printed):
    sol = signed_in("sol")
    assert ticked(sol, press, opening, "plates", note="Looked with Ada.").status_code == 302
    page = page_of(sol, opening)
    assert "Looked with Ada." in page
    assert "3 plates are right." in page
    assert item(opening, "plates").done
    assert JournalEntry.objects.filter(verb="protocol.check_ticked").count() == 1
    press(sol, "protocol:check-untick", "dialogue", opening.pk, "plates")
    assert not EventCheck.objects.exists()


def test_plates_are_not_ticked_while_one_bears_an_old_name(
    signed_in, press, opening, plan, printed, heads
):
    Person.objects.filter(pk=heads[0].person_id).update(family_name="Keita")
    answer = ticked(signed_in("sol"), press, opening, "plates", note="All right.")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "1 plate or card is no longer right." in page
    assert "All right." in page
    assert not EventCheck.objects.exists()


def test_chairs_are_not_ticked_while_a_head_has_none(world, signed_in, press, opening, plan, head):
    head("Dawn", "leader", "2020")
    sol = signed_in("sol")
    assert "Photo: chairs 3, people 3." in page_of(sol, opening)
    assert "1 head of delegation has no chair in the plan." in page_of(sol, opening)
    assert ticked(sol, press, opening, "chairs").status_code == 409


@pytest.mark.parametrize("key", ["chairs", "plates"])
def test_a_tick_lapses_when_somebody_is_moved(opening, plan, printed, heads, chief, key):
    tick(opening, key, chief)
    plan = SeatingPlan.objects.get(pk=plan.pk)
    seating.absent(plan, heads[0].pk, seen=plan.revision, by=chief)
    assert item(opening, key).lapsed


def test_a_tick_of_plates_lapses_with_a_name_and_holds_when_it_is_as_it_was(
    opening, plan, printed, heads, chief
):
    tick(opening, "plates", chief)
    tick(opening, "signs", chief)
    before = heads[0].person.family_name
    Person.objects.filter(pk=heads[0].person_id).update(family_name="Keita")
    assert item(opening, "plates").lapsed
    assert item(opening, "signs").done
    Person.objects.filter(pk=heads[0].person_id).update(family_name=before)
    assert item(opening, "plates").done


def test_a_tick_of_plates_lapses_when_others_are_printed(opening, plan, printed, chief, world):
    tick(opening, "plates", chief)
    plates.discard_plates(printed, seen=0, by=chief)
    assert item(opening, "plates").lapsed


def test_ticks_lapse_with_the_room_and_with_the_rule(world, opening, plan, chief):
    tick(opening, "signs", chief)
    opening.room = RoomFactory(conference=world.conference)
    opening.save()
    assert item(opening, "signs").lapsed
    tick(opening, "signs", chief)
    change_rules(world.conference, by=chief, seen_version=0, plates_signs="none")
    vars(world.conference).pop("_rules", None)
    assert item(opening, "signs").lapsed


def test_without_flags_and_emblems_it_is_checked_that_there_are_none(
    world, signed_in, opening, chief
):
    change_rules(world.conference, by=chief, seen_version=0, plates_signs="none")
    assert "There are no flags, emblems or symbols in the room" in page_of(
        signed_in("sol"), opening
    )


def test_an_anthem_is_checked_where_anthems_are_played_and_its_file_is_named(world, opening, chief):
    with pytest.raises(StopIteration):
        item(opening, "anthem")
    change_rules(world.conference, by=chief, seen_version=0, plates_anthems=True)
    vars(world.conference).pop("_rules", None)
    vars(opening.conference).pop("_rules", None)
    with pytest.raises(Refused, match="Enter the name of the file"):
        tick(opening, "anthem", chief)
    tick(opening, "anthem", chief, note="anthem-v3.wav")
    assert item(opening, "anthem").done


def test_nobody_ticks_what_has_just_changed(opening, plan, chief):
    with pytest.raises(Refused, match="has just changed"):
        checks.tick(opening, "signs", "", seen="0" * 32, by=chief)


def test_today_tells_what_is_open_for_the_next_events(world, opening, plan, chief):
    member = world.conference.memberships.get(account=world.sol)
    today = timezone.localdate()

    def told():
        member.conference = world.conference
        return [task.text for task in waiting_for(member, today=today) if "check" in task.text]

    assert told() == ["Opening: 3 checks open"]
    tick(opening, "signs", chief)
    assert told() == ["Opening: 2 checks open"]
    opening.starts, opening.ends = opening.starts + timedelta(9), opening.ends + timedelta(9)
    opening.save()
    assert told() == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_events_asks_the_same_however_many_there_are(
    world, signed_in, head, chief, number
):
    one = head("Alliance", "leader", "2019")
    DelegateFactory(delegation=one.delegation, capacity="member", state="approved")
    for n in range(number):
        session = SessionFactory(conference=world.conference, kind="ceremony")
        values = {"name": f"{n}", "session": session, "shape": "photo", "measures": [3]}
        seating.make_plan(world.conference, {**values, "people": "heads"}, by=chief)
    sol = signed_in("sol")
    url = reverse("protocol:checks", args=["dialogue"])
    sol.get(url)
    with CaptureQueriesContext(connection) as asked:
        sol.get(url)
    assert len(asked) == 14
