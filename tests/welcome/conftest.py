"""What tests about the welcome share."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from plenipo.records.models import By
from tests.factories import DelegateFactory, DelegationFactory, TenureFactory


def at(hour: int, minute: int = 0, *, day: int = 10) -> datetime:
    """In May 2027."""
    return datetime(2027, 5, day, hour, minute, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _each_test_reads_english():
    """A test client leaves its language behind."""
    with translation.override("en"):
        yield


@pytest.fixture
def chief(world):
    return By(duty="welcome", account=world.sol)


@pytest.fixture
def press():
    """`press(client, "welcome:journey-step", "dialogue", 1, seen=0)`: one press of a button."""

    def pressed(client, view, /, *args, **said):
        return client.post(reverse(view, args=args), {"key": uuid4().hex, **said})

    return pressed


@pytest.fixture
def head(world):
    """`head("Congress", "leader", "2019-05-04")`: an approved delegation with its head."""

    def made(name, rank="", since=None, **of_delegation):
        delegation = DelegationFactory(
            conference=world.conference,
            plate_name=name,
            called={"en": [name, "en", "own"]},
            state="approved",
            **of_delegation,
        )
        one = DelegateFactory(
            delegation=delegation, capacity="head", state="approved", office_since=since
        )
        if rank:
            TenureFactory(delegate=one, rank=rank)
        return one

    return made
