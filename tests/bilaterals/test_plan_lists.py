"""A plan as lists: what it holds, and what it does not hold and why."""

import csv
import io
import re

import pytest
from django.urls import reverse

from plenipo.bilaterals.models import Availability
from tests.bilaterals.conftest import at, wished
from tests.factories import PrincipalFactory

# session, account, membership; the plan, its meetings, its conference; what waits here, at the desk and from
# the programme, switches
QUERIES_OF_MEETINGS = 10
# and instead of meetings the requests, with the principals and delegations that the reasons name
QUERIES_OF_UNHELD = 12


@pytest.fixture
def meetings(sides, agreed, plan):
    """`meetings(3)`: a plan of that many."""

    def make(number):
        pairs = [
            (sides.rivers, sides.fay, sides.hills),
            (sides.coast, sides.tam, sides.hills),
            (sides.rivers, sides.fay, sides.coast),
        ]
        for asker, focal, other in pairs[:number]:
            agreed(wished(other), asker=asker, focal=focal)
        return plan()

    return make


@pytest.fixture
def three_meetings(meetings):
    return meetings(3)


@pytest.fixture
def one_unheld(world, sides, agreed, plan):
    """Two ask for the chair, who has time for one of them."""
    chair = PrincipalFactory(conference=world.conference, name="Chair", office="Chair of all")
    Availability.objects.create(principal=chair, starts=at(9), ends=at(9, 20))
    agreed(wished(to_host=True, levels=((1, chair),), importance=3))
    agreed(wished(to_host=True, levels=((1, chair),)), asker=sides.hills, focal=sides.gil)
    return plan()


@pytest.fixture
def page(world, as_):
    bea = as_(world.bea)

    def of(name, plan, **asked):
        address = reverse(f"bilaterals:{name}", args=[world.conference.slug, plan.number])
        return bea.get(address, asked)

    return of


def test_a_delegation_is_found_with_all_its_meetings(three_meetings, page):
    everything = page("plan-meetings", three_meetings).content.decode()
    hills = page("plan-meetings", three_meetings, q="hills").content.decode()

    assert everything.count("data-row") == 3
    assert hills.count("data-row") == 2


def test_a_meeting_is_found_by_its_code(three_meetings, page):
    code = three_meetings.meetings.first().request.code

    found = page("plan-meetings", three_meetings, q=code.lower()).content.decode()

    assert found.count("data-row") == 1
    assert re.search(rf">{code}\s*</a>", found)


def test_what_is_on_the_page_can_be_kept_as_a_table(three_meetings, page):
    answer = page("plan-csv", three_meetings, q="coast")

    heads, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert heads[:3] == ["Code", "Day", "From"]
    assert [row[5:7] for row in sorted(rows, key=lambda row: row[5])] == [
        ["Party of Rivers · France", "Party of the Coast · France"],
        ["Party of the Coast · France", "Party of Hills · France"],
    ]
    assert page("plan-xlsx", three_meetings).content[:2] == b"PK"


def test_what_is_not_held_says_why_with_the_number_of_times(one_unheld, page):
    text = page("plan-unheld", one_unheld).content.decode()

    assert text.count("data-row") == 1
    assert "Chair, Chair of all: not available at that time." in text
    assert page("plan-unheld", one_unheld, q="rivers").content.decode().count("data-row") == 0


def test_the_board_counts_both_lists(one_unheld, page):
    text = " ".join(page("plan", one_unheld).content.decode().split())

    assert 'Meetings <span class="quiet num">1</span>' in text
    assert 'Not scheduled <span class="quiet num">1</span>' in text


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_asks_no_more_questions(number, meetings, page, django_assert_num_queries):
    plan = meetings(number)

    with django_assert_num_queries(QUERIES_OF_MEETINGS):
        answer = page("plan-meetings", plan)

    assert answer.content.decode().count("data-row") == number


def test_reasons_ask_a_fixed_number_of_questions(one_unheld, page, django_assert_num_queries):
    with django_assert_num_queries(QUERIES_OF_UNHELD):
        page("plan-unheld", one_unheld)


@pytest.mark.parametrize("typed", ["²", "9" * 30, "-1", "x", "\0"])
def test_an_address_with_a_number_that_is_none_still_shows_the_board(one_unheld, page, typed):
    assert page("plan", one_unheld, since=typed).status_code == 200
