"""What the pages ask of the database, to the query: the way of a focal point, and the board of delegations."""

import pytest
from django.urls import reverse

from plenipo.delegations.models import Delegation
from plenipo.kit.tokens import hash_of
from tests.factories import DelegateFactory, DelegationFactory, LinkFactory

TOKEN = "a-token-of-fay"  # noqa: S105 -- invented


@pytest.fixture
def fays_link(world):
    return LinkFactory(focal_point=world.fay, hash=hash_of(TOKEN))


@pytest.fixture
def fays_delegation(world):
    return DelegationFactory(conference=world.conference, invitation=world.fay.invitation)


def roster(persons):
    typed = {"key": "k1", "do": "review", "seen": "0"}
    for row in range(persons):
        typed |= {f"people-{row}-family_name": f"Name {row}", f"people-{row}-capacity": "member"}
    return typed


def test_the_landing_page_of_a_link_costs_one_query(fays_link, as_, django_assert_num_queries):
    with django_assert_num_queries(
        1
    ):  # link, focal point, invitation, conference and party at once
        as_(None).get(reverse("delegations:landing", args=[TOKEN]))


def test_to_open_a_link_for_the_first_time_costs_one_session(
    fays_link, as_, django_assert_num_queries
):
    visitor = as_(None)

    # link; in a savepoint: last use, invitation; session: is the key free?, in a savepoint: row
    with django_assert_num_queries(9):
        answer = visitor.post(reverse("delegations:open-link", args=[TOKEN]))

    assert answer.url == reverse("delegations:mine")


def test_to_open_a_link_twice_lets_in_twice(fays_link, as_):
    """The answer to the first press of the button may be lost on the line, and its session with it."""
    first, again = as_(None), as_(None)
    first.post(reverse("delegations:open-link", args=[TOKEN]))

    again.post(reverse("delegations:open-link", args=[TOKEN]))

    assert again.get(reverse("delegations:mine")).status_code == 200


def test_a_browser_that_was_somebody_else_gets_another_session(fays_link, as_):
    browser = as_(None)
    browser.post(reverse("delegations:open-link", args=[TOKEN]))
    before = browser.cookies["sessionid"].value

    browser.post(reverse("delegations:open-link", args=[TOKEN]))

    assert browser.cookies["sessionid"].value != before


@pytest.mark.parametrize("persons", [1, 3])
def test_the_page_of_a_delegation_costs_the_same_for_more_persons(
    persons, world, fays_delegation, as_, django_assert_num_queries
):
    Delegation.objects.update(state="submitted")
    DelegateFactory.create_batch(persons, delegation=fays_delegation)
    fay = as_(world.fay)

    # session, link, delegation, letters, profile, people, entries, circulars
    with django_assert_num_queries(8):
        page = fay.get(reverse("delegations:mine"))

    assert page.content.decode().count('<select id="disclosure-') == persons


def test_the_roster_costs_six_queries(world, fays_delegation, as_, django_assert_num_queries):
    fay = as_(world.fay)

    # session, link, delegation, draft, letters; profile: whether credentials are required, which the tabs say
    with django_assert_num_queries(6):
        fay.get(reverse("delegations:people"))


@pytest.mark.parametrize("persons", [1, 3])
def test_to_submit_more_persons_costs_no_more_queries(
    persons, world, fays_delegation, as_, django_assert_num_queries
):
    fay = as_(world.fay)

    fay.post(reverse("delegations:people-keep"), roster(persons))

    # session, link; in the transaction of the deed: key, delegation, draft; in that of the action: delegation again
    # (locked), switches, draft sought and written, delegates there are, persons, delegates, delegation, invitation,
    # journal; key again. Twelve begin or end a savepoint.
    with django_assert_num_queries(36):
        fay.post(reverse("delegations:submit"), {"key": "k2", "seen": "1"})

    assert fays_delegation.delegates.count() == persons


@pytest.mark.parametrize("more", [1, 3])
def test_a_longer_board_costs_no_more_queries(more, world, as_, django_assert_num_queries):
    for delegation in DelegationFactory.create_batch(more, conference=world.conference):
        DelegateFactory.create_batch(2, delegation=delegation)
    sol = as_(world.sol)

    # session, account, membership, profile, all that match (sorted by the reader's alphabet, so nothing is counted
    # apart), rows of the page; rail: what waits, switches
    with django_assert_num_queries(8):
        page = sol.get(reverse("delegations:board", args=["dialogue"])).content.decode()

    assert page.count("2 / 3") == more


@pytest.mark.parametrize("sort", ["persons", "-persons"])
def test_the_board_sorted_by_persons_is_in_that_order(sort, world, as_):
    few, many = DelegationFactory.create_batch(2, conference=world.conference)
    DelegateFactory(delegation=few)
    DelegateFactory.create_batch(2, delegation=many)

    page = as_(world.sol).get(reverse("delegations:board", args=["dialogue"]), {"sort": sort})

    shown = [line["delegation"] for line in page.context["lines"]]
    assert shown == ([few, many] if sort == "persons" else [many, few])
    assert [each.persons for each in shown] == ([1, 2] if sort == "persons" else [2, 1])
