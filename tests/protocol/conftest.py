"""What tests about protocol share."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from plenipo.conference.actions.profile import change_rules
from plenipo.conference.queries.profile import profile_of
from plenipo.records.models import By
from tests.factories import DelegateFactory, DelegationFactory, TenureFactory


@pytest.fixture(autouse=True)
def _each_test_reads_english():
    """A test client leaves its language behind."""
    with translation.override("en"):
        yield


@pytest.fixture
def chief(world):
    return By(duty="protocol", account=world.sol)


@pytest.fixture
def press():
    """`press(client, "protocol:place-set", "dialogue", …, seen=0)`: one press of a button."""

    def pressed(client, view, /, *args, **said):
        return client.post(reverse(view, args=args), {"key": uuid4().hex, **said})

    return pressed


@pytest.fixture
def ruled(world):
    """`ruled(basis="equal")`: other rules of precedence."""

    def to(**values):
        before = profile_of(world.conference)
        change_rules(
            world.conference,
            by=By(duty="secretary_general", account=world.sol),
            seen_version=before.version if before else 0,
            **{f"precedence_{name}": value for name, value in values.items()},
        )
        vars(world.conference).pop("_rules", None)

    return to


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
