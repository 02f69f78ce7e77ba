"""Whom the house leads to a page, the page lets in: what waits, what a search finds, desks, tabs, first steps."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plenipo.conference.declared import DUTIES
from plenipo.conference.models import Membership
from plenipo.conference.queries.search import GROUPS
from plenipo.conference.queries.steps import STEPS
from plenipo.conference.queries.waiting import TALLIES, TELLERS, WAITING
from plenipo.kit.access import may_open
from plenipo.kit.desks import RAIL, TABS
from tests.everything import all_kinds_of
from tests.factories import MembershipFactory

MARK = "Everywhere"


def holder(conference, duty) -> Membership:
    """A member with exactly this duty."""
    return MembershipFactory(conference=conference, duties=[str(duty)])


def opened(member, url) -> int:
    client = Client()
    client.force_login(member.account)
    return client.get(url.partition("#")[0]).status_code


@pytest.fixture
def full(world):
    all_kinds_of(world.conference, MARK)
    return world.conference


def test_whoever_deals_with_what_waits_is_let_in_by_the_page_it_waits_on(full):
    shut = []
    for each in WAITING:
        member = holder(full, each.duty)
        urls = [reverse(each.address, args=[full.slug]) + each.query]
        urls += filter(None, [each.deed_url(member) if each.deed_url else ""])
        shut += [
            f"{each.kind}: {url} answers {status} to whoever holds {each.duty!r}"
            for url in urls
            if (status := opened(member, url)) >= 300
        ]

    assert shut == []


def test_what_is_counted_for_holders_of_a_duty_waits_for_them(world):
    duties, today = {each.kind: each.duty for each in WAITING}, timezone.localdate()
    wrong = [
        f"{kind} is counted for {tally.duty!r} and waits for {duties[kind]!r}"
        for tally in TALLIES
        if tally.duty
        for kind in tally.count(world.conference, today)
        if duties[kind] != tally.duty
    ]

    assert wrong == []


def test_what_is_in_confidence_is_counted_for_holders_of_its_duty_alone(world):
    today = timezone.localdate()
    for_all = {each.kind for each in WAITING if each.rows}
    for_all |= {
        kind for tally in TALLIES if not tally.duty for kind in tally.count(world.conference, today)
    }

    assert [each.kind for each in WAITING if each.duty.in_confidence and each.kind in for_all] == []


NOT_IN_THE_RAIL = {
    "untold": "Today says it; the board has no number of its own",
    "level": "Today says it; the desk counts what is drafted",
    "returned": "Today says it; the desk counts letters",
}


def test_what_waits_is_counted_by_a_desk_that_opens_to_whoever_deals_with_it():
    desks = {kind: desk for desk in RAIL for kind in desk.waits}
    counted = {each.kind: each for each in WAITING if each.rows}

    assert set(counted) - set(desks) - set(NOT_IN_THE_RAIL) == set()
    assert set(NOT_IN_THE_RAIL) - (set(counted) - set(desks)) == set()
    for kind, desk in desks.items():
        member = Membership(duties=[str(counted[kind].duty)])
        url = reverse(desk.address, args=["dialogue"])
        assert desk.opens(member), f"{kind}: {desk.address} is not offered to {member.duties}"
        assert may_open(member, url), f"{kind}: {desk.address} refuses {member.duties}"


def test_every_desk_and_every_tab_opens_to_somebody():
    """A guard that asks for a duty nobody can hold, or a tab whose rule and guard contradict each other."""
    members = [Membership(duties=[str(duty)]) for duty in DUTIES]
    pages = [*RAIL, *(tab for tabs in TABS.values() for tab in tabs)]
    shut = [
        page.address
        for page in pages
        if not any(
            page.opens(member) and may_open(member, reverse(page.address, args=["dialogue"]))
            for member in members
        )
    ]

    assert shut == []


@pytest.mark.parametrize("duty", list(DUTIES))
def test_what_a_search_finds_and_what_is_to_be_done_opens_to_whom_it_is_shown(duty, full):
    member = holder(full, duty)
    today = timezone.localdate()
    groups = [group for group_of in GROUPS if (group := group_of(member, MARK))]
    urls = {url for group in groups for hit in group.hits for url in (hit.url, hit.deed_url)}
    urls |= {group.more for group in groups} | {step_of(member).url for step_of in STEPS}
    urls |= {task.url for tell in TELLERS for task in tell(member, today) if task.mine}

    shut = {url: status for url in urls - {""} if (status := opened(member, url)) >= 300}
    assert shut == {}
