"""Invented people in what members take with them: one each, nowhere else, and found again by data protection."""

import csv
import io
import json
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from plenipo.conference.models import Membership
from plenipo.delegations.actions import canaries as actions
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.models import Canary, ListCopy
from plenipo.delegations.queries.canaries import canaries_meant, shown_as
from plenipo.delegations.queries.people import participants_seen_by
from plenipo.delegations.words.invented import POOLS
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.records.models import By, JournalEntry, Letter
from tests.factories import (
    CanaryFactory,
    CountryFactory,
    DelegateFactory,
    DelegationFactory,
    MembershipFactory,
    PersonFactory,
)
from tests.portal.conftest import people_named, text_of

LIST = "delegations:list"


@pytest.fixture
def named(world):
    return people_named(world)


@pytest.fixture
def dora(world):
    return MembershipFactory(conference=world.conference, duties=["data_protection"]).account


@pytest.fixture
def planted(world, named, dora):
    actions.plant(world.conference, by=By(duty="data_protection", account=dora))
    return {each.account: each for each in Canary.objects.all()}


def copy_for(client, kind="json", *, internal=True):
    address = reverse("delegations:list-copy", args=["dialogue"])
    said = {"key": uuid4().hex, "kind": kind, "internal": str(int(internal))}
    return client.post(address, said).content


