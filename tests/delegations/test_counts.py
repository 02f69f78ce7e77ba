"""The figures: counted by one rule everywhere, published with who, when and the difference."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.conference.actions import change_rules
from plenipo.conference.queries import rules_of
from plenipo.delegations.actions.counts import publish
from plenipo.delegations.actions.invitations import withdraw
from plenipo.delegations.models import Count, Delegation
from plenipo.delegations.profile import PRESS, Figures
from plenipo.delegations.queries import counts as queries
from plenipo.delegations.queries.counts import CountFigure
from plenipo.delegations.views.counts import _counted_apart
from plenipo.delegations.words.counts import (
    rounded_down,
    rule_as_published,
    rule_in_words,
    sentence,
)
from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry
from tests.delegations.conftest import text_of
from tests.factories import (
    CountryFactory,
    DelegateFactory,
    DelegationFactory,
    InvitationFactory,
    MembershipFactory,
)

EGYPT = {
    "party__country__code": "EGY",
    "party__country__alpha2": "EG",
    "party__country__region": "africa",
}
NO_STATE = {
    "party__country__code": "XKX",
    "party__country__alpha2": "XK",
    "party__country__status": "territory",
}


@pytest.fixture
def answered(world):
    """By hand: six invited (Fay's among them), of whom four accepted, two submitted, one is confirmed.

    A draft and a withdrawn invitation count for nothing; one of the accepted is no party, one of no state.
    """
    day = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)

    def invited(state, **values):
        return InvitationFactory(
            conference=world.conference, state=state, answered_at=day, **values
        )

    invited("drafted")
    invited("withdrawn")
    invited("declined")
    confirmed = invited("accepted", **EGYPT)
    submitted = invited("accepted", party__kind="foundation")
    invited("names_to_follow", **EGYPT)
    invited("accepted", **NO_STATE)
    for invitation, state in ((confirmed, "approved"), (submitted, "submitted")):
        made = DelegationFactory(conference=world.conference, invitation=invitation, state=state)
        person = "approved" if state == "approved" else "nominated"
        DelegateFactory.create_batch(2, delegation=made, state=person)
        DelegateFactory(delegation=made, state="waiting")
    return world.conference


def figures(conference):
    return queries.figures_of(conference, rules_of(conference).of(Figures))


def numbers(figure):
    return (
        figure.parties,
        figure.organisations,
        figure.countries,
        figure.territories,
        figure.people,
    )


def host(conference, code):
    """The conference is held there, and the host's own people are left out, as the profile says."""
    conference.country = CountryFactory(code=code)
    conference.save()


def by(world, who="ina"):
    return By(duty="invitations", account=getattr(world, who))


def test_each_figure_counts_parties_organisations_countries_and_people_apart(answered):
    counted = {rule: numbers(figure) for rule, figure in figures(answered).items()}

    assert counted == {
        "invited": (5, 1, 2, 1, 0),
        "accepted": (3, 1, 2, 1, 0),
        "submitted": (1, 1, 2, 0, 4),
        "confirmed": (1, 0, 1, 0, 2),
    }


def test_the_figures_cost_two_queries_however_many_there_are(answered, django_assert_num_queries):
    rules = rules_of(answered).of(Figures)
    InvitationFactory.create_batch(3, conference=answered)

    with django_assert_num_queries(2):  # parties and countries; people
        queries.figures_of(answered, rules)


def test_the_hosts_own_are_left_out_of_figures_charts_map_and_regions_alike(answered):
    host(answered, "EGY")
    rules = rules_of(answered).of(Figures)

    assert figures(answered)["accepted"].parties == 1
    assert queries.by_country(answered, rules) == {"FRA": 1, "XKX": 1}
    assert sum(each.accepted for each in queries.by_region(answered, rules)) == 2
    assert queries.answers_by_day(answered, rules)[-1][1] == 2


def test_people_of_a_delegation_that_falls_are_confirmed_no_more(world, answered):
    confirmed = Delegation.objects.get(state="approved")

    withdraw(confirmed.invitation, seen=confirmed.invitation.revision, by=by(world))

    assert numbers(figures(answered)["confirmed"]) == (0, 0, 0, 0, 0)


def test_every_figure_by_region(answered):
    regions = queries.by_region(answered, rules_of(answered).of(Figures))

    assert [(r.region, r.invited, r.accepted, r.submitted, r.confirmed) for r in regions] == [
        ("europe", 4, 2, 1, 0),
        ("africa", 2, 2, 1, 1),
    ]


def test_a_day_of_the_chart_is_a_day_of_the_venue(answered):
    answered.zone = (
        "Africa/Nairobi"  # three hours ahead: half past eleven in the evening is tomorrow
    )

    (day, n), *more = queries.answers_by_day(answered, rules_of(answered).of(Figures))

    assert (day.isoformat(), n, more) == ("2026-11-21", 4, [])


def test_what_is_late_is_counted(world, answered):
    yesterday = timezone.localdate() - timedelta(days=1)
    InvitationFactory(conference=answered, state="sent", deadline=yesterday)
    InvitationFactory(conference=answered, state="sent", deadline=yesterday, bounced=True)
    coming = InvitationFactory(conference=answered, state="accepted", deadline=yesterday)
    DelegationFactory(conference=answered, invitation=coming, state="named")

    assert queries.late_in(answered, today=timezone.localdate()) == {"silent": 1, "names": 1}


@pytest.mark.parametrize(
    ("duty", "led"), [("press", False), ("bilaterals", False), ("invitations", True)]
)
def test_what_is_late_leads_to_its_page_whoever_may_open_it(duty, led, world, answered, as_):
    yesterday = timezone.localdate() - timedelta(days=1)
    InvitationFactory(conference=answered, state="sent", deadline=yesterday)
    reader = as_(MembershipFactory(conference=answered, duties=[duty]).account)

    page = text_of(reader.get(reverse("delegations:counts", args=["dialogue"])))

    assert "1 party has not replied by its deadline" in page
    there = reverse("delegations:invitations", args=["dialogue"]) + "?state=late"
    assert (f'href="{there}"' in page) == led


# ---- published


def test_a_figure_is_published_with_its_rule_who_when_and_the_difference(world, answered):
    for _time in range(2):
        now = figures(answered)["accepted"]
        publish(answered, "accepted", seen=queries.as_seen(now), by=by(world))
        InvitationFactory(conference=answered, state="accepted")

    later, first = queries.with_differences(queries.published(answered))
    assert (first.count.parties, first.count.organisations, first.difference) == (3, 1, None)
    assert (later.count.parties, later.difference, later.count.by) == (4, 1, world.ina)
    assert first.count.details["regions"] == {"africa": 2, "europe": 2}
    line = JournalEntry.objects.filter(verb="counts.published").latest("pk")
    assert (line.account, line.details["total"]) == (world.ina, 5)


def test_nothing_is_published_that_was_not_seen(world, answered):
    seen = queries.as_seen(figures(answered)["accepted"])
    InvitationFactory(conference=answered, state="accepted")

    with pytest.raises(Refused, match="Review it again before you publish it."):
        publish(answered, "accepted", seen=seen, by=by(world))

    assert Count.objects.count() == 0


def test_a_published_figure_keeps_the_rule_it_was_counted_by(world, answered):
    count = publish(
        answered, "accepted", seen=queries.as_seen(figures(answered)["accepted"]), by=by(world)
    )

    change_rules(answered, by=by(world, "sol"), seen_version=0, host_counted=True)

    rules = rules_of(answered).of(Figures)
    assert "excluded" in rule_as_published(count, rules)
    assert "included" in rule_in_words("accepted", rules)


@pytest.mark.parametrize(
    ("parties", "countries", "rounded", "says"),
    [
        (1, 1, False, "1 political party or organisation from 1 country has accepted"),
        (7, 3, False, "7 political parties and organisations from 3 countries have accepted"),
        (247, 58, True, "more than 200 political parties and organisations from more than 50"),
        (9, 9, True, "9 political parties and organisations from 9 countries have accepted"),
    ],
)
def test_the_public_sentence(parties, countries, rounded, says, world):
    count = Count(rule="accepted", parties=parties, organisations=0, countries=countries)
    count.rounded = rounded

    said = sentence(count, rules_of(world.conference).of(Figures), day="5 May 2027")

    assert said.startswith(says)
    assert said.endswith("(as of 5 May 2027).")


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, 0), (1, 1), (9, 9), (10, 10), (11, 10), (58, 50), (100, 90), (101, 100), (247, 200)],
)
def test_more_than_always_rounds_down(number, said):
    assert rounded_down(number) == said


