"""What tests about the press desk share."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from plenipo.records.models import By


@pytest.fixture(autouse=True)
def _each_test_reads_english():
    """A test client leaves its language behind."""
    with translation.override("en"):
        yield


@pytest.fixture
def officer(world):
    return By(duty="press", account=world.sol)


@pytest.fixture
def press():
    """`press(client, "press:briefing-announce", "dialogue", 1, seen=0)`: one press of a button."""

    def pressed(client, view, /, *args, **said):
        return client.post(reverse(view, args=args), {"key": uuid4().hex, **said})

    return pressed
