"""No number and no day in an address is a fault of ours: what nothing can have is not there, or no filter."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils.http import urlencode

from tests.conftest import CAST
from tests.test_access import POSTS, WHERE, WHO

BEYOND = 2**63
NUMBERS = ["track", "room", "page", "person", "party", "to", "row", "international", "conference"]
NUMBERS += ["year", "session", "delegation", "only", "since", "near", "drafted_from", "approved"]
NUMBERS += ["incident", "building", "seen", "number", "invitation", "list", "one", "moved"]
DAYS = ["day", "at", "from", "until", "starts", "ends", "on"]
ASKED = {**dict.fromkeys(NUMBERS, "9" * 30), **dict.fromkeys(DAYS, "0001-01-01")}
PAGES = sorted(name for name in set(WHO) - set(POSTS) if WHO[name])


def in_chunks(names, size=60):
    return [names[at : at + size] for at in range(0, len(names), size)]


@pytest.mark.parametrize("names", in_chunks(PAGES), ids=lambda names: names[0])
def test_a_filter_no_row_can_have_is_no_fault(names, world, signed_in):
    for name in names:
        who = next(one for one in CAST if one in WHO[name])
        with transaction.atomic():
            address = reverse(name, kwargs=WHERE.get(name, lambda _world: {})(world))
            answer = signed_in(who).get(f"{address}?{urlencode(ASKED)}")
            assert answer.status_code < 500, (name, answer.status_code)
            transaction.set_rollback(True)


def test_a_number_no_row_can_have_is_the_address_of_nothing(world, signed_in):
    client = signed_in("sol")
    for path in (
        f"/en/desk/dialogue/bilaterals/for/{BEYOND}/",
        f"/en/delegation/programme/{BEYOND}/",
        f"/en/desk/dialogue/programme/stays/{BEYOND}/",
        f"/en/register/lists/{BEYOND}/rows/1/",
    ):
        assert client.get(path).status_code == 404
