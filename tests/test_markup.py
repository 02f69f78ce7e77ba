"""Every page names each of its parts once: a label, a link of the page and a reading aid find the one they mean."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from tests.everything import all_kinds_of
from tests.test_access import ASKED, POSTS, WHERE, WHO

PAGES = sorted(name for name in WHO if name not in POSTS)
ORDER = ("nobody", "fay", "bea", "obi", "ada", "ina", "sol", "rex", "max")


class _Ids(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = Counter()

    def handle_starttag(self, tag, attrs):
        self.found.update(value for name, value in attrs if name == "id")


def said_twice(answer):
    reader = _Ids()
    reader.feed(answer.content.decode())
    return [each for each, n in reader.found.items() if n > 1]


@pytest.mark.parametrize("part", range(3))
def test_no_page_has_an_id_twice(part, world, as_, client):
    all_kinds_of(world.conference, "Here")

    looked_at, twice = 0, {}
    for name in PAGES[part::3]:
        who = next((each for each in reversed(ORDER) if each in WHO[name]), None)
        if who is None:
            continue
        reader = client if who == "nobody" else as_(getattr(world, who))
        address = reverse(name, kwargs=WHERE.get(name, lambda _world: {})(world))
        answer = reader.get(f"{address}?{ASKED.get(name, '')}")
        if "text/html" in answer.get("Content-Type", "") and not answer.streaming:
            looked_at += 1
            if found := said_twice(answer):
                twice[name] = found

    assert twice == {}
    assert looked_at > 30
