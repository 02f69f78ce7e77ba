"""What accreditation does on the page of a person: the badge, the visa letter."""

import pytest
from django.urls import reverse

from plenipo.accreditation.actions import badges as actions
from plenipo.accreditation.actions.categories import add_usual
from plenipo.kit.days import long_day
from tests.factories import IdentityRecordFactory, OtherHolderFactory, PhotoFactory


@pytest.fixture
def badge(world, rose, ada):
    add_usual(world.conference, by=ada)
    (made,) = actions.draw_up(world.conference, [rose.person_id], by=ada)
    return made


def page_of(client, rose):
    return client.get(reverse("delegations:person", args=["dialogue", rose.person_id]))


def keys(page):
    return {each.key for each in page.context["deeds"]}


def test_the_badge_and_the_visa_letter_are_dealt_with_on_the_page_of_the_person(
    as_, world, rose, badge
):
    page = page_of(as_(world.ada), rose)

    assert {"new", "lost", "revoke", "print", "visa"} <= keys(page)
    assert "D 0001" in page.content.decode()


def test_who_does_not_accredit_reads_of_no_badge(as_, world, rose, badge, disclose):
    rose.disclosure = "public"
    rose.save()
    disclose("final")

    page = page_of(as_(world.ina), rose)

    assert keys(page) == set()
    assert "D 0001" not in page.content.decode()


def test_a_reason_that_is_missing_is_said_on_the_page_of_the_person(as_, world, rose, badge, press):
    said = press(
        as_(world.ada), "accreditation:badge-revoke", "dialogue", rose.person_id, badge=badge.pk
    )

    assert said.status_code == 422
    (form,) = [each for each in said.context["deeds"] if each.key == "revoke"]
    assert form.open


def test_a_first_visa_letter_is_issued_from_there(as_, world, rose, press):
    client = as_(world.ada)
    (form,) = [each for each in page_of(client, rose).context["deeds"] if each.key == "visa"]

    client.post(
        form.told["url"], {"key": "k2", "persons": form.told["delegate"], "consulate": "Tunis"}
    )

    assert {"Visa letter"} <= {str(each.label) for each in page_of(client, rose).context["facts"]}


def test_who_takes_part_no_longer_keeps_a_page_on_which_the_badge_is_revoked(
    as_, world, rose, badge
):
    rose.state = "withdrawn"
    rose.save()

    page = as_(world.ada).get(reverse("accreditation:holder", args=["dialogue", rose.person_id]))

    assert keys(page) == {"revoke"}


def test_the_photo_stands_on_the_page_of_the_person_or_that_it_is_missing(as_, world, rose, ada):
    client = as_(world.ada)
    (missing,) = [each for each in page_of(client, rose).context["lacking"] if "photo" in each.text]
    assert missing.url == reverse("accreditation:desk-photo", args=["dialogue", rose.person_id])

    PhotoFactory(conference=world.conference, person=rose.person)

    (picture,) = page_of(client, rose).context["pictures"]
    assert picture.startswith(
        reverse("accreditation:desk-photo-image", args=["dialogue", rose.person_id])
    )
    assert not [each for each in page_of(client, rose).context["lacking"] if "photo" in each.text]
    disclosed = page_of(as_(world.ina), rose)
    assert not (disclosed.context or {}).get("pictures")


def test_somebody_outside_delegations_is_found_and_has_the_same_deeds(as_, world, ada):
    add_usual(world.conference, by=ada)
    one = OtherHolderFactory(
        conference=world.conference, group="staff", person__family_name="Okafor"
    )
    actions.draw_up(world.conference, [one.person_id], by=ada)
    client = as_(world.ada)

    found = client.get(reverse("portal:search", args=["dialogue"]), {"q": "Okafor"})

    holder = reverse("accreditation:holder", args=["dialogue", one.person_id])
    assert holder in found.content.decode()
    assert {"new", "lost", "revoke", "print", "registration"} <= keys(client.get(holder))


def test_that_an_identity_document_was_received_is_said_and_nothing_that_stands_in_it(
    as_, world, rose
):
    record = IdentityRecordFactory(delegate=rose)

    (fact,) = [
        each
        for each in page_of(as_(world.ada), rose).context["facts"]
        if each.label == "Identity document"
    ]

    assert (fact.text, fact.more) == ("received", long_day(record.received_at.date()))
    assert not [
        each
        for each in (page_of(as_(world.ina), rose).context or {}).get("facts", [])
        if each.label == "Identity document"
    ]
