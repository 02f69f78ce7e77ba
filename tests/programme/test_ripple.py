"""What if: a delay is shown as a difference, applied at once or not at all, and taken back."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.delegations.bridge import STAFF
from plenipo.kit.errors import Refused
from plenipo.programme.actions import ripple as actions
from plenipo.programme.bridge.ripple import Absent, Overrun, minute_of
from plenipo.programme.queries.places import zone_of
from plenipo.programme.queries.ripple import Happening, WhatIf
from plenipo.programme.words.ripple import (
    in_sentences,
    names_in,
    new_conflicts,
    session_rows,
    undecided,
)
from plenipo.records.models import By, JournalEntry, Letter
from tests.factories import (
    CountryFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    RoleFactory,
    RoomFactory,
    RoomHoursFactory,
    SessionFactory,
)
from tests.programme.conftest import at

BY = By(duty="programme")


def here(name, conference):
    return reverse(f"programme:{name}", args=[conference.slug])


def in_a_row(conference, *hours, room=None, **fields):
    """Sessions of an hour in one room."""
    room = room or RoomFactory(conference=conference, code="A")
    return [
        SessionFactory(
            conference=conference, room=room, starts=at(hour), ends=at(hour + 1),
            title={"en": f"At {hour}"}, **fields,
        )
        for hour in hours
    ]  # fmt: skip


def overrun(session, minutes, *, stay=True):
    happening = Happening((Overrun(f"session:{session.pk}", minutes),), stay)
    return WhatIf(session.conference, happening)


def absent(conference, need, first, last):
    zone = zone_of(conference)
    return WhatIf(
        conference, Happening((Absent(need, minute_of(first, zone), minute_of(last, zone)),))
    )


def shown(what_if):
    return [(row.title, row.before[-14:], row.after, row.because) for row in session_rows(what_if)]


def decided_by_a_person(what_if):
    return undecided(what_if, names_in(what_if, STAFF))


def test_a_session_that_overruns_pushes_what_comes_after_it_in_its_room_and_nothing_else(plan):
    first, _second, _later = in_a_row(plan.conference, 9, 10, 15, room=plan.hall)
    in_a_row(plan.conference, 10, room=plan.room)

    found = overrun(first, 20)

    assert in_sentences(found) == ["2 sessions change."]
    assert shown(found) == [
        ("At 9", "09:00–10:00, H", "09:00–10:20, H", "the session overruns"),
        ("At 10", "10:00–11:00, H", "10:20–11:20, H", "after “At 9”"),
    ]


def test_a_session_waits_for_its_chair_and_not_for_its_speakers(plan):
    chaired, spoken = in_a_row(plan.conference, 9, 10)
    chair = RoleFactory(session=chaired, kind="chair", typed_name={"en": "The Chair"})
    RoleFactory(session=spoken, kind="speaker", typed_name={"en": "The Chair"})

    found = absent(plan.conference, f"name:{chair.typed_name['en'].casefold()}", at(0), at(9, 30))

    assert shown(found)[0] == (
        "At 9", "09:00–10:00, A", "09:30–10:30, A", "a required person is not available",
    )  # fmt: skip
    assert [row[0] for row in shown(found)] == ["At 9", "At 10"]  # the second for its room


def test_a_room_that_is_lost_holds_up_what_is_in_it_where_no_other_would_do(plan):
    in_a_row(plan.conference, 9, room=plan.hall)

    [row] = shown(absent(plan.conference, f"room:{plan.hall.pk}", at(8), at(9, 45)))

    assert row[2:] == ("09:45–10:45, H", "H is not available")


def test_a_ceremony_stays_unless_it_may_move_and_a_person_is_asked_to_decide(plan):
    first, closing = in_a_row(plan.conference, 9, 10, room=plan.hall)
    type(closing).objects.filter(pk=closing.pk).update(kind="ceremony")

    stays, moves = overrun(first, 20), overrun(first, 20, stay=False)

    assert decided_by_a_person(stays) == [
        "“At 10” would have to start at 10:20; it has not been moved."
    ]
    assert [len(each.moves) for each in (stays, moves)] == [1, 2]


def test_nothing_is_pushed_past_the_hour_at_which_its_room_closes(plan):
    first, _last = in_a_row(plan.conference, 9, 10, room=plan.hall)
    RoomHoursFactory(room=plan.hall, starts=at(8), ends=at(11))

    assert decided_by_a_person(overrun(first, 20)) == [
        "“At 10” has no place before the day closes, and none on a later day: it is left without a room."
    ]


def test_whoever_would_be_in_two_places_is_named_before_anything_is_approved(plan):
    """The panel waits for its chair, who speaks elsewhere by then."""
    chaired, spoken = (
        in_a_row(plan.conference, 9, room=plan.hall)[0],
        in_a_row(plan.conference, 10, room=plan.room)[0],
    )
    chair = RoleFactory(session=chaired, kind="chair", typed_name={"en": "The Chair"})
    RoleFactory(session=spoken, kind="speaker", typed_name={"en": "The Chair"})
    need = f"name:{chair.typed_name['en'].casefold()}"

    found = absent(plan.conference, need, at(0), at(9, 30))

    assert new_conflicts(found, STAFF) == [
        "The Chair has roles in two sessions at the same time: “At 9” and “At 10”."
    ]
    assert new_conflicts(absent(plan.conference, need, at(0), at(8)), STAFF) == []


def test_the_block_set_aside_for_meetings_does_not_move(plan):
    [first] = in_a_row(plan.conference, 9, room=plan.hall)
    in_a_row(plan.conference, 10, room=plan.hall, kind="bilaterals")

    assert in_sentences(overrun(first, 20)) == ["1 session changes."]


def test_nothing_changes_until_it_is_approved_and_then_all_of_it_with_one_line(plan):
    first, second = in_a_row(plan.conference, 9, 10)
    found = overrun(first, 20)

    second.refresh_from_db()
    assert second.starts == at(10)

    actions.apply_ripple(found, seen=found.digest, by=BY)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.ends, second.starts, second.revision) == (at(10, 20), at(10, 20), 1)
    assert list(JournalEntry.objects.values_list("verb", flat=True)) == ["programme.ripple_applied"]
    assert Letter.objects.count() == 0


def test_what_was_shown_is_not_applied_when_the_programme_has_changed_meanwhile(plan):
    first, second = in_a_row(plan.conference, 9, 10)
    seen = overrun(first, 20).digest
    type(second).objects.filter(pk=second.pk).update(revision=1, expected=10)

    with pytest.raises(Refused, match="recalculated"):
        actions.apply_ripple(overrun(first, 20), seen=seen, by=BY)

    first.refresh_from_db()
    assert (first.ends, JournalEntry.objects.count()) == (at(10), 0)


def test_it_is_taken_back_unless_somebody_has_moved_a_session_since(plan):
    first, second = in_a_row(plan.conference, 9, 10)
    found = overrun(first, 20)
    incident = actions.apply_ripple(found, seen=found.digest, by=BY)
    type(second).objects.filter(pk=second.pk).update(starts=at(10, 25))

    with pytest.raises(Refused, match="No changes were made"):
        actions.undo_ripple(incident, by=BY)
    first.refresh_from_db()
    assert first.ends == at(10, 20)

    type(second).objects.filter(pk=second.pk).update(starts=at(10, 20))
    actions.undo_ripple(incident, by=BY)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.ends, second.starts, second.ends) == (at(10), at(10), at(11))


def test_the_officer_asks_approves_and_takes_back_on_one_page(world, pia, as_):
    first, second = in_a_row(world.conference, 9, 10)
    client, page = as_(pia), here("what-if", world.conference)
    asked = {"what": f"session:{first.pk}", "minutes": "20"}

    answer = client.get(page, asked)
    assert answer.context["sentences"] == ["2 sessions change."]
    seen = dict(answer.context["asked"]) | {"seen": answer.context["found"].digest}

    client.post(here("ripple-apply", world.conference), {"key": uuid4().hex, **seen})
    second.refresh_from_db()
    assert second.starts == at(10, 20)
    [(incident, sentence)] = client.get(page).context["incidents"]
    assert sentence == "“At 9” overruns by 20 minutes."

    back = {"incident": str(incident.pk)}
    client.post(here("ripple-undo", world.conference), {"key": uuid4().hex, **back})
    second.refresh_from_db()
    assert second.starts == at(10)
    again = client.post(here("ripple-undo", world.conference), {"key": uuid4().hex, **back})
    assert again.status_code == 409


def test_a_difference_that_is_out_of_date_is_shown_again(world, pia, as_):
    first, _second = in_a_row(world.conference, 9, 10)
    data = {"key": uuid4().hex, "what": f"session:{first.pk}", "minutes": "20", "seen": "old"}

    answer = as_(pia).post(here("ripple-apply", world.conference), data)

    assert (answer.status_code, answer.context["sentences"]) == (409, ["2 sessions change."])
    first.refresh_from_db()
    assert first.ends == at(10)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"what": "session"}, "minutes"),
        ({"what": "session", "minutes": "0"}, "minutes"),
        ({"what": "session", "minutes": "a while"}, "minutes"),
        ({"what": "room"}, "ends"),
        ({"what": "room", "starts": "2027-05-10T10:00", "ends": "2027-05-10T09:00"}, "ends"),
        ({"what": "room", "ends": "tomorrow"}, "ends"),
        ({"what": "moon"}, "what"),
    ],
)
def test_what_makes_no_sense_is_said_next_to_its_field(world, pia, as_, typed, field):
    [session] = in_a_row(world.conference, 9)
    what = {"session": f"session:{session.pk}", "room": f"room:{session.room_id}"}
    asked = {**typed, "what": what.get(typed["what"], typed["what"])}

    answer = as_(pia).get(here("what-if", world.conference), asked)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


@pytest.mark.parametrize("rows", [1, 3])
def test_a_difference_takes_the_same_queries_with_one_session_and_with_three(
    world, pia, as_, django_assert_num_queries, rows
):
    DayFactory(conference=world.conference)
    sessions = in_a_row(world.conference, *range(9, 9 + rows))
    for each in sessions:
        RoleFactory(session=each, typed_name={"en": "The Chair"})
    client = as_(pia)
    client.get(here("what-if", world.conference))
    asked = {"what": f"session:{sessions[0].pk}", "minutes": "20"}

    # login session, account, membership; of the form: delegations, sessions with rooms and roles (3), rules, parts,
    # rooms with hours (2), interpreters; sessions with rooms, hours, roles, duties and cues (6), rooms with hours (2),
    # days, walks; what would be wrong then: rooms with hours (2), sessions with roles (2), days, walks;
    # what was released, and whether anything was; what waits, switches
    with django_assert_num_queries(33):
        answer = client.get(here("what-if", world.conference), asked)

    assert [names for names, _sessions in answer.context["to_tell"]] == [["The Chair"]]


def test_a_session_pushed_past_the_closing_hour_may_go_to_another_day(plan):
    type(plan.day).objects.filter(pk=plan.day.pk).update(closes=time(11))
    DayFactory(conference=plan.conference, date=date(2027, 5, 11), opens=time(8), closes=time(18))
    first, last = in_a_row(plan.conference, 9, 10, room=plan.hall)

    found = overrun(first, 20)

    assert decided_by_a_person(found) == []
    row = session_rows(found)[1]
    assert row.after == "Tuesday 11 May, 10:00–11:00, H"
    assert row.options[0].proposed == "Proposed: nothing is free before the day closes."
    assert row.options[0].costs == ["Moves to Tuesday 11 May."]
    actions.apply_ripple(found, seen=found.digest, by=BY)
    last.refresh_from_db()
    assert last.starts == at(10) + timedelta(days=1)


def test_whom_or_what_it_happens_to_is_found_by_typing_and_then_asked_about(world, pia, as_):
    first, _second = in_a_row(world.conference, 9, 10)
    client, page = as_(pia), here("what-if", world.conference)

    assert client.get(page).context["results"] == []
    [(heading, choices, more)] = client.get(page, {"q": "at 9"}).context["results"]
    assert (heading, more) == ("A session overruns", 0)
    assert [key for key, _label in choices] == [f"session:{first.pk}"]
    asked = client.get(page, {"pick": f"session:{first.pk}"})
    assert asked.context["form"].heading == "A session overruns"
    assert [field.name for field in asked.context["form"].visible_fields()] == [
        "minutes",
        "may_move",
    ]
    assert "No results." in client.get(page, {"q": "zzz"}).content.decode()


def test_parties_of_one_name_are_told_apart_and_found_by_their_country(world, pia, as_):
    for code, alpha2 in (("BGR", "BG"), ("TCD", "TD")):
        delegation = DelegationFactory(
            conference=world.conference,
            plate_name="Movement of Wisdom",
            country=CountryFactory(code=code, alpha2=alpha2),
            state="approved",
        )
        DelegateFactory(delegation=delegation, state="approved", disclosure="public")
    client, page = as_(pia), here("what-if", world.conference)

    def found(words):
        return {
            head: [label for _key, label in choices]
            for head, choices, _more in client.get(page, {"q": words}).context["results"]
        }

    both = found("wisdom")["A whole delegation is late"]
    assert both == ["Movement of Wisdom · Bulgaria", "Movement of Wisdom · Chad"]
    told = found("movement of wisdom Bulgarie")
    assert told["A whole delegation is late"] == ["Movement of Wisdom · Bulgaria"]
    [person] = told["A person is late or absent"]
    assert person.endswith("Movement of Wisdom · Bulgaria")
