"""What was approved on the day: other rooms, late speakers, ill interpreters, cues, and the letters of it."""

import pytest

from plenipo.delegations.bridge import STAFF
from plenipo.programme.actions import ripple as actions
from plenipo.programme.actions.incident_letters import letters_before
from plenipo.programme.bridge.ripple import Absent, Overrun, minute_of
from plenipo.programme.models import BoothDuty, Incident
from plenipo.programme.queries.places import zone_of
from plenipo.programme.queries.ripple import Happening, WhatIf, to_tell
from plenipo.programme.words import ripple as words
from plenipo.records.models import By, Letter
from tests.factories import (
    BoothDutyFactory,
    BuildingFactory,
    CueFactory,
    DelegateFactory,
    DelegationFactory,
    FocalPointFactory,
    InterpreterFactory,
    RoleFactory,
    RoomFactory,
    SessionFactory,
    WalkFactory,
)
from tests.programme.conftest import at
from tests.programme.released import release_all

BY = By(duty="programme")


@pytest.fixture
def session(plan):
    return SessionFactory(
        conference=plan.conference, room=plan.hall, starts=at(9), ends=at(10),
        title={"en": "Opening", "fr": "Ouverture"}, expected=25,
    )  # fmt: skip


def absent(conference, need, first, last, **chosen):
    zone = zone_of(conference)
    gone = Absent(need, minute_of(first, zone), minute_of(last, zone))
    return WhatIf(conference, Happening((gone,), chosen=chosen.get("chosen", {})))


def overrun(session, minutes):
    return WhatIf(session.conference, Happening((Overrun(f"session:{session.pk}", minutes),)))


def lost(plan, **chosen):
    return absent(plan.conference, f"room:{plan.hall.pk}", at(8), at(9, 30), **chosen)


def approved(found):
    return actions.apply_ripple(found, seen=found.digest, by=BY)


def places(found):
    return [row.after for row in words.session_rows(found)]


# ---- a room is lost


def test_a_session_whose_room_is_lost_goes_to_another_one_at_its_time(plan, session):
    approved(lost(plan))

    session.refresh_from_db()
    assert (session.room, session.starts) == (plan.room, at(9))


def test_the_officer_may_let_it_wait_instead(plan, session):
    [row] = words.session_rows(lost(plan))
    assert [(each.label, each.chosen) for each in row.options] == [
        ("Another room: 09:00–10:00, R", True),
        ("Wait: 09:30–10:30, H", False),
        ("Decide later: 09:00–10:00, no room yet", False),
        ("Cancel the session", False),
    ]

    waits = lost(plan, chosen={f"session:{session.pk}": "wait"})

    assert places(waits) == ["09:30–10:30, H"]


def test_the_other_room_is_large_enough_free_and_not_set_aside_for_meetings(plan, session):
    small = {"conference": plan.conference, "capacity": 24}
    RoomFactory(**small)
    SessionFactory(conference=plan.conference, room=plan.room, starts=at(9, 30), ends=at(10))
    aside = RoomFactory(conference=plan.conference)
    SessionFactory(
        conference=plan.conference, room=aside, kind="bilaterals", starts=at(8), ends=at(12)
    )

    assert places(lost(plan)) == ["09:30–10:30, H"]


def test_rooms_like_its_own_come_first_then_the_nearest(plan, session):
    near, far = (
        BuildingFactory(venue=plan.hall.building.venue),
        BuildingFactory(venue=plan.hall.building.venue),
    )
    WalkFactory(one=plan.hall.building, other=near, minutes=3)
    WalkFactory(one=plan.hall.building, other=far, minutes=9)
    for code, building in (("FAR", far), ("NEAR", near)):
        RoomFactory(conference=plan.conference, building=building, code=code)
    type(plan.room).objects.filter(pk=plan.room.pk).update(layout="u_shape")

    [row] = words.session_rows(lost(plan))

    assert [each.label for each in row.options] == [
        "Another room: 09:00–10:00, NEAR",
        "Another room: 09:00–10:00, FAR",
        "Another room: 09:00–10:00, R, U-shape",
        "Wait: 09:30–10:30, H",
        "Decide later: 09:00–10:00, no room yet",
        "Cancel the session",
    ]


# ---- somebody is late


def delegates(plan, *names):
    delegation = DelegationFactory(
        conference=plan.conference, state="approved", plate_name="Party of Rivers"
    )
    return delegation, [
        DelegateFactory(
            delegation=delegation, state="approved", person__family_name=name,
            person__given_name="", disclosure="delegations",
        ).person
        for name in names
    ]  # fmt: skip


