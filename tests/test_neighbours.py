"""Two conferences on one installation: no page, choice or file of one names what belongs to the other."""

import pytest
from django.urls import reverse

from tests.everything import all_kinds_of
from tests.factories import MatchListFactory
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


def test_a_list_with_whom_to_write_to_is_seen_by_its_own_conference_alone(world, as_):
    theirs = MatchListFactory(name="Parties of Elsewhere", conference=world.elsewhere.pk)
    ours = MatchListFactory(name="Parties of ours", conference=world.conference.pk)
    drafting = reverse("delegations:invitations-from-list", args=[world.conference.slug])

    def sees(who, address):
        page = as_(getattr(world, who)).get(address)
        return [kept.name for kept in (theirs, ours) if kept.name.encode() in page.content]

    lists = reverse("registry:lists")
    assert {who: sees(who, lists) for who in ("sol", "ina", "rex", "max")} == {
        "sol": ["Parties of ours"],
        "ina": ["Parties of ours"],
        "rex": ["Parties of Elsewhere", "Parties of ours"],
        "max": ["Parties of Elsewhere", "Parties of ours"],
    }
    assert sees("ina", drafting) == ["Parties of ours"]
    assert as_(world.ina).get(reverse("registry:list", args=[theirs.pk])).status_code == 404
