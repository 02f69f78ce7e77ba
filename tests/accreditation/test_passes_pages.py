"""The desk of passes: what is typed into its fields, what is listed, and what is downloaded."""

import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.actions import custody, others
from plenipo.accreditation.actions import pass_kinds as kinds
from plenipo.accreditation.actions.categories import add_usual
from plenipo.accreditation.models import Custody, Pass, PassKind
from plenipo.accreditation.queries.passes import held_by, is_with_who_left, to_recover
from plenipo.records.models import By, Letter
from tests.factories import (
    CustodyFactory,
    DelegateFactory,
    FocalPointFactory,
    OtherHolderFactory,
    PassFactory,
    PassKindFactory,
    ZoneFactory,
)

OFFICE = By(duty="accreditation")


@pytest.fixture
def floaters(world, delegation):
    kind = PassKindFactory(conference=world.conference, letters="FL", quota=3)
    kinds.make_pieces(kind, first=1, last=6, coded=True, by=OFFICE)
    return kind


@pytest.fixture
def desk(world, as_, press):
    client = as_(world.ada)

    def did(name, *args, **said):
        return press(client, f"accreditation:{name}", "dialogue", *args, **said)

    did.get = lambda name, *args, **asked: client.get(
        reverse(f"accreditation:{name}", args=["dialogue", *args]), asked
    )
    return did


def test_a_kind_its_series_its_issue_and_its_return(desk, world, delegation):
    """The whole job, as it is done at the counter."""
    said = {
        "form": "floater", "name_en": "Red floater", "letters": "RF", "colour": "#b3261e", "starts": "2026-11-02",
        "ends": "2026-11-04", "quota": "2", "quota_observer": "1",
    }  # fmt: skip
    assert desk("pass-kind-add", **said).status_code == 302
    kind = PassKind.objects.get()
    assert desk("pass-pieces-make", kind.pk, first="١", last="٥", coded="1").status_code == 302
    issued = desk(
        "passes-issue-do", delegation=delegation.pk, receiver="Rose Petit", kind=kind.pk, number="2"
    )
    receipt = delegation.custody.first().receipt
    assert issued.url == reverse("accreditation:receipt", args=["dialogue", receipt.number])
    assert "RF 0002" in desk.get("receipt", receipt.number).content.decode()
    assert desk.get("receipt-pdf", receipt.number).content.startswith(b"%PDF")
    more = desk("passes-issue-do", delegation=delegation.pk, receiver="Rose Petit", pieces="RF 3")
    assert more.status_code == 422
    assert "holds 2 of 2 and would receive 1 more" in more.content.decode()
    assert 'value="Rose Petit"' in more.content.decode()
    left = desk("passes-return-do", pieces="RF 1-2\nRF 77")
    assert left.url.endswith("?left=RF+77")
    assert "“RF 77”" in desk.get("passes-return", left="RF 77").content.decode()
    assert not delegation.custody.filter(ended_at=None).exists()
    assert desk.get("pass-sheet", kind.pk, "card-10", **{"from": 1, "to": 3}).content[:4] == b"%PDF"


def test_a_piece_is_lost_found_and_returned_on_its_page(desk, floaters, delegation):
    piece = floaters.pieces.get(number=1)
    custody.issue(floaters.conference, [piece.pk], "Rose Petit", delegation=delegation, by=OFFICE)

    def press(name):
        desk(name, piece.pk, seen=Pass.objects.get(pk=piece.pk).revision)
        return Pass.objects.get(pk=piece.pk).state

    assert press("pass-lost") == "lost"
    assert press("pass-restore") == "issued"
    assert press("pass-withdraw") == "withdrawn"
    assert press("pass-reinstate") == "issued"
    assert press("pass-mistaken") == "in_store"
    page = desk.get("pass", piece.pk).content.decode()
    assert page.count("Rose Petit") == 2
    assert "entered by mistake" in page


@pytest.mark.parametrize("n", [1, 3])
def test_the_ledger_asks_the_same_whatever_it_holds(desk, world, n, django_assert_num_queries):
    for _n in range(n):
        CustodyFactory(piece__conference=world.conference, piece__kind__conference=world.conference)
    desk.get("passes")
    with django_assert_num_queries(13):
        page = desk.get("passes")
    assert len(page.context["lines"]) == n


@pytest.mark.parametrize("n", [1, 3])
def test_the_list_of_kinds_asks_the_same_whatever_it_holds(
    desk, world, n, django_assert_num_queries
):
    for _n in range(n):
        PassFactory(conference=world.conference)
    desk.get("pass-kinds")
    with django_assert_num_queries(7):
        desk.get("pass-kinds")