def test_a_speaker_who_is_late_speaks_last_and_the_session_does_not_wait(plan, session):
    _delegation, [amara] = delegates(plan, "Amara")
    late = RoleFactory(session=session, kind="speaker", person=amara, typed_name={})
    other = RoleFactory(session=session, kind="speaker", typed_name={"en": "Another"}, position=1)
    found = absent(plan.conference, f"person:{amara.pk}", at(8), at(9, 40))

    assert words.later(found, words.names_in(found, STAFF)) == ["Amara speaks last in “Opening”."]
    incident = approved(found)
    assert list(session.roles.all()) == [other, late]

    actions.undo_ripple(incident, by=BY)
    assert list(session.roles.all()) == [late, other]


def test_whoever_comes_when_the_session_is_over_is_for_a_person_to_decide(plan, session):
    _delegation, [amara] = delegates(plan, "Amara")
    RoleFactory(session=session, kind="speaker", person=amara, typed_name={})
    RoleFactory(session=session, kind="speaker", typed_name={"en": "Another"})

    found = absent(plan.conference, f"person:{amara.pk}", at(8), at(10, 30))

    assert words.undecided(found, words.names_in(found, STAFF)) == [
        "“Opening” ends before Amara arrives (speaker)."
    ]


def test_a_whole_delegation_that_is_late_holds_up_what_its_people_chair(plan, session):
    delegation, [amara, _other] = delegates(plan, "Amara", "Okello")
    RoleFactory(session=session, kind="chair", person=amara, typed_name={})

    found = absent(plan.conference, f"delegation:{delegation.pk}", at(8), at(9, 20))

    assert places(found) == ["09:20–10:20, H"]


# ---- an interpreter is ill


def test_an_ill_interpreter_holds_nothing_up_and_somebody_else_sits_there(plan, session):
    type(session).objects.filter(pk=session.pk).update(spoken=["en"], into=["fr"])
    ill, mate = (
        BoothDutyFactory(session=session, interpreter__conference=plan.conference, booth="fr")
        for _n in range(2)
    )
    spare = InterpreterFactory(conference=plan.conference, name="Ms Spare")
    found = absent(plan.conference, f"interpreter:{ill.interpreter_id}", at(8), at(18))

    assert words.in_sentences(found) == ["1 session lacks an interpreter."]
    [team] = words.teams(found)
    assert (team.off, team.offered, team.open) == (
        f"{ill.interpreter.name} (FR)", "Ms Spare (FR)", ""
    )  # fmt: skip

    incident = approved(found)
    on_duty = BoothDuty.objects.values_list("interpreter", flat=True)
    assert set(on_duty) == {mate.interpreter_id, spare.pk}

    actions.undo_ripple(incident, by=BY)
    assert set(on_duty.all()) == {mate.interpreter_id, ill.interpreter_id}


def test_where_nobody_can_take_the_place_what_is_open_is_said(plan, session):
    type(session).objects.filter(pk=session.pk).update(spoken=["en"], into=["fr"])
    only = BoothDutyFactory(session=session, booth="fr")

    found = absent(plan.conference, f"interpreter:{only.interpreter_id}", at(8), at(18))

    assert [(team.offered, team.open) for team in words.teams(found)] == [
        ("", "No interpreter for: English into French.")
    ]


# ---- cues


def test_cues_move_with_their_session_and_their_owners_are_told(plan, session):
    second = SessionFactory(conference=plan.conference, room=plan.hall, starts=at(10), ends=at(11))
    CueFactory(session=second, minute=-5, what="Doors open", owner="Usher")

    found = overrun(session, 20)

    assert words.session_rows(found)[1].cues == ["09:55 → 10:15 Doors open, Usher"]
    assert to_tell(found, STAFF) == [(["Usher"], [second])]


# ---- letters


@pytest.fixture
def concerned(plan, session):
    """A delegation that reads French and chairs the opening; released."""
    focal = FocalPointFactory(
        invitation__conference=plan.conference, invitation__state="accepted", language="fr"
    )
    delegation = DelegationFactory(
        conference=plan.conference, invitation=focal.invitation, state="approved"
    )
    RoleFactory(session=session, kind="speaker", delegation=delegation, typed_name={})
    release_all(plan.conference)
    Letter.objects.all().delete()
    return delegation


def test_whoever_has_a_part_in_what_moves_gets_a_draft_in_their_language(plan, concerned):
    approved(lost(plan))

    [letter] = Letter.objects.all()
    assert (letter.state, letter.language) == ("draft", "fr")
    [line] = [line for line in letter.body.splitlines() if line.startswith("–")]
    assert line.count("Ouverture") == 1
    assert (line.count("09:00–10:00, Room H"), line.count("09:00–10:00, Room R")) == (1, 1)


