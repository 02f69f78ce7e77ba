"""A test that asks for too many pages fails and is told why."""

from pathlib import Path

from django.urls import reverse

from tests import budget

ROOT = Path(__file__).parents[1]


def test_only_walks_may_ask_for_more():
    assert budget.allowed("tests/records/test_deeds.py::test_x") == budget.REQUESTS
    assert budget.allowed("tests/test_neighbours.py::test_x[sol]") == float("inf")
    assert [file for file in budget.WALKS if not (ROOT / file).exists()] == []


def test_requests_are_counted(client, db):
    before = budget._asked[0]

    for _time in range(3):
        client.get(reverse("kit:style"))

    assert budget._asked[0] - before == 3
