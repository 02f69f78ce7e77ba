"""The desk's list of participants: what the public reads of everybody, and what changed since it was published."""

import csv
import io
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from plenipo.conference.actions import change_rules
from plenipo.conference.queries.profile import profile_of
from plenipo.delegations.bridge import PUBLIC, reader_of
from plenipo.delegations.models import Delegate, Delegation, ListRelease
from plenipo.delegations.queries.participants import releases_of
from plenipo.delegations.queries.people import participants_seen_by
from plenipo.delegations.words.participants import changes_since, lines_of
from plenipo.portal.views.public import in_parts
from plenipo.records.models import By
from tests.factories import CountryFactory, DelegateFactory, DelegationFactory
from tests.portal.conftest import text_of

LIST = reverse("delegations:list", args=["dialogue"])


@pytest.fixture
def lines(world, named):
    def told(member=None):
        reader = reader_of(member or world.conference.memberships.get(account=world.obi))
        return {line.shown.name: line for line in lines_of(reader, world.conference)}

    return told


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_desk_reads_of_everybody_what_the_public_reads_and_why_not(named, lines, world):
    told = lines(world.conference.memberships.get(account=world.ada))

    assert {name: (line.public, line.why) for name, line in told.items() if name} == {
        "Given Openly": ("named", ""),
        "Given Amongus": ("unnamed", "person_asked"),
        "Given Discreet": ("unnamed", "person_asked"),
        "Given Hidden": ("unnamed", "protected"),
        "Given Tooearly": ("waiting", "not_approved"),
    }


def test_whoever_may_not_read_wishes_learns_no_reason(named, as_, world):
    page = text_of(as_(world.ina).get(LIST))

    assert "Given Discreet" in page
    assert "Hidden" not in page
    assert "protected" not in page
    assert "has not agreed" not in page
    assert 'name="disclosure"' not in page


def test_the_table_is_exactly_what_the_list_shows(named, as_, world):
    delegate = named.public
    Delegate.objects.filter(pk=delegate.pk).update(office_since="2021-04")
    delegate.person.style, delegate.person.languages = "H.E.", ["fr", "ar"]
    delegate.person.save()
    ada = as_(world.ada)

    told = rows_of(ada.get(reverse("delegations:list-csv", args=["dialogue"]) + "?public=named"))

    assert [row["Name"] for row in told] == ["Given Openly"]
    row = told[0]
    assert (row["Form of address"], row["In office since"]) == ("H.E.", "2021-04")
    assert row["Languages"] == "French, Arabic"
    assert row["Visibility of the name"] == "may be published"
    assert (row["Public list"], row["Reason"]) == ("with the name", "")
    page = text_of(ada.get(f"{LIST}?public=named"))
    assert page.count("data-row") == 1
    for words in ("H.E. Given Openly", "April 2021", "French, Arabic", "with the name"):
        assert words in page


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("public=person_asked", ["Given Amongus", "Given Discreet"]),
        ("public=unnamed", ["Given Amongus", "Given Discreet", "Given Hidden"]),
        ("public=waiting", ["Given Tooearly"]),
        ("disclosure=delegations", ["Given Amongus"]),
        ("state=submitted", ["Given Tooearly"]),
        ("q=discreet", ["Given Discreet"]),
        ("q=alba", ["Given Tooearly"]),
        ("sort=-name&state=approved",
         ["Given Openly", "Given Hidden", "Given Discreet", "Given Amongus"]),
        ("capacity=nonsense&public=named", ["Given Openly"]),
    ],
)  # fmt: skip
def test_the_list_is_filtered_searched_and_sorted(asked, names, named, as_, world):
    table = reverse("delegations:list-csv", args=["dialogue"])

    told = [row["Name"] for row in rows_of(as_(world.ada).get(f"{table}?{asked}"))]

    assert (told if "sort" in asked else sorted(told)) == names


def test_the_figures_lead_to_whom_they_count(named, as_, world):
    page = unescape(text_of(as_(world.ada).get(LIST)))

    for key, n in (("named", 1), ("person_asked", 2), ("protected", 1), ("not_approved", 1)):
        assert f'<a href="{LIST}?public={key}">{n}</a>' in page


@pytest.mark.parametrize("extra", [1, 3])
def test_a_longer_list_costs_the_desk_no_more_queries(
    extra, world, named, as_, disclose, django_assert_num_queries
):
    disclose()
    for more in DelegationFactory.create_batch(
        extra, conference=world.conference, state="approved"
    ):
        DelegateFactory(delegation=more, state="approved", disclosure="public")
    ada = as_(world.ada)

    # session, account, membership, profile; delegations, persons, named in public; last publication, delegations
    # it named; rail: what waits, switches
    with django_assert_num_queries(11):
        page = text_of(ada.get(LIST))

    assert page.count("data-row") == 5 + extra


# ---- preview and publication


