"""Planning sessions: what is refused, who is told, what the journal says."""

from datetime import timedelta

import pytest

from plenipo.conference.actions.profile import change_rules
from plenipo.kit.errors import Refused
from plenipo.kit.forms import state_of
from plenipo.programme.actions import parts, sessions
from plenipo.programme.models import Session
from plenipo.programme.queries.versions import last_content
from plenipo.records.models import JournalEntry
from tests.factories import DelegationFactory, PersonFactory, RoleFactory, SessionFactory
from tests.programme.conftest import at
from tests.programme.released import release_all

pytestmark = pytest.mark.django_db


def verbs():
    return list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True))


@pytest.fixture
def session(plan):
    return SessionFactory(conference=plan.conference, room=plan.hall, starts=at(9))


def test_a_session_is_planned_and_the_journal_says_so(plan):
    made = sessions.add(plan.conference, by=plan.by, title={"en": "Opening"}, kind="opening")

    assert str(made) == "Opening"
    assert (made.room, made.starts, made.state) == (None, None, "planned")
    assert verbs() == ["programme.session_added"]


def test_the_second_of_two_officers_is_told_and_changes_nothing(plan, session):
    sessions.change(session, seen=0, by=plan.by, expected=50)

    late = Session.objects.get(pk=session.pk)
    with pytest.raises(Refused, match=r"has since been changed by .+ \(.+ \d\d:\d\d\)"):
        sessions.change(late, seen=0, by=plan.by, expected=70)

    session.refresh_from_db()
    assert (session.expected, session.revision) == (50, 1)


def test_a_move_keeps_the_length_and_can_be_undone(plan, session):
    to = sessions.RoomAndTime(plan.room, at(14), at(14) + session.length)
    before = sessions.move(session, to, seen=0, by=plan.by)
    moved = (session.room, session.starts, session.ends)

    sessions.move(session, before, seen=1, by=plan.by)

    session.refresh_from_db()
    assert moved == (plan.room, at(14), at(15, 30))
    assert (session.room, session.starts, session.ends) == (plan.hall, at(9), at(10, 30))
    assert verbs() == ["programme.session_moved", "programme.session_moved"]


def blocks_planning(plan, conflict):
    change_rules(
        plan.conference, by=plan.by, seen_version=0, **{f"conflict_{conflict}": "block_planning"}
    )


def test_a_conflict_that_blocks_planning_is_refused_with_its_reason(plan, session):
    blocks_planning(plan, "room_twice")
    other = SessionFactory(conference=plan.conference, room=plan.room, starts=at(9))

    with pytest.raises(Refused, match="H: two sessions at the same time"):
        sessions.move(
            other, sessions.RoomAndTime(plan.hall, other.starts, other.ends), seen=0, by=plan.by
        )

    other.refresh_from_db()
    assert (other.room, other.revision) == (plan.room, 0)


def test_a_conflict_that_is_there_already_does_not_hold_up_other_changes(plan, session):
    other = SessionFactory(conference=plan.conference, room=plan.hall, starts=at(9))
    blocks_planning(plan, "room_twice")

    sessions.change(other, seen=0, by=plan.by, expected=12)

    other.refresh_from_db()
    assert other.expected == 12


def test_what_was_never_released_is_deleted_and_what_was_is_cancelled(plan, session):
    release_all(plan.conference)
    other = SessionFactory(conference=plan.conference, room=plan.room)

    assert sessions.drop(session, seen=0, by=plan.by) is True
    assert sessions.drop(other, seen=0, by=plan.by) is False

    assert [(s.pk, s.state) for s in Session.objects.all()] == [(session.pk, "cancelled")]


def test_a_part_is_given_once(plan, session):
    person = PersonFactory()
    parts.give(session, "chair", person=person, by=plan.by)
    parts.give(session, "speaker", person=person, by=plan.by)

    with pytest.raises(Refused, match="This role has already been assigned."):
        parts.give(session, "chair", person=person, by=plan.by)

    assert sorted(session.roles.values_list("kind", flat=True)) == ["chair", "speaker"]


def test_giving_a_part_makes_an_older_form_of_the_session_late(plan, session):
    parts.give(session, "chair", typed_name={"en": "The Chair"}, by=plan.by)

    with pytest.raises(Refused):
        sessions.change(session, seen=0, by=plan.by, expected=1)


def test_cues_replace_those_that_were_there(plan, session):
    parts.keep_cues(session, [{"minute": 5, "what": "Welcome"}], seen=0, by=plan.by)
    parts.keep_cues(
        session,
        [
            {"minute": -5, "what": "Doors", "do_not": "No photographs"},
            {"minute": 0, "what": "Start"},
        ],
        seen=1,
        by=plan.by,
    )

    assert list(session.cues.values_list("minute", "what", "do_not")) == [
        (-5, "Doors", "No photographs"),
        (0, "Start", ""),
    ]


def test_a_session_without_a_time_counts_as_an_hour(plan):
    assert SessionFactory(conference=plan.conference, starts=None).length == timedelta(hours=1)


def test_taking_a_part_back_leaves_the_others(plan, session):
    role, other = RoleFactory(session=session), RoleFactory(session=session, kind="chair")

    parts.take(role, by=plan.by)

    assert list(session.roles.all()) == [other]


def names_in(session):
    return [role.typed_name["en"] for role in session.roles.all()]


def test_a_speaker_is_put_earlier_and_the_public_reads_them_in_that_order(plan, session):
    for name in ("One", "Two", "Three"):
        parts.give(session, "speaker", typed_name={"en": name}, confirmed=True, by=plan.by)
    release_all(plan.conference)

    parts.put_earlier(session.roles.last(), by=plan.by)
    parts.put_earlier(session.roles.first(), by=plan.by)  # is first already
    release_all(plan.conference)

    assert names_in(session) == ["One", "Three", "Two"]
    for role in list(session.roles.all())[:2]:
        parts.take(role, by=plan.by)
    parts.give(session, "speaker", typed_name={"en": "Four"}, by=plan.by)
    assert names_in(session) == ["Two", "Four"]  # who comes last speaks last
    [frozen] = last_content(plan.conference).sessions
    assert [role.name["en"] for role in frozen.roles] == ["One", "Three", "Two"]


def test_a_name_as_announced_is_mended_and_no_other(plan, session):
    role = parts.give(session, "chair", typed_name={"en": "The Chiar"}, confirmed=True, by=plan.by)
    delegation = parts.give(session, "speaker", delegation=DelegationFactory(), by=plan.by)

    shown = state_of(role.typed_name)
    parts.rename(role, {"en": "The Chair"}, seen=shown, by=plan.by)

    role.refresh_from_db()
    assert (role.typed_name, role.confirmed) == ({"en": "The Chair"}, True)
    with pytest.raises(Refused, match="Only a name as announced"):
        parts.rename(delegation, {"en": "Another"}, seen=state_of({}), by=plan.by)