# ---- the page


def test_under_every_figure_and_drawing_stands_how_it_is_counted(world, answered, as_):
    page = text_of(as_(world.obi).get(reverse("delegations:counts", args=["dialogue"])))

    assert page.count("How this is counted:") == 4  # funnel, answers over time, map, regions
    for rule in (
        "invitations sent and not withdrawn",
        "that accepted, with or without names",
        "submitted to the",
        "approved by",
    ):
        assert rule in page
    assert "/feeds/dialogue.json" in page
    assert "&lt;iframe src=" in page


def test_a_figure_is_looked_at_word_for_word_and_then_published(world, answered, as_, press):
    journalist = MembershipFactory(conference=answered, duties=["press"]).account
    desk = as_(journalist)
    address = reverse("delegations:count-ask", args=["dialogue", "accepted"])
    page = text_of(desk.get(address))

    press(desk, "delegations:count-publish", "dialogue", "accepted", seen="3-1-2-1-0", after="0")

    assert "4 political parties and organisations from 2 countries have accepted" in page
    assert 'name="seen" value="3-1-2-1-0"' in page
    line = JournalEntry.objects.get(verb="counts.published")
    assert (line.duty, line.account) == (PRESS, journalist)


def test_the_second_who_publishes_the_same_figure_is_told(world, answered, as_, press):
    count = ("delegations:count-publish", "dialogue", "accepted")
    said = {"seen": "3-1-2-1-0", "after": "0"}
    press(as_(world.ina), *count, **said)

    second = press(as_(world.sol), *count, **said)

    assert second.status_code == 409
    assert "A colleague has since published this figure" in second.content.decode()
    assert JournalEntry.objects.filter(verb="counts.published").count() == 1
    asked = as_(world.sol).get(reverse("delegations:count-ask", args=["dialogue", "accepted"]))
    assert press(as_(world.sol), *count, **dict(asked.context["hidden"])).status_code == 302


