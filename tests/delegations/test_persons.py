"""One page of one person: what the reader's duty shows of them, and what is done while they are on the telephone."""

import pytest
from django.urls import reverse

from plenipo.delegations.models import DeskEntry
from plenipo.delegations.words.of_a_person import PersonPart, joins_persons, parts_for
from tests.factories import ChangeRequestFactory, DelegateFactory, PersonFactory


@pytest.fixture
def rose(delegation):
    delegation.state = "approved"
    delegation.save()
    person = PersonFactory(given_name="Rose", family_name="Petit", email="rose@example.org")
    return DelegateFactory(
        delegation=delegation, person=person, state="approved", disclosure="public", office="Chair"
    )


def page_of(client, one):
    return client.get(reverse("delegations:person", args=["dialogue", one.person_id]))


def labels(page):
    return {str(each.label) for each in page.context["facts"]}


def test_a_person_is_found_by_name_and_stands_on_one_page_with_what_is_open(as_, world, rose):
    ChangeRequestFactory(delegation=rose.delegation, delegate=rose, kind="correct")
    client = as_(world.ada)

    found = client.get(reverse("portal:search", args=["dialogue"]), {"q": "petit"})
    page = page_of(client, rose)

    assert page.request["PATH_INFO"] in found.content.decode()
    assert {
        "Delegation",
        "Capacity",
        "State",
        "Visibility of the name",
        "Change request",
    } <= labels(page)
    assert "visibility" in {each.key for each in page.context["deeds"]}


def test_who_does_not_accredit_reads_what_is_disclosed_and_has_nothing_to_do_there(
    as_, world, rose
):
    page = page_of(as_(world.ina), rose)

    assert labels(page) == {"Delegation", "Capacity", "State"}
    assert page.context["deeds"] == []


def test_a_person_whom_the_reader_may_not_name_has_no_page(as_, world, rose):
    rose.disclosure = "secretariat"
    rose.save()
    rose.person.protected = True
    rose.person.save()

    assert page_of(as_(world.ina), rose).status_code == 404
    assert page_of(as_(world.ada), rose).status_code == 200


def test_take_my_name_off_is_one_press_on_the_page_of_the_person(as_, world, rose, press):
    client = as_(world.ada)
    (form,) = [each for each in page_of(client, rose).context["deeds"] if each.key == "visibility"]
    source = {each.html_name: each.value() for each in form.told["source"]}

    said = client.post(
        form.told["url"],
        {
            "key": "k1",
            "from": "person",
            "seen": form.told["seen"],
            "disclosure": form.told["chosen"],
            **source,
        },
    )

    rose.refresh_from_db()
    assert rose.disclosure == "secretariat"
    assert said.url == reverse("delegations:person", args=["dialogue", rose.person_id])
    assert DeskEntry.objects.get().channel == "call"


def test_a_part_that_another_app_joins_stands_in_the_order_of_its_place(
    monkeypatch, as_, world, rose
):
    from plenipo.delegations.words import of_a_person

    joined = type(of_a_person.PARTS)()
    monkeypatch.setattr(of_a_person, "PARTS", joined)
    joins_persons(90)(lambda asked: PersonPart("last"))
    joins_persons(5)(lambda asked: PersonPart("first"))
    joins_persons(7)(lambda asked: None)

    assert [each.key for each in parts_for(None)] == ["first", "last"]
