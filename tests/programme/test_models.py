"""What must never be true of a programme: kept by the database itself."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from tests.factories import (
    BuildingFactory,
    DelegationFactory,
    PersonFactory,
    RoleFactory,
    RoomFactory,
    SessionFactory,
    StayFactory,
    WalkFactory,
)

pytestmark = pytest.mark.django_db
NINE, TEN = datetime(2027, 5, 10, 9, tzinfo=UTC), datetime(2027, 5, 10, 10, tzinfo=UTC)


@pytest.mark.parametrize(("starts", "ends"), [(TEN, NINE), (NINE, NINE), (NINE, None), (None, TEN)])
def test_a_session_has_both_ends_of_its_time_or_none(starts, ends):
    with pytest.raises(IntegrityError, match="a_session_ends_after_it_starts"):
        SessionFactory(starts=starts, ends=ends)


def test_a_session_may_have_no_time_yet():
    assert SessionFactory(starts=None).ends is None


def test_a_role_is_somebodys_and_not_of_two():
    delegation, person = DelegationFactory(), PersonFactory()

    RoleFactory(delegation=delegation)
    RoleFactory(person=person)

    with pytest.raises(IntegrityError, match="a_role_is_somebodys"):
        RoleFactory(delegation=delegation, person=person)


def test_two_rooms_of_a_conference_have_two_codes():
    room = RoomFactory(code="A1")

    with pytest.raises(IntegrityError):
        RoomFactory(conference=room.conference, code="A1")


def test_a_walk_leads_to_another_building():
    building = BuildingFactory()

    with pytest.raises(IntegrityError, match="a_walk_leads_elsewhere"):
        WalkFactory(one=building, other=building)


def test_nobody_leaves_before_arriving():
    with pytest.raises(IntegrityError, match="a_stay_ends_after_it_starts"):
        StayFactory(arrives=TEN, leaves=NINE)
