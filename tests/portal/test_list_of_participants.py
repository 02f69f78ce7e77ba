"""The desk's list of participants: what the public reads of everybody, and what changed since it was published."""

import csv
import io
import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from plenipo.conference.actions import change_rules
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.profile import profile_of
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegate, Delegation, ListRelease
from plenipo.delegations.profile import Listing
from plenipo.delegations.words.listed import public_list
from plenipo.delegations.words.participants import lines_of
from plenipo.records.models import By
from tests.factories import CountryFactory, DelegateFactory, DelegationFactory, MembershipFactory
from tests.portal.conftest import text_of

KEYS = re.compile(r'<input type="hidden"[^>]*>')  # another in every answer

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
        "Given Hidden": ("unnamed", "suppressed"),
        "Given Tooearly": ("waiting", "not_approved"),
    }


def test_that_somebody_is_protected_is_the_reason_for_data_protection_alone(named, as_, world):
    guard = MembershipFactory(conference=world.conference, duties=["data_protection"]).account
    table = reverse("delegations:list-csv", args=["dialogue"])

    def reasons(account):
        return {row["Name"]: row["Reason"] for row in rows_of(as_(account).get(table))}

    assert reasons(guard)["Given Hidden"] == "The person is protected"
    assert reasons(world.ada)["Given Hidden"] == "Suppressed; data protection knows the reason"
    assert "protected" not in text_of(as_(world.ada).get(LIST))


def test_whoever_may_not_read_wishes_learns_no_reason(named, as_, world):
    page = text_of(as_(world.ina).get(LIST))

    assert "Given Amongus" in page
    assert "Discreet" not in page
    assert "Hidden" not in page
    assert "protected" not in page
    assert "has not agreed" not in page
    assert 'name="disclosure"' not in page


def test_what_a_member_reads_tells_nothing_of_a_protected_person_from_who_asked_to_be_known_to_few(
    named, as_, world
):
    """The list, its filters, its table and its figures, while one is protected and while nobody is."""
    asks = ("", "?q=Hidden", "?public=unnamed", "?sort=name", "?sort=-public")
    addresses = [f"{LIST}{ask}" for ask in asks]
    addresses += [reverse("delegations:list-csv", args=["dialogue"]) + ask for ask in asks]

    def read():
        return [KEYS.sub("", text_of(as_(world.ina).get(address))) for address in addresses]

    while_protected = read()
    named.protected.person.protected = False
    named.protected.person.save()
    Delegate.objects.filter(pk=named.protected.pk).update(disclosure="secretariat")

    assert read() == while_protected
    assert "Hidden" not in "".join(while_protected[0:1] + while_protected[2:6])


def test_where_every_duty_reads_all_names_the_settings_say_what_follows(
    named, disclose, as_, world
):
    disclose("undisclosed", names_inside="every_duty")

    page = text_of(as_(world.ina).get(LIST))

    assert "Given Discreet" in page
    assert "Hidden" not in page
    (said,) = [
        words
        for words in rules_of(world.conference).of(Listing).in_words()
        if "can be recognised" in words
    ]
    assert "protected" in said


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

    for key, n in (("named", 1), ("person_asked", 2), ("suppressed", 1), ("not_approved", 1)):
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

    # session, account, membership, profile; delegations, persons, named in public; last publication, delegations and
    # persons of one published now, those who are new, proposal; rail: what waits, switches; of the protected, in a
    # savepoint: who was looked up lately, note
    with django_assert_num_queries(18):
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
    assert "Provisional list of participants, version 1, as of" in page
    for name in ("Amongus", "Discreet", "Hidden", "Tooearly", "@example.org"):
        assert name not in page


@pytest.mark.parametrize("state", ["undisclosed", "nonsense"])
def test_there_is_nothing_to_preview_of_a_list_that_is_not_published(state, world, as_):
    answer = as_(world.ada).get(reverse("portal:list-preview", args=["dialogue", state]))

    assert answer.status_code == 404


def test_the_day_before_which_nothing_is_disclosed_is_said_to_whoever_publishes(named, as_, world):
    rules_now = profile_of(world.conference)
    world.conference.starts = world.conference.ends = date(2031, 5, 10)
    world.conference.save()
    sol, seen = By(duty="secretary_general"), rules_now.version if rules_now else 0
    change_rules(world.conference, by=sol, seen_version=seen, provisional_days=9)

    page = text_of(as_(world.sol).get(reverse("delegations:list-ask", args=["dialogue", "final"])))

    assert "1 May 2031" in page
    assert "2031-05-01" not in page


def test_publishing_writes_down_who_was_in_the_list_by_number(named, world, disclose):
    disclose("provisional")
    disclose("provisional", show_offices=False)  # another rule: nothing is published anew
    disclose("undisclosed")

    release = ListRelease.objects.get()
    assert (release.state, release.by) == ("provisional", world.sol)
    assert release.shown == {str(named.approved.pk): [named.public.pk]}


def test_the_desk_reads_what_changed_since_the_publication(named, world, disclose, as_):
    disclose("provisional")
    ada = as_(world.ada)
    assert "No changes since the publication of" in text_of(ada.get(LIST))

    Delegation.objects.filter(pk=named.waiting.pk).update(state="approved")
    Delegate.objects.filter(pk=named.early.pk).update(state="approved")
    Delegate.objects.filter(pk=named.public.pk).update(disclosure="delegations")

    page = unescape(text_of(ada.get(LIST)))
    assert "Changes since the publication of" in page
    assert f"Added: {named.waiting.to_call}" in page
    assert f"Office of Tooearly, {named.waiting.to_call}" in page
    assert "No longer named: Given Openly" in page


def test_a_delegation_that_left_is_told_by_name(named, world, disclose, as_):
    disclose("final")
    Delegation.objects.filter(pk=named.approved.pk).update(state="withdrawn")

    assert f"Withdrawn: {named.approved.to_call}" in unescape(text_of(as_(world.ada).get(LIST)))


# ---- the public page


def test_organisations_of_no_country_have_a_part_of_their_own(named, world, disclose, as_):
    Delegation.objects.filter(pk=named.approved.pk).update(country=CountryFactory(code="FRA"))
    DelegationFactory(
        conference=world.conference, country=None, state="approved", plate_name="Alliance"
    )
    disclose()

    countries, others = public_list(world.conference).parts

    assert [entry.delegation.pk for entry in countries.entries] == [named.approved.pk]
    assert [(e.country, str(e.delegation)) for e in others.entries] == [("", "Alliance")]
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
    disclose(list_order="name")

    (part,) = public_list(world.conference).parts

    assert (part.head, part.by_country) == ("", True)
