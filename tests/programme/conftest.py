"""Beside the cast: pia, who answers for the programme, and a conference with a day and two rooms."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace

import pytest
from django.core.cache import caches
from django.utils import translation

from plenipo.records.models import By
from tests.factories import (
    BuildingFactory,
    ConferenceFactory,
    DayFactory,
    MembershipFactory,
    RoomFactory,
)


@pytest.fixture(autouse=True)
def _each_test_reads_english_and_no_kept_page():
    """A test client leaves its language behind, and pages are kept by numbers that come again in every test."""
    caches["default"].clear()
    with translation.override("en"):
        yield


@pytest.fixture
def pia(world):
    member = MembershipFactory(
        conference=world.conference, duties=["programme"], account__name="pia"
    )
    return member.account


@pytest.fixture
def plan(db):
    """10 May 2027, 08:00 to 20:00; a hall of 200 and, in the same building, a room of 30."""
    conference = ConferenceFactory(slug="planned", languages=["en", "fr", "ar"])
    building = BuildingFactory(venue__conference=conference)
    return SimpleNamespace(
        conference=conference,
        day=DayFactory(
            conference=conference, date=date(2027, 5, 10), opens=time(8), closes=time(20)
        ),
        hall=RoomFactory(
            conference=conference, building=building, code="H", capacity=200, position=1
        ),
        room=RoomFactory(
            conference=conference, building=building, code="R", capacity=30, position=2
        ),
        by=By(duty="programme"),
    )


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 5, 10, hour, minute, tzinfo=UTC)