def test_what_was_never_released_is_nobodys_news(plan, session):
    RoleFactory(session=session, delegation=DelegationFactory(conference=plan.conference))

    approved(lost(plan))

    assert Letter.objects.count() == 0


def test_the_next_version_does_not_tell_it_again(plan, concerned):
    approved(lost(plan))
    Letter.objects.update(state="sent")

    release_all(plan.conference)

    assert Letter.objects.count() == 1


def test_the_next_version_tells_it_where_the_letters_were_discarded(plan, concerned):
    approved(lost(plan))
    Letter.objects.all().delete()

    release_all(plan.conference)

    assert [letter.kind for letter in Letter.objects.all()] == ["programme.version"]


def test_the_next_version_tells_what_changed_again_after_the_letter(plan, concerned, session):
    approved(lost(plan))
    Letter.objects.update(state="sent")
    type(session).objects.filter(pk=session.pk).update(starts=at(9, 15), ends=at(10, 15))

    release_all(plan.conference)

    letter = Letter.objects.get(kind="programme.version")
    assert letter.body.count("–") > 0
    assert "09:15–10:15" in letter.body


@pytest.mark.parametrize("state", ["draft", "queued", "held"])
def test_taking_it_back_withdraws_letters_that_have_not_left(plan, concerned, state):
    incident = approved(lost(plan))
    Letter.objects.update(state=state)

    actions.undo_ripple(incident, by=BY)

    assert Letter.objects.count() == 0


def test_whoever_has_read_it_is_told_that_it_is_taken_back(plan, concerned):
    incident = approved(lost(plan))
    Letter.objects.update(state="sent")

    actions.undo_ripple(incident, by=BY)

    [letter] = Letter.objects.filter(state="draft")
    [line] = [line for line in letter.body.splitlines() if line.startswith("–")]
    assert line == (
        "– «\u202fOuverture\u202f», désormais\u202f: lundi 10 mai, 09:00–10:00, Room H"
        " (auparavant\u202f: lundi 10 mai, 09:00–10:00, Room R)."
    )


def test_an_incident_is_kept_even_when_nothing_on_the_programme_changes(plan, session):
    approved(absent(plan.conference, "person:0", at(8), at(9)))

    assert [(each.moves, each.told) for each in Incident.objects.all()] == [([], [])]


def chosen(plan, session, key):
    return lost(plan, chosen={f"session:{session.pk}": key})


def test_a_cancelled_session_comes_back_as_it_was(plan, session):
    type(plan.room).objects.filter(pk=plan.room.pk).update(capacity=1)
    found = chosen(plan, session, "cancel")
    assert words.in_sentences(found) == ["1 session is cancelled."]

    incident = approved(found)
    session.refresh_from_db()
    assert (session.state, session.room, session.starts) == ("cancelled", plan.hall, at(9))

    actions.undo_ripple(incident, by=BY)
    session.refresh_from_db()
    assert (session.state, session.room, session.starts) == ("planned", plan.hall, at(9))


def test_a_session_left_open_keeps_its_time_and_gets_its_room_back(plan, session):
    incident = approved(chosen(plan, session, "open"))
    session.refresh_from_db()
    assert (session.room, session.starts) == (None, at(9))

    actions.undo_ripple(incident, by=BY)
    session.refresh_from_db()
    assert (session.room, session.starts) == (plan.hall, at(9))


def test_a_smaller_room_says_how_many_seats_and_booths_it_lacks(plan, session):
    type(plan.hall).objects.filter(pk=plan.hall.pk).update(capacity=40, booths=2)
    type(plan.room).objects.filter(pk=plan.room.pk).update(capacity=30, booths=0)
    type(session).objects.filter(pk=session.pk).update(expected=36, into=["fr", "ar"])

    [row] = words.session_rows(lost(plan))

    smaller = next(each for each in row.options if each.value == f"room:{plan.room.pk}")
    assert smaller.costs == ["6 seats are missing.", "2 languages lose their interpretation."]
    assert row.options[0].proposed == "Proposed: the session keeps its room and its day."
    assert row.options[0].costs == ["30 minutes later."]


@pytest.mark.parametrize("key", ["cancel", "open", "wait"])
def test_the_letters_shown_before_the_approval_are_those_that_are_drafted(
    plan, concerned, session, key
):
    found = chosen(plan, session, key)
    shown = letters_before(plan.conference, found.moves, [s.pk for s in found.cancelled])
    [row] = words.session_rows(found)
    assert row.persons.endswith("1 letter.")
    assert Letter.objects.count() == 0

    approved(found)

    [letter] = Letter.objects.all()
    assert [(each.subject, each.body, each.focal.language) for each in shown] == [
        (letter.subject, letter.body, "fr")
    ]
    assert ("annulé" in letter.body) == (key == "cancel")
