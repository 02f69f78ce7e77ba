"""The public site: what was published and disclosed, and nothing else."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from plenipo.conference.actions import throw
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.actions.counts import publish
from plenipo.delegations.models import Delegate, Protection
from plenipo.delegations.profile import Figures
from plenipo.delegations.queries.counts import as_seen, figures_of
from plenipo.records.models import By, JournalEntry
from tests.factories import (
    DelegateFactory,
    DelegationFactory,
    InvitationFactory,
    MembershipFactory,
)
from tests.portal.conftest import text_of
from tests.programme.released import release_one_session

PAGES = ("portal:conference", "portal:participants", "portal:embed-counts", "feed")


@pytest.fixture
def read(world, client):
    """`read("portal:conference")`: the page as anybody sees it."""

    def page(name, language="en"):
        with override(language):
            return client.get(reverse(name, args=["dialogue"]))

    return page


@pytest.fixture
def published(world):
    """Three parties of two countries have accepted, which is published."""
    InvitationFactory.create_batch(2, conference=world.conference, state="accepted")
    InvitationFactory(
        conference=world.conference,
        state="accepted",
        party__country__code="EGY",
        party__country__alpha2="EG",
    )
    now = figures_of(world.conference, rules_of(world.conference).of(Figures))["accepted"]
    by = By(duty="press", account=world.ina)
    return publish(world.conference, "accepted", seen=as_seen(now), by=by)


# ---- the conference's page


def test_the_page_says_what_when_where_and_by_whom(world, read):
    Conference.objects.filter(pk=world.conference.pk).update(
        venue={"en": "Palace of the Harbour"},
        city={"en": "Port Concord"},
        host={"en": "Union of Hope"},
        convenor={"en": "Bureau of the Dialogue"},
        practical={"en": "Delegations are met at the airport."},
        press_name={"en": "Press desk", "ar": "المكتب الصحفي"},
        press_email="press@example.org",
        press_telephone="+254 20 000",
    )

    page = text_of(read("portal:conference"))

    for said in (
        "A shared future",
        "10–13 May 2027",
        "Palace of the Harbour, Port Concord",
        "Union of Hope",
        "Bureau of the Dialogue",
        "Delegations are met at the airport.",
        "press@example.org",
        "+254 20 000",
        "No figure has been published yet.",
    ):
        assert said in page


@pytest.mark.parametrize(
    ("starts", "says"),
    [(10, "in 10 days"), (1, "in 1 day"), (0, "in session"), (-2, "in session"), (-9, "is over")],
)
def test_the_page_counts_the_days(starts, says, world, read):
    first = timezone.localdate() + timedelta(days=starts)
    Conference.objects.filter(pk=world.conference.pk).update(
        starts=first, ends=first + timedelta(days=3)
    )

    assert says in text_of(read("portal:conference"))


@pytest.mark.parametrize(("starts", "there"), [(10, False), (0, True), (-9, False)])
def test_while_it_is_in_session_the_page_leads_to_the_programme(starts, there, world, read):
    release_one_session(world.conference)
    first = timezone.localdate() + timedelta(days=starts)
    Conference.objects.filter(pk=world.conference.pk).update(
        starts=first, ends=first + timedelta(days=3)
    )

    main = text_of(read("portal:conference")).partition("<main")[2]

    assert (reverse("portal:programme", args=["dialogue"]) in main) is there


def test_a_published_figure_stands_there_with_its_rule_and_day(published, read):
    page = text_of(read("portal:conference"))

    assert "3 political parties and organisations from 2 countries have accepted (as of" in page
    assert "How this is counted:" in page
    assert "parties and organisations that accepted, with or without names" in page


def test_a_figure_not_published_is_not_told(world, published, read):
    InvitationFactory.create_batch(5, conference=world.conference, state="accepted")

    for name in PAGES:
        page = text_of(read(name))
        assert "8 political" not in page
        assert "invited (as of" not in page


def test_a_map_waits_for_the_list_because_it_answers_who_comes(published, read, disclose):
    disclose("undisclosed", rounded_figures=False)
    before = text_of(read("portal:conference"))

    disclose("provisional")

    assert "Where the parties come from" not in before
    assert "Where the parties come from" in text_of(read("portal:conference"))


@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_every_page_is_there_in_six_languages(language, read):
    for name in PAGES[:3]:
        page = read(name, language)
        assert page.status_code == 200
        assert f'<html lang="{language}"' in text_of(page)
        assert ('dir="rtl"' in text_of(page)[:200]) == (language == "ar")


def test_a_page_is_drawn_anew_after_every_deed_and_kept_in_between(
    world, published, read, django_assert_num_queries
):
    read("portal:conference")
    with django_assert_num_queries(1):  # where the conference stands
        kept = read("portal:conference")

    by = By(duty="press", account=world.ina)
    InvitationFactory(conference=world.conference, state="accepted")
    now = figures_of(world.conference, rules_of(world.conference).of(Figures))["accepted"]
    publish(world.conference, "accepted", seen=as_seen(now), by=by)

    assert "3 political parties" in text_of(kept)
    assert "4 political parties" in text_of(read("portal:conference"))


def test_who_has_the_page_already_is_told_so(client, read):
    etag = read("portal:conference")["ETag"]
    address = reverse("portal:conference", args=["dialogue"])

    answer = client.get(address, headers={"If-None-Match": etag})

    assert (answer.status_code, answer.content) == (304, b"")


def test_a_conference_being_prepared_is_not_there(world, read):
    Conference.objects.filter(pk=world.conference.pk).update(stage="preparing")

    assert {read(name).status_code for name in PAGES} == {404}


def test_public_pages_are_switched_off_at_once(world, read):
    read("portal:conference")
    by = By(duty="secretary_general", account=world.sol)

    throw(world.conference, "public_pages", on=False, by=by)

    assert {read(name).status_code for name in PAGES} == {503}
    assert "Not available at the moment" in text_of(read("portal:conference"))


def test_no_public_page_sets_a_cookie(read):
    assert [read(name).cookies.output() for name in PAGES] == [""] * 4


# ---- the list


def test_the_list_is_undisclosed_unless_somebody_discloses_it(named, read):
    page = text_of(read("portal:participants"))

    assert "The list of participants has not been disclosed." in page
    assert "<table" not in page
    assert "Aurore" not in page


def test_the_page_says_when_it_will_be_disclosed_and_nothing_else(world, named, read, disclose):
    disclose("provisional", provisional_days=14)

    page = text_of(read("portal:participants"))

    assert "The list of participants will be disclosed on 26 April 2027." in page
    assert "<table" not in page


def test_the_list_has_the_approved_and_names_who_agreed(named, read, disclose):
    disclose()

    page = text_of(read("portal:participants"))

    assert "Given Openly" in page
    assert "Native Openly" in page
    assert "Office of Openly" in page
    assert "3 persons, not named" in page
    assert "Alba" not in page
    for name in ("Amongus", "Discreet", "Hidden", "Tooearly", "@example.org"):
        assert name not in page


def test_a_profile_may_show_no_names_at_all(named, read, disclose):
    disclose(show_names=False)

    page = text_of(read("portal:participants"))

    assert "Openly" not in page
    assert "4 persons, not named" in page


def test_who_changes_their_mind_is_gone_from_the_next_reading(world, named, read, disclose):
    from plenipo.delegations.actions.naming import choose_disclosure

    disclose()
    assert "Openly" in text_of(read("portal:participants"))

    delegate = Delegate.objects.select_related("delegation").get(pk=named.public.pk)
    choose_disclosure(delegate, "secretariat", by=world.fay)

    assert "Openly" not in text_of(read("portal:participants"))
    assert "Openly" not in text_of(read("feed"))


def test_a_person_in_danger_is_named_nowhere_from_the_moment_data_protection_says_so(
    world, named, disclose, read, as_
):
    disclose()
    one, page = named.public.person, lambda: text_of(read("portal:participants"))
    person = [world.conference.slug, one.pk]
    assert "Openly" in page()

    as_(world.sol).post(
        reverse("delegations:data-person-protect", args=person), {"key": "1", "on": "1"}
    )
    assert "Openly" not in page()
    board = reverse("delegations:delegation", args=[world.conference.slug, named.approved.pk])
    assert "Openly" not in text_of(as_(world.obi).get(board))
    assert "Openly" in text_of(as_(world.ada).get(board))

    as_(world.sol).post(
        reverse("delegations:data-person-protect", args=person), {"key": "2", "on": "0"}
    )
    assert "Openly" not in page()
    dora = MembershipFactory(conference=world.conference, duties=["data_protection"]).account
    lift = [world.conference.slug, Protection.objects.get(on=False).pk]
    as_(dora).post(reverse("delegations:data-protection-confirm", args=lift), {"key": "3"})
    assert "Openly" in page()
    told = JournalEntry.objects.filter(verb__startswith="delegations.person_")
    assert [each.verb for each in told.order_by("pk")] == [
        "delegations.person_protected", "delegations.person_unprotected",
    ]  # fmt: skip


@pytest.mark.parametrize("extra", [1, 3])
def test_a_longer_list_costs_no_more_queries(
    extra, world, named, read, disclose, django_assert_num_queries
):
    for more in DelegationFactory.create_batch(
        extra, conference=world.conference, state="approved"
    ):
        DelegateFactory(delegation=more, state="approved", disclosure="public")
    disclose()

    with django_assert_num_queries(
        9
    ):  # standing, conference, profile, versions, delegations, persons, announced, programme, drawn lots
        page = text_of(read("portal:participants"))

    assert page.count('<th scope="row"') == extra + 1


# ---- for other pages and programs


def test_the_counts_stand_in_a_frame_on_anybodys_page_and_nothing_else_does(published, read):
    frame, page = read("portal:embed-counts"), read("portal:conference")

    assert "3 political parties" in text_of(frame)
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_the_feed_is_read_by_any_page_even_when_it_is_kept(published, read):
    first, kept = read("feed"), read("feed")

    assert [answer["Access-Control-Allow-Origin"] for answer in (first, kept)] == ["*", "*"]
    assert first.json() == kept.json()


def test_the_feed_has_what_is_public_in_every_language_it_was_written_in(published, read, disclose):
    disclose("undisclosed", rounded_figures=False)

    told = read("feed").json()

    assert told["theme"] == {"en": "A shared future", "fr": "Un avenir partagé"}
    assert (told["starts"], told["ends"]) == (date(2027, 5, 10).isoformat(), "2027-05-13")
    (count,) = told["counts"]
    assert count["rule"] == "accepted"
    assert "3 political parties" in count["sentence"]
    assert told["participants"] == {"state": "undisclosed", "announced_for": None}


def test_a_rounded_figure_is_rounded_in_the_feed_too(published, read):
    (count,) = read("feed").json()["counts"]

    assert published.rounded
    assert "parties" not in count


def test_the_feed_has_the_list_as_the_page_has_it(named, read, disclose):
    disclose()

    told = read("feed").json()["participants"]

    assert told["state"] == "provisional"
    (entry,) = told["delegations"]
    assert entry["delegation"] == "Parti de l'Aurore"
    assert entry["not_named"] == 3
    assert [person["name"] for person in entry["persons"]] == ["Given Openly"]


def test_the_first_page_of_the_house_lists_what_is_public(world, client):
    Conference.objects.filter(pk=world.elsewhere.pk).update(stage="preparing")

    page = text_of(client.get(reverse("portal:home")))

    assert str(world.conference) in page
    assert str(world.elsewhere) not in page
