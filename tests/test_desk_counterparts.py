"""Whatever a party can do over its link, the desk can enter for it: every address of a party has its counterpart."""

from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from plenipo.bilaterals.models import BilateralEntry, DeskLine
from plenipo.delegations.models import DeskEntry
from plenipo.records.models import JournalEntry
from tests.test_access import OURS, POSTS, WHERE, WHO

OFFICERS = {"sol", "ina", "ada", "bea"}
BEHIND_A_LINK = sorted(name for name, view in OURS if view.reached_by == "focal points")


def counterpart(name):
    app, _colon, page = name.partition(":")
    return f"{app}:for-{page}"


PAIRS = {name: counterpart(name) for name in BEHIND_A_LINK} | {
    # reached by whoever has a secret address: the party itself, its liaison officer
    "delegations:landing": "delegations:for-mine",
    "delegations:open-link": "delegations:for-mine",
    "delegations:again": "delegations:invitation-reissue-ask",
    "delegations:again-send": "delegations:invitation-reissue",
    "delegations:end-links": "delegations:invitation-reissue",
    "bilaterals:agenda": "bilaterals:for-mine",
    "bilaterals:agenda-course": "bilaterals:for-course",
}
FILE_WANTED = {  # their own tests post a file
    "delegations:for-letter-add",
    "accreditation:for-send-credentials",
}
DEEDS = sorted(
    each for each in PAIRS.values() if each in POSTS and ":for-" in each and each not in FILE_WANTED
)


def test_every_address_of_a_party_has_its_counterpart_at_the_desk():
    named = {name for name, who in WHO.items() if who == {"fay"}}

    assert named - set(PAIRS) == set()
    assert set(PAIRS.values()) - set(WHO) == set()
    assert {to for to in PAIRS.values() if not WHO[to] & OFFICERS} == FILE_WANTED


@pytest.mark.parametrize("name", DEEDS)
def test_what_the_desk_enters_says_who_entered_it_and_where_it_comes_from(name, world, as_):
    address = reverse(name, kwargs=WHERE[name](world))
    who = sorted(WHO[name] & OFFICERS)[0]
    data = POSTS[name](world)
    unsourced = {field: value for field, value in data.items() if "source-" not in field}
    officer, client = getattr(world, who), as_(getattr(world, who))

    def sourced():
        lines = [*JournalEntry.objects.all(), *DeskLine.objects.all()]
        return {(each.account_id, *each.details["source"]) for each in lines if _source(each)}

    asked = client.post(address, {"key": uuid4().hex, **unsourced})
    assert (asked.status_code, sourced()) == (422, set())

    with transaction.atomic():
        answer = client.post(address, {"key": uuid4().hex, **data})
    assert answer.status_code == 302
    assert sourced() == {(officer.pk, "note", "2026-11-02")}
    entries = [*DeskEntry.objects.all(), *BilateralEntry.objects.all()]
    assert [(each.channel, str(each.on), each.by) for each in entries] == [
        ("note", "2026-11-02", officer)
    ]


def _source(line):
    return "source" in line.details