def table_for(client, asked=""):
    address = reverse("delegations:list-csv", args=["dialogue"])
    text = client.get(f"{address}{asked}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def people_in(body):
    return [one["name"] for each in json.loads(body)["delegations"] for one in each["persons"]]


def test_each_member_has_another_invented_person_and_nobody_real_is_one(world, planted):
    members = set(
        Membership.objects.filter(conference=world.conference).values_list("account", flat=True)
    )
    names = {each.name for each in planted.values()}
    numbers = {each.number for each in planted.values()}

    assert {account.pk for account in planted} == members
    assert len(names) == len(numbers) == len(members)
    assert not numbers & set(
        Person.objects.filter(delegates__isnull=False).values_list("pk", flat=True)
    )
    with pytest.raises(Refused):
        actions.plant(world.conference, by=By(duty="data_protection"))


def test_a_name_somebody_bears_is_not_taken_for_an_invented_one(world, named, dora):
    for given, _own in POOLS["en"].given:
        for family, _own in POOLS["en"].family:
            if (given, family) != ("Claire", "Webb"):
                PersonFactory(given_name=given, family_name=family.upper())
    Membership.objects.filter(conference=world.conference).exclude(account=dora).delete()
    world.conference.delegations.update(country=CountryFactory(code="GBR", alpha2="GB"))

    actions.plant(world.conference, by=By(duty="data_protection"))

    assert Canary.objects.get().name == "Claire Webb"
    MembershipFactory(conference=world.conference)
    with pytest.raises(Refused):
        actions.plant(world.conference, by=By(duty="data_protection"))


@pytest.mark.parametrize("kind", ["json", "xlsx", "docx", "pdf"])
def test_the_copy_of_a_member_holds_theirs_and_says_which_it_holds(kind, world, planted, as_):
    mine = planted[world.ada]

    body = copy_for(as_(world.ada), kind)

    assert ListCopy.objects.get().canary == mine
    if kind == "json":
        found = people_in(body)
        assert mine.name in found
        assert not {each.name for each in planted.values()} - {mine.name} & set(found)
        assert f"named: {len(found)}." in json.loads(body)["notes"][0]
    if kind == "xlsx":
        cells = [
            str(cell)
            for row in load_workbook(io.BytesIO(body)).worksheets[0].values
            for cell in row
        ]
        assert mine.name in cells


def test_the_table_holds_it_like_everybody_else_and_no_number_tells_it_apart(world, planted, as_):
    mine = planted[world.ada]

    rows = table_for(as_(world.ada))

    (row,) = [each for each in rows if each["Name"] == mine.name]
    others = [each for each in rows if each["Delegation"] == row["Delegation"]]
    assert not [head for head in row if "person" in head]
    assert str(mine.number) not in row.values()
    assert {each["Capacity"] for each in others} == {row["Capacity"]}
    assert row["Public list"] == "without the name"
    assert row["Reason"] == "The person has not agreed"
    assert mine.name not in {each["Name"] for each in table_for(as_(world.ada), "?public=named")}
    assert mine.name not in {each["Name"] for each in table_for(as_(world.obi))}


def test_it_is_seen_as_a_person_who_allowed_the_same_would_be(world, named, planted, as_):
    """Field for field, for who reads contacts and for who does not."""
    mine = planted[world.ada]
    alike = DelegateFactory(
        delegation=mine.delegation,
        state="approved",
        disclosure="delegations",
        office=mine.office,
        person__given_name=mine.given_name,
        person__family_name=mine.family_name,
        person__native_name=mine.native_name,
        person__name_order=mine.name_order,
    )

    for audience in (Audience.STAFF, Audience.ACCREDITATION):
        reader = Reader(audience)
        (real,) = [
            one
            for each in participants_seen_by(reader, world.conference)
            for one in each.people
            if one.pk == alike.pk
        ]
        invented = shown_as(mine, reader)
        assert dict(invented.said) == dict(real.said)
        assert invented._replace(pk=real.pk, person=real.person, said={}) == real._replace(said={})


def test_no_page_figure_search_or_letter_knows_of_it(world, planted, as_, dora):
    before = Letter.objects.count()
    names = [each.family_name for each in planted.values()]
    slug = ["dialogue"]
    pages = [
        reverse(LIST, args=slug),
        reverse("delegations:counts", args=slug),
        reverse("accreditation:badges", args=slug),
        reverse("portal:search", args=slug) + f"?q={names[0]}",
        reverse("portal:list-preview", args=[*slug, "provisional"]) + "?as=staff",
        reverse("delegations:list-versions", args=slug),
        reverse("portal:participants", args=slug),
    ]

    for account in (world.ada, world.sol):
        for page in pages:
            read = text_of(as_(account).get(page)).replace(f'value="{names[0]}"', "")
            assert not [each for each in planted.values() if each.name in read], page
    copy_for(as_(world.ada))
    assert "canary" not in text_of(as_(world.ada).get(pages[-2])).lower()
    assert Letter.objects.count() == before


def test_found_outside_it_says_whose_copy_it_was_and_when(world, planted, as_, dora):
    mine = planted[world.ada]
    copy_for(as_(world.ada), "xlsx")
    address = reverse("delegations:data-canaries", args=["dialogue"])

    def looked_up(words):
        return unescape(text_of(as_(dora).get(address, {"q": words})))

    for words in (
        mine.name.upper(),
        f"{mine.family_name}, {mine.given_name}",
        f"Openly; Amongus; {mine.name}; and others",
    ):
        page = looked_up(words)
        assert str(world.ada) in page
        assert "XLSX" in page
        assert str(world.obi) not in page
    assert "No invented person is named in this" in looked_up("Given Openly")
    assert str(world.ada) in looked_up("")


@pytest.mark.parametrize("found", ["赵伟", "名单：赵伟，陈芳", "Wei Zhao", "ZHAO Wei"])
def test_it_is_recognised_in_either_script_and_order(found, world):
    one = CanaryFactory(
        delegation__conference=world.conference,
        given_name="Wei",
        family_name="Zhao",
        native_name="赵伟",
        name_order="family_first",
    )

    assert canaries_meant([one], found) == [one]
    assert canaries_meant([one], "Wei, 陈") == []


def test_nobody_else_reads_of_it_neither_the_page_nor_the_log(world, planted, as_, dora):
    page = reverse("delegations:data-canaries", args=["dialogue"])
    log = reverse("portal:journal", args=["dialogue"])

    assert as_(dora).get(page).status_code == 200
    for account in (world.ada, world.ina, world.obi):
        assert as_(account).get(page).status_code == 403
        assert "invented persons" not in text_of(as_(account).get(log))
    assert "invented persons were planted" in text_of(as_(dora).get(log))
    assert not JournalEntry.objects.filter(
        details__icontains=planted[world.ada].family_name
    ).exists()


def test_withdrawn_it_stands_in_no_copy_and_earlier_ones_are_still_told(world, planted, as_, dora):
    mine = planted[world.ada]
    copy_for(as_(world.ada))
    page = reverse("delegations:data-canaries", args=["dialogue"])

    as_(dora).post(
        reverse("delegations:data-canaries-withdraw", args=["dialogue"]), {"key": uuid4().hex}
    )

    assert mine.name not in people_in(copy_for(as_(world.ada)))
    assert "withdrawn" in text_of(as_(dora).get(page, {"q": mine.name}))
    as_(dora).post(
        reverse("delegations:data-canaries-plant", args=["dialogue"]), {"key": uuid4().hex}
    )
    again = Canary.objects.get(account=world.ada, withdrawn_at=None)
    assert again.name != mine.name


def test_where_its_delegation_left_another_is_planted(world, planted, as_):
    mine = planted[world.ada]
    type(mine.delegation).objects.filter(pk=mine.delegation_id).update(state="withdrawn")
    DelegationFactory(conference=world.conference, state="approved", plate_name="Another Party")
    assert mine.name not in people_in(copy_for(as_(world.ada)))

    actions.plant(world.conference, by=By(duty="data_protection"))

    assert "Another Party" in {
        each.delegation.plate_name for each in Canary.objects.filter(withdrawn_at=None)
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_takes_the_same_queries_for_one_and_for_three(
    rows, world, dora, as_, django_assert_num_queries
):
    for _row in range(rows):
        CanaryFactory(
            delegation__conference=world.conference,
            account=MembershipFactory(conference=world.conference).account,
        )
    client = as_(dora)
    with django_assert_num_queries(8):
        client.get(reverse("delegations:data-canaries", args=["dialogue"]))
