"""Two conferences on one installation: no page, choice or file of one names what belongs to the other."""

import pytest
from django.urls import reverse

from tests.everything import all_kinds_of
from tests.test_access import ASKED, POSTS, WHERE, WHO

MARK = "Elsewhere"
NAMES = sorted(
    name for name in WHO if name not in POSTS and not name.startswith(("registry:", "kit:"))
)


@pytest.mark.parametrize("who", ["sol", "bea", "fay"])
def test_no_page_of_a_conference_names_what_belongs_to_another(who, world, as_):
    all_kinds_of(world.elsewhere, MARK)
    client = as_(getattr(world, who))

    looked_at, shown = 0, []
    for name in NAMES:
        address = reverse(name, kwargs=WHERE.get(name, lambda _world: {})(world))
        answer = client.get(f"{address}?{ASKED.get(name, '')}")
        if answer.status_code == 200 and not answer.streaming:
            looked_at += 1
            shown += [name] if MARK.encode() in answer.content else []

    assert shown == []
    assert looked_at >= {"sol": 60, "bea": 60, "fay": 20}[who]