def test_the_download_holds_no_formula(desk, world):
    CustodyFactory(
        piece__conference=world.conference, receipt__receiver="=HYPERLINK(1)", piece__plate="+1"
    )

    book = openpyxl.load_workbook(io.BytesIO(desk.get("passes-xlsx").content))
    cells = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert "'=HYPERLINK(1)" in desk.get("passes-csv").content.decode()


def test_delegations_are_asked_to_return_what_they_hold(desk, world, delegation):
    line = CustodyFactory(
        piece__conference=world.conference, piece__state="withdrawn", delegation=delegation
    )

    page = desk.get("passes-remind")
    assert str(line.piece) in page.context["preview"].body
    assert desk("passes-remind-do", confirm="9").status_code == 422
    desk("passes-remind-do", confirm="1")
    letter = Letter.objects.get(kind="accreditation.passes_reminder")
    assert str(line.piece) in letter.body
    assert desk.get("passes-remind").context["to"] == []


def test_what_if_a_pass_were_required(desk, world, floaters):
    zone = ZoneFactory(conference=world.conference, capacity=2)
    floaters.zones.add(zone)

    page = desk.get("zones-what-if", zone=zone.pk, kind=floaters.pk, number="٧")
    assert (page.context["n"], page.context["then"]) == (7, 0)
    assert page.context["quotas"] == 3
    assert desk.get("zones-what-if", zone="x").context["form"].errors


def test_many_are_taken_back_from_the_list(desk, world):
    lines = [CustodyFactory(piece__conference=world.conference) for _n in range(2)]

    desk("passes-many", do="return", row=[each.piece_id for each in lines])

    assert not Custody.objects.filter(ended_at=None).exists()


def test_the_names_of_the_delegation_are_offered_to_who_writes_who_signs(
    desk, world, delegation, rose
):
    FocalPointFactory(invitation=delegation.invitation, name="Nadia Haddad")

    offered = desk.get("passes-receivers", delegation=delegation.pk).content.decode()

    assert "Nadia Haddad" in offered
    assert "Rose" in offered
    assert "Rose" in desk.get("passes-issue", to=delegation.pk).content.decode()
    assert "<option" not in desk.get("passes-receivers", delegation=0).content.decode()


def test_a_person_outside_delegations_is_chosen_and_signs(desk, world, floaters, ada):
    driver = OtherHolderFactory(
        conference=world.conference, person__family_name="Okafor", person__given_name="Ngozi"
    )

    both = desk("passes-issue-do", other=driver.pk, delegation="", pieces="FL 1-2")

    assert both.status_code == 302
    line = Custody.objects.filter(other=driver).first()
    assert (line.delegation, "Okafor" in line.receipt.receiver) == (None, True)
    page = desk.get("holder", driver.person_id).content.decode()
    assert "FL 0001–0002" in page

    others.withdraw(world.conference, [driver.pk], reason="Contract ended", by=ada)

    assert set(to_recover(world.conference).values_list("other", flat=True)) == {driver.pk}
    assert is_with_who_left(held_by([line.piece_id])[line.piece_id])
    no = desk("passes-issue-do", other=driver.pk, pieces="FL 3")
    assert no.status_code == 422


def test_a_delegation_or_a_person_and_somebody_who_signs(desk, world, floaters, delegation):
    driver = OtherHolderFactory(conference=world.conference)

    both = desk("passes-issue-do", other=driver.pk, delegation=delegation.pk, pieces="FL 1")
    nobody = desk("passes-issue-do", delegation=delegation.pk, pieces="FL 1")

    assert both.context["form"].errors["other"]
    assert nobody.context["form"].errors["receiver"]
    assert not Custody.objects.exists()


def test_a_badge_category_does_not_take_the_letters_of_a_pass(desk, world, floaters):
    said = desk("category-add", letter="FL", name_en="Floor", colour="#17456b", photo="if_there")

    assert "could mean either of them" in said.content.decode()
    assert not world.conference.badge_categories.exists()


def test_before_somebody_approves_they_read_which_zone_would_hold_too_few(
    as_, world, delegation, ada
):
    add_usual(world.conference, by=ada)
    delegation.state = "submitted"
    delegation.submitted_at = timezone.now()
    delegation.save()
    DelegateFactory.create_batch(2, delegation=delegation, capacity="member", state="waiting")
    zone = world.conference.badge_categories.get(letter="D").zones.first()
    client = as_(world.ada)

    def told(capacity):
        zone.capacity = capacity
        zone.save()
        page = client.get(reverse("delegations:approval", args=["dialogue"])).content.decode()
        return f"{zone}: 2 of {capacity}" in page

    assert told(1)
    assert not told(2)
