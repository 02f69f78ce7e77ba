"""Against a real register: bounds below what is measured, so that a fall is seen and chance is not."""

import csv
import hashlib
from datetime import date
from pathlib import Path

import pytest

from plenipo.engines.matching import Certainty, learn, match
from plenipo.engines.matching.table import parties_from

DATA = Path(__file__).parents[4] / "shared/data"
DAY = date(2017, 12, 1)

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="needs ../shared/data beside the project")


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sampled(row):
    """One in six, by party, none of which was looked at while the engine was made."""
    return hashlib.sha256(row["partyfacts_id"].encode()).digest()[0] % 8 in (3, 7)


@pytest.fixture(scope="module")
def world():
    return learn(parties_from(rows("parties.csv")))


@pytest.fixture(scope="module")
def pairs():
    return [
        row
        for row in rows("name_match_pairs.csv")
        if "True" not in (row["ambiguous"], row["gold_suspect"], row["dirty"]) and sampled(row)
    ]


def share(truths):
    truths = list(truths)
    return sum(truths) / len(truths)


@pytest.mark.parametrize(
    ("short", "at", "first", "three"),
    [(False, DAY, 0.93, 0.965), (True, DAY, 0.72, 0.85), (False, None, 0.84, 0.935)],
)
def test_the_party_meant_is_found(world, pairs, short, at, first, three):
    asked = [
        row
        for row in pairs
        if (row["difficulty"] == "short_name") == short and (not at or row["active_2017"] == "True")
    ]
    found = [match(world, row["query"], row["iso3_pf"], at=at).candidates for row in asked]
    places = [
        [candidate.party_id for candidate in candidates].index(row["partyfacts_id"])
        if row["partyfacts_id"] in [candidate.party_id for candidate in candidates]
        else 9
        for row, candidates in zip(asked, found, strict=True)
    ]
    assert share(place == 0 for place in places) >= first
    assert share(place < 3 for place in places) >= three


def test_what_is_decided_is_right(world, pairs):
    asked = [r for r in pairs if r["active_2017"] == "True" and r["difficulty"] != "short_name"]
    answers = [match(world, row["query"], row["iso3_pf"], at=DAY) for row in asked]
    decided = [
        answer.party_id == row["partyfacts_id"]
        for row, answer in zip(asked, answers, strict=True)
        if answer.decision is Certainty.CERTAIN
    ]
    assert len(decided) / len(asked) >= 0.68
    assert share(decided) >= 0.985


def test_names_that_are_no_party_are_rarely_decided(world):
    asked = rows("name_match_negatives.csv")[::6]
    answers = [match(world, row["query"], row["iso3_pf"], at=DAY) for row in asked]

    assert share(answer.decision is Certainty.CERTAIN for answer in answers) <= 0.04
    assert share(answer.decision is Certainty.NONE for answer in answers) >= 0.35


@pytest.mark.parametrize(("name", "country"), [("A", "NOR"), ("A", "DNK"), ("B", "ISL")])
def test_a_letter_alone_is_never_certain(world, name, country):
    assert match(world, name, country).decision is not Certainty.CERTAIN


@pytest.mark.parametrize(
    ("name", "country"),
    [("Tories", "GBR"), ("Democratic Party", "ALB"), ("حزب الوفد", "EGY")],
)
def test_living_parties_come_first_and_one_that_ended_is_never_certain(world, name, country):
    """They were once decided as parties that ended in 1834, 1924 and 1953."""
    ended = {party.id: party.last_year for party in world.parties}
    answer = match(world, name, country, at=date(2026, 11, 30))

    first, *_others = [ended[each.party_id] for each in answer.candidates]

    assert first is None
    assert match(world, name, country).decision is not Certainty.CERTAIN  # without a day
