"""Today: what waits for whom, which letters failed, what is switched off, what was done."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from plenipo.conference.actions import throw
from plenipo.delegations.actions.invitations import let_lapse
from plenipo.records.models import By
from tests.factories import (
    ChangeRequestFactory,
    DelegationFactory,
    InvitationFactory,
    LetterFactory,
)
from tests.portal.conftest import text_of


@pytest.fixture
def today(world, as_):
    def of(who):
        return text_of(as_(getattr(world, who)).get(reverse("portal:today", args=["dialogue"])))

    return of


def waits(page):
    """What waits for the reader and for others: (number and sentence)."""
    mine, _heading, others = page.partition('id="others"')
    return mine, others


def test_what_waits_stands_with_whoever_deals_with_it(world, today):
    DelegationFactory(conference=world.conference, state="submitted")
    InvitationFactory(conference=world.conference, state="another_level")

    accreditation, invitations = waits(today("ada")), waits(today("ina"))

    assert "1 delegation pending approval" in accreditation[0]
    assert "party requests another level" in accreditation[1]
    assert "party requests another level" in invitations[0]
    assert "delegation pending approval" in invitations[1]


def test_change_requests_wait_for_accreditation(world, today):
    ChangeRequestFactory(delegation__conference=world.conference)

    assert "change request pending" in waits(today("ada"))[0]


def test_what_is_late_leads_to_a_list_of_exactly_that(world, today, as_):
    yesterday = timezone.localdate() - timedelta(days=1)
    late = InvitationFactory(conference=world.conference, deadline=yesterday)
    in_time = InvitationFactory(conference=world.conference, deadline=None)

    page = today("ina")
    there = reverse("delegations:invitations", args=["dialogue"]) + "?state=late"
    found = text_of(as_(world.ina).get(there))

    assert "party has not replied by its deadline" in page
    assert there in page
    assert late.party.name in found
    assert in_time.party.name not in found


def test_a_letter_that_failed_is_there_with_the_words_of_the_server(world, today):
    LetterFactory(
        conference=world.conference.pk,
        state="bounced",
        to_email="gone@example.org",
        problem="550 No such person here",
    )

    page = today("ina")

    assert "letter not delivered or on hold" in page
    assert "gone@example.org" in page
    assert "550 No such person here" in page


def test_whom_a_notice_did_not_reach_is_for_those_who_decide(world, today):
    LetterFactory(
        conference=world.conference.pk,
        kind="delegations.notice",
        state="bounced",
        to_name="Hidden Person",
        to_email="hidden@example.org",
        problem="550 hidden@example.org is gone",
    )

    assert "hidden@example.org" in today("ada")
    for who in ("ina", "obi"):
        assert "Hidden Person" not in today(who)
        assert "hidden@" not in today(who)


def test_every_switch_stands_there(world, today):
    by = By(duty="secretary_general", account=world.sol)
    throw(world.conference, "registration", on=False, by=by)

    switches = today("obi").partition('id="switches"')[2]

    assert '<span class="mark no">off</span> replies to invitations' in switches
    assert '<span class="mark yes">on</span> outgoing mail' in switches


def test_the_last_deeds_stand_there_in_words(world, today):
    yesterday = timezone.localdate() - timedelta(days=1)
    late = InvitationFactory(conference=world.conference, deadline=yesterday)
    let_lapse(world.conference, [late], by=By(duty="invitations", account=world.ina))

    assert "invitation lapsed" in today("obi").partition('id="journal"')[2]


def test_the_days_to_the_opening_are_counted(world, today):
    world.conference.starts = timezone.localdate() + timedelta(days=168)
    world.conference.ends = world.conference.starts + timedelta(days=3)
    world.conference.save()

    assert "168 days until the opening" in today("obi")


def test_on_a_quiet_day_nothing_waits(today):
    assert "No pending tasks." in today("ada")


@pytest.mark.parametrize("extra", [1, 3])
def test_a_fuller_day_costs_no_more_queries(extra, world, as_, django_assert_num_queries):
    LetterFactory.create_batch(extra, conference=world.conference.pk, state="bounced")
    late = InvitationFactory.create_batch(
        extra, conference=world.conference, deadline=timezone.localdate() - timedelta(days=1)
    )
    let_lapse(world.conference, late, by=By(duty="invitations", account=world.ina))
    ina = as_(world.ina)

    # session and account, membership, waiting, late, profile, figures, people counted, letters, switches, journal,
    # names of the invitations in it, rail: what waits, switches
    with django_assert_num_queries(17):
        ina.get(reverse("portal:today", args=["dialogue"]))


def test_the_desks_of_an_account_are_those_of_its_duties(world, as_):
    page = text_of(as_(world.lin).get(reverse("portal:desks")))

    assert str(world.elsewhere) in page
    assert str(world.conference) not in page


def test_the_number_stands_where_the_language_of_the_reader_wants_it(world, today):
    DelegationFactory(conference=world.conference, state="submitted")

    with override("ar"):
        assert "وفد واحد ينتظر الموافقة" in today("ada")