def test_the_preview_shows_what_the_public_would_read_before_it_does(named, as_, world):
    assert "Given Openly" not in text_of(
        as_(None).get(reverse("portal:participants", args=["dialogue"]))
    )

    page = text_of(
        as_(world.ina).get(reverse("portal:list-preview", args=["dialogue", "provisional"]))
    )

    assert "Given Openly" in page
    assert "3 persons, not named" in page
    assert "List of participants: provisional" in page
    for name in ("Amongus", "Discreet", "Hidden", "Tooearly", "@example.org"):
        assert name not in page


@pytest.mark.parametrize("state", ["undisclosed", "nonsense"])
def test_there_is_nothing_to_preview_of_a_list_that_is_not_published(state, world, as_):
    answer = as_(world.ada).get(reverse("portal:list-preview", args=["dialogue", state]))

    assert answer.status_code == 404


def test_whoever_publishes_reads_how_many_it_names(named, as_, world):
    page = text_of(as_(world.sol).get(reverse("delegations:list-ask", args=["dialogue", "final"])))

    assert "The list has 1 delegation." in page
    assert "The list names 1 person." in page
    assert reverse("portal:list-preview", args=["dialogue", "final"]) in page


def test_the_day_before_which_nothing_is_disclosed_is_written_in_words(named, as_, world):
    rules_now = profile_of(world.conference)
    world.conference.starts = world.conference.ends = date(2031, 5, 10)
    world.conference.save()
    sol, seen = By(duty="secretary_general"), rules_now.version if rules_now else 0
    change_rules(world.conference, by=sol, seen_version=seen, provisional_days=9)

    page = text_of(as_(world.sol).get(reverse("delegations:list-ask", args=["dialogue", "final"])))

    assert "before 1 May 2031" in page
    assert "2031-05-01" not in page


def test_publishing_writes_down_who_was_in_the_list_by_number(named, world, disclose):
    disclose("provisional")
    disclose("provisional", show_offices=False)  # another rule: nothing is published anew
    disclose("undisclosed")

    release = ListRelease.objects.get()
    assert (release.state, release.by) == ("provisional", world.sol)
    assert release.shown == {str(named.approved.pk): [named.public.pk]}


def test_the_desk_reads_what_changed_since_the_publication(named, world, disclose, as_, lines):
    disclose("provisional")
    ada = as_(world.ada)
    assert "No changes since the publication of" in text_of(ada.get(LIST))

    Delegation.objects.filter(pk=named.waiting.pk).update(state="approved")
    Delegate.objects.filter(pk=named.early.pk).update(state="approved")
    Delegate.objects.filter(pk=named.public.pk).update(disclosure="secretariat")

    told = lines(world.conference.memberships.get(account=world.ada)).values()
    found = changes_since(releases_of(world.conference)[0], told, world.conference)
    assert (found.come, found.gone) == ([named.waiting.to_call], [])
    assert found.named == [f"Given Tooearly · {named.waiting.to_call}"]
    assert found.unnamed == 1
    page = text_of(ada.get(LIST))
    assert "Changes since the publication of" in page


def test_a_delegation_that_left_is_told_by_name(named, world, disclose, lines):
    disclose("final")
    Delegation.objects.filter(pk=named.approved.pk).update(state="withdrawn")

    told = lines(world.conference.memberships.get(account=world.ada)).values()
    found = changes_since(releases_of(world.conference)[0], told, world.conference)

    assert (found.gone, found.unnamed) == ([named.approved.to_call], 1)


# ---- the public page


def test_organisations_of_no_country_have_a_part_of_their_own(named, world, disclose, as_):
    Delegation.objects.filter(pk=named.approved.pk).update(country=CountryFactory(code="FRA"))
    DelegationFactory(
        conference=world.conference, country=None, state="approved", plate_name="Alliance"
    )
    disclose()

    countries, others = in_parts(participants_seen_by(PUBLIC, world.conference), "country")

    assert [entry.delegation.pk for _country, entry in countries.entries] == [named.approved.pk]
    assert [(country, str(e.delegation)) for country, e in others.entries] == [("", "Alliance")]
    page = text_of(as_(None).get(reverse("portal:participants", args=["dialogue"])))
    assert page.index("Countries</h2>") < page.index("Organisations</h2>")
    assert page.count('<td class="of">') == 1


@pytest.mark.parametrize(("many", "there"), [(12, False), (13, True)])
def test_a_long_list_has_an_index_of_its_countries(many, there, world, disclose, as_):
    for code in ("FRA", "KEN"):
        country = CountryFactory(code=code)
        DelegationFactory.create_batch(
            many if code == "FRA" else 0,
            conference=world.conference, country=country, state="approved",
        )  # fmt: skip
    disclose()

    page = text_of(as_(None).get(reverse("portal:participants", args=["dialogue"])))

    assert page.count('href="#from-FRA"') == int(there)
    assert page.count('id="from-FRA"') == 1


def test_in_another_order_the_list_is_in_one_part(named, world, disclose):
    disclose()

    (part,) = in_parts(participants_seen_by(PUBLIC, world.conference), "name")

    assert (part.head, part.by_country) == ("", True)