def test_who_publishes_is_written_down_in_the_duty_held(world, answered, as_, press):
    press(
        as_(world.ina),
        "delegations:count-publish",
        "dialogue",
        "accepted",
        seen="3-1-2-1-0",
        after="0",
    )

    assert JournalEntry.objects.get(verb="counts.published").duty == "invitations"


@pytest.mark.parametrize("extra", [1, 3])
def test_more_figures_cost_the_page_no_more_queries(
    extra, world, answered, as_, django_assert_num_queries
):
    for _time in range(extra):
        publish(
            answered, "invited", seen=queries.as_seen(figures(answered)["invited"]), by=by(world)
        )
    InvitationFactory.create_batch(extra, conference=answered)
    ada = as_(world.ada)

    # session, account, membership, profile, figures, people, late, two charts, map, names of countries, regions,
    # publications, rail: what waits, switches
    with django_assert_num_queries(15):
        ada.get(reverse("delegations:counts", args=["dialogue"]))


def test_the_page_says_which_invited_parties_are_not_counted_and_why(world, answered, as_):
    host(answered, "KEN")
    odm = InvitationFactory(
        conference=answered, country=answered.country, state="accepted", party__name="ODM"
    )
    InvitationFactory(
        conference=answered, country=answered.country, state="drafted", party__name="Not sent"
    )

    page = text_of(as_(world.ina).get(reverse("delegations:counts", args=["dialogue"])))
    of_bea = text_of(as_(world.bea).get(reverse("delegations:counts", args=["dialogue"])))

    said = (
        "1 invited party or organisation of the host country (Kenya) is not included in the figures"
    )
    assert (said in page, said in of_bea) == (True, True)
    link = reverse("delegations:invitation", args=["dialogue", odm.pk])
    assert (link in page, link in of_bea, "Not sent" in page) == (True, False, False)


def test_one_of_a_kind_is_written_in_the_singular():
    figure = CountFigure(
        "accepted", parties=97, organisations=1, countries=1, territories=0, people=0
    )

    assert _counted_apart(figure) == "97 parties, 1 organisation, 1 country"
