"""Every form of the access table, pressed as people press: twice, again after a lost answer, changed after *Back*."""

from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.bilaterals.models import DeskLine
from plenipo.records.models import JournalEntry, Key, Letter
from tests.conftest import CAST
from tests.test_access import POSTS, WHERE, WHO

LOOKS = {
    "delegations:verify",
    "delegations:open-link",
    "delegations:leave",
    "accreditation:others-read",
    "welcome:paste-read",
}  # sent as a POST, and nothing to be done twice
FORMS = sorted(
    name for name in POSTS if WHO[name] and name not in LOOKS
)  # else its table sends wrong data


def written():
    return [model.objects.count() for model in (JournalEntry, DeskLine, Letter, Key)]


@pytest.mark.parametrize("name", FORMS)
def test_a_press_that_arrives_twice_is_one_and_what_is_changed_is_another(name, world, signed_in):
    address = reverse(name, kwargs=WHERE.get(name, lambda _world: {})(world))
    who = next(one for one in CAST if one in WHO[name])
    client, key = signed_in(who), uuid4().hex

    def press(**more):
        return client.post(address, {"key": key, **data, **more})

    data = POSTS[name](world)
    first, once = press(), written()
    for each in data.values():
        if hasattr(each, "seek"):
            each.seek(0)
    again, twice = press(), written()
    changed = press(typed="something else")

    assert first.status_code < 400
    assert twice == once
    assert again.url == first.headers.get(
        "Location", first.headers.get("Content-Location", address)
    )
    assert changed.status_code >= 400 or written()[3] == once[3] + 1
