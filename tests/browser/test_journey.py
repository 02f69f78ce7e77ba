"""From a list as somebody typed it to a figure on the public page: the whole way, in a browser, with real letters."""

import re

import pytest

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation, Invitation
from plenipo.records.management.commands.work import work_once
from tests.factories import CountryFactory, PartyFactory

TYPED = """country\tparty\tcontact\te-mail\tlanguage
France\tParti de l'Aurore\tMme Rose Petit\trose@example.org\tfr
España\tPartido del Alba\tD. Juan Gil\tjuan@example.org\tes
"""
ANSWERS = {"fr": "Ouvrir l", "es": "Abrir l"}


@pytest.fixture
def register(world):
    spain = CountryFactory(code="ESP", alpha2="ES")
    aurore = PartyFactory(name="Parti de l'Aurore", name_english="Dawn Party", name_short="PA")
    alba = PartyFactory(
        name="Partido del Alba", name_english="Party of Dawn", name_short="PDA", country=spain
    )
    return aurore, alba


def work_through_the_outbox():
    while work_once():
        pass


def link_in(letter):
    return re.search(r"http\S+/answer/\S+", letter.get_body(("plain",)).get_content())[0]


@pytest.mark.django_db(transaction=True)
def test_a_typed_list_becomes_approved_delegations_and_a_public_figure(
    world, register, browser_as, post_office, settings, live_server
):
    settings.ADDRESS = live_server.url
    Conference.objects.filter(pk=world.conference.pk).update(title={"en": "Dialogue of Dawn"})
    ina = browser_as(world.ina)

    # the list is matched
    ina.goto("/en/register/lists/new/")
    ina.fill("[name=name]", "Southern Europe")
    ina.fill("[name=pasted]", TYPED)
    ina.click("main form button")
    ina.click("main form button >> nth=0")
    ina.wait_for_url("**/register/lists/*/")
    assert ina.get_by_text("certain").count() >= 1

    # both are invited
    desk = f"/en/desk/{world.conference.slug}/"
    ina.goto(f"{desk}invitations/from-list/")
    ina.click("main form button >> nth=-1")
    ina.wait_for_load_state()
    assert Invitation.objects.filter(conference=world.conference, state="drafted").count() == 2
    ina.goto(f"{desk}invitations/choose/?do=send&state=drafted")
    ina.wait_for_load_state()
    if ina.locator("[name=confirm]").count():
        ina.fill("[name=confirm]", "2")
    ina.click("form.confirm button")
    work_through_the_outbox()
    assert sorted(a["To"].addresses[0].addr_spec for a in post_office.letters) == [
        "juan@example.org",
        "rose@example.org",
    ]

    # each answers on a telephone, in their language, and names a head
    for letter in list(post_office.letters):
        phone = browser_as(width=390)
        phone.goto(link_in(letter))
        phone.click("main form button")
        phone.check("[name=answer][value=accepted]")
        phone.click("form:has([name=answer]) .button")
        phone.wait_for_url("**/delegation/people/")
        phone.select_option("[name=people-0-capacity]", "head")
        phone.fill("[name=people-0-family_name]", "Head")
        phone.fill("[name=people-0-email]", "head@example.org")
        phone.click("button[value=review]")
        phone.wait_for_url("**/delegation/people/review/")
        phone.click("button[value=submit]")
        phone.wait_for_url("**/delegation/")
        assert phone.faults == []
    assert Delegation.objects.filter(state="submitted").count() == 2

    # the secretariat approves and publishes
    ada = browser_as(world.ada)
    ada.goto(f"{desk}approval/")
    for box in ada.locator("[name=row]").all():
        box.check()
    ada.click("button[value=approve]")
    ada.wait_for_load_state()
    assert Delegation.objects.filter(state="approved").count() == 2
    ina.goto(f"{desk}counts/confirmed/")
    ina.click("form.confirm button")
    ina.wait_for_load_state()

    # and the public reads it, in Arabic, on a telephone
    reader = browser_as(width=390)
    reader.goto(f"/ar/{world.conference.slug}/")
    assert reader.locator("html").get_attribute("dir") == "rtl"
    assert re.search(r"[2٢]", reader.locator("section .lead").first.inner_text())
    assert reader.faults == []
