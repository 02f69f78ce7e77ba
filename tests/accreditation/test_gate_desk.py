"""The desk of the gates: what is found and downloaded, what is enrolled, printed and let go."""

from datetime import datetime, timedelta
from datetime import time as clock
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.actions.gates import add_gate, change_gate, close_gate
from plenipo.accreditation.actions.lost_badges import report_lost
from plenipo.accreditation.actions.passages import enter_passage
from plenipo.accreditation.formats.gate_sheet import gate_sheet
from plenipo.accreditation.models import Gate, GateDevice, Passage
from plenipo.accreditation.queries.gates import PassageFilter, passages_found, ruling_at
from plenipo.delegations.actions.retention import delete_due
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.records.models import WORKER, JournalEntry
from tests.accreditation.at_gates import OFFICE, gates_of


@pytest.fixture
def hall(world):
    return gates_of(world.conference)


def went_in(hall, name, minutes_ago, gate=0):
    at = timezone.now() - timedelta(minutes=minutes_ago)
    badge = hall.badges[name]
    badge.refresh_from_db()
    ruling = ruling_at(hall.gates[gate], badge, way="in", at=at)
    return enter_passage(hall.gates[gate], badge, ruling, way="in", at=at, by=OFFICE)


def test_passages_are_found_by_what_became_of_them(hall):
    first, again = went_in(hall, "Efe", 30), went_in(hall, "Efe", 20, gate=1)
    report_lost(hall.badges["Hana"], reason="lost", by=OFFICE)
    refused = went_in(hall, "Hana", 0)

    def found(**asked):
        return set(passages_found(hall.conference, PassageFilter(**asked)))

    assert found(outcome="double") == {again}
    assert found(outcome="refused") == {refused}
    assert found(outcome="admitted", gate=hall.gates[0].pk) == {first}
    assert found(badge=hall.badges["Efe"].serial) == {first, again}
    assert again.warnings == ["inside"]


def test_the_download_is_the_list_with_the_same_filter(hall, signed_in):
    Person.objects.filter(family_name="Efe").update(family_name="=HYPERLINK(1)")
    went_in(hall, "Efe", 30)
    went_in(hall, "Hana", 20, gate=1)

    address = reverse("accreditation:passages-csv", args=["dialogue"])
    said = signed_in("ada").get(f"{address}?gate={hall.gates[0].pk}").content.decode()

    assert "'=HYPERLINK(1)" in said
    assert "Hana" not in said


def test_a_gate_leads_elsewhere_and_what_was_seen_there_stays(hall):
    passage = went_in(hall, "Efe", 30)
    gate = hall.gates[0]
    press = hall.conference.zones.create(name={"en": "Press"})

    change_gate(gate, seen=gate.revision, name="Side door", zone=press, by=OFFICE)

    assert Passage.objects.get(pk=passage.pk).zone == hall.hall
    assert Gate.objects.get(pk=gate.pk).zone == press
    with pytest.raises(Refused):
        change_gate(gate, seen=0, name="Again", zone=press, by=OFFICE)
    with pytest.raises(Refused):
        add_gate(hall.conference, name="Side door", zone=press, by=OFFICE)


def test_the_link_of_a_device_is_shown_once_and_stands_nowhere(hall, signed_in):
    ada, gate = signed_in("ada"), hall.gates[0]
    address = reverse("accreditation:device-link", args=["dialogue", gate.pk])

    first = ada.post(address, {"key": "k1", "name": "telephone 1"})
    again = ada.post(address, {"key": "k1", "name": "telephone 1"})

    token = first.content.decode().partition("/gate/#")[2][:43]
    assert len(token) == 43
    assert again.url == reverse("accreditation:gate", args=["dialogue", gate.pk])
    assert GateDevice.objects.count() == 1
    assert token not in str(list(JournalEntry.objects.values())) + str(
        list(GateDevice.objects.values())
    )


def test_a_closed_gate_enrols_nobody(hall, signed_in):
    close_gate(hall.gates[0], by=OFFICE)
    address = reverse("accreditation:device-link", args=["dialogue", hall.gates[0].pk])

    assert signed_in("ada").post(address, {"key": "k1", "name": "x"}).status_code == 409
    assert not GateDevice.objects.exists()


def test_the_printed_list_names_who_may_enter_and_no_protected_person(hall):
    Person.objects.filter(family_name="Efe").update(protected=True)
    report_lost(hall.badges["Hana"], reason="lost", by=OFFICE)

    text = pypdfium2.PdfDocument(gate_sheet(hall.gates[0]))[0].get_textpage().get_text_range()

    assert "Amara" in text
    assert "Badge holder" in text
    assert "Efe" not in text
    assert "Hana" not in text


def test_the_page_of_a_gate_says_the_same_to_everybody(hall, signed_in, client):
    address = reverse("accreditation:gate-page")

    def said(browser):
        return browser.get(address).content

    assert said(client) == said(signed_in("ada")) == said(signed_in("fay"))
    assert b"Gate 1" not in said(client)


def test_after_the_period_of_retention_nobody_can_say_who_went_through(hall):
    went_in(hall, "Efe", 30)
    later = hall.conference.ends + timedelta(days=4000)

    delete_due(hall.conference, by=WORKER, now=datetime.combine(later, clock(), ZoneInfo("UTC")))

    assert [each.badge for each in Passage.objects.all()] == [None]
