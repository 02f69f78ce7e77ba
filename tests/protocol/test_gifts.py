"""The log of gifts: entered, approved by somebody else, kept as a record, and forgotten in time."""

import io
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from plenipo.conference.actions.profile import change_rules
from plenipo.conference.sections import PRESETS, SECTIONS
from plenipo.delegations.actions.erasure import erase_name
from plenipo.delegations.actions.retention import delete_due
from plenipo.kit.errors import Refused
from plenipo.kit.pictures.limited import whole_picture
from plenipo.protocol.actions import gifts as actions
from plenipo.protocol.models import Gift, GiftPicture
from plenipo.protocol.profile import GiftRules
from plenipo.protocol.rules import needs_approval
from plenipo.records.models import By
from tests.factories import (
    AccountFactory,
    DelegationFactory,
    GiftFactory,
    GiftPictureFactory,
    SessionFactory,
)

VASE = {
    "direction": "received",
    "day": "2026-11-02",
    "other": "The mayor",
    "description": "A vase of blue porcelain",
    "value": "150",
    "currency": "USD",
    "disposition": "open",
}


@pytest.fixture
def colleague(world):
    """Somebody else of protocol."""
    return By(duty="protocol", account=AccountFactory())


def picture(kind="PNG", **saved):
    out = io.BytesIO()
    Image.new("RGB", (1600, 900), "#26456b").save(out, kind, **saved)
    return SimpleUploadedFile("vase.png", out.getvalue(), "image/png")


def values(**other):
    return {
        "direction": "received",
        "delegation": None,
        "other": "The mayor",
        "ours": "",
        "taken_by": "",
        "day": date(2026, 11, 2),
        "session": None,
        "occasion": "",
        "description": "A vase",
        "value": 150,
        "currency": "USD",
        "disposition": "open",
        **other,
    }


def page_of(client, view, *args, **asked):
    return client.get(reverse(view, args=["dialogue", *args]), asked).content.decode()


# ---- entering


def test_a_gift_of_a_delegation_at_a_session_stands_in_the_log(world, signed_in, press):
    delegation = DelegationFactory(
        conference=world.conference, state="approved", called={"en": ["Concord", "en", "own"]}
    )
    dinner = SessionFactory(conference=world.conference, title={"en": "Gala dinner"})
    sol = signed_in("sol")

    press(
        sol,
        *("protocol:gift-add", "dialogue"),
        **{**VASE, "other": "", "taken_by": "Ms Diallo", "value": "1,200"},
        delegation=delegation.pk,
        session=dinner.pk,
    )

    page = page_of(sol, "protocol:gifts")
    for each in ("A vase of blue porcelain", "Concord", "Gala dinner", "Ms Diallo", "1,200"):
        assert each in page
    assert (Gift.objects.get().number, Gift.objects.get().value) == (1, 1200)


def test_nothing_typed_is_lost_and_each_mistake_stands_at_its_field(world, signed_in, press):
    approved = DelegationFactory(conference=world.conference, state="approved")
    sol = signed_in("sol")

    nobody = press(sol, "protocol:gift-add", "dialogue", **{**VASE, "other": ""})
    both = press(sol, "protocol:gift-add", "dialogue", **VASE, delegation=approved.pk)
    dear = press(sol, "protocol:gift-add", "dialogue", **{**VASE, "value": "about 150"})

    assert {each.status_code for each in (nobody, both, dear)} == {422}
    assert "Choose the delegation, or enter who it is below." in nobody.content.decode()
    assert "not both" in both.content.decode()
    assert 'value="about 150"' in dear.content.decode()
    assert "A vase of blue porcelain" in dear.content.decode()
    assert not Gift.objects.exists()


def test_a_delegation_that_is_not_approved_cannot_be_chosen(world, signed_in, press):
    other = DelegationFactory(conference=world.conference, state="draft")

    answer = press(
        signed_in("sol"),
        *("protocol:gift-add", "dialogue"),
        **{**VASE, "other": ""},
        delegation=other.pk,
    )

    assert answer.status_code == 422


# ---- the threshold


def test_what_cannot_be_compared_with_the_threshold_needs_approval():
    rules = GiftRules(threshold=200, currency="USD")

    assert not needs_approval(rules, 199, "USD")
    assert needs_approval(rules, 200, "USD")
    assert needs_approval(rules, 10, "EUR")
    assert needs_approval(rules, None, "USD")
    assert needs_approval(GiftRules(threshold=0, currency="USD"), 0, "USD")


def test_every_preset_says_a_threshold():
    assert SECTIONS[GiftRules].keys() == PRESETS.keys()
    assert SECTIONS[GiftRules]["un_type"].threshold == 0


def test_the_rules_of_the_conference_say_from_what_value_a_gift_waits(world, chief, signed_in):
    at = world.conference
    assert actions.enter_gift(at, values(), by=chief).state == "none"

    by = By(duty="secretary_general", account=world.sol)
    change_rules(at, by=by, seen_version=0, gifts_threshold=100)
    vars(at).pop("_rules", None)

    assert actions.enter_gift(at, values(), by=chief).state == "waiting"
    assert "1 gift to be approved" in page_of(signed_in("sol"), "portal:today").replace("\n", " ")


# ---- deciding


def test_whoever_entered_a_gift_does_not_approve_it(world, chief, colleague):
    row = actions.enter_gift(world.conference, values(value=500), by=chief)

    with pytest.raises(Refused, match="Somebody else"):
        actions.approve_gift(row, seen=0, by=chief)
    actions.approve_gift(row, seen=0, by=colleague)

    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("approved", colleague.account)
    assert row.decided_at


def test_nor_does_whoever_changed_what_it_is(world, chief, colleague):
    row = actions.enter_gift(world.conference, values(value=500), by=chief)
    actions.change_gift(row, values(value=900), seen=0, by=colleague)
    row.refresh_from_db()

    for each in (chief, colleague):
        with pytest.raises(Refused, match="Somebody else"):
            actions.approve_gift(row, seen=1, by=each)


def test_a_refusal_says_why(world, colleague, signed_in, press):
    row = actions.enter_gift(world.conference, values(value=500), by=colleague)
    sol = signed_in("sol")

    without = press(sol, "protocol:gift-refuse", "dialogue", row.pk, seen=0, reason=" ")
    press(sol, "protocol:gift-refuse", "dialogue", row.pk, seen=0, reason="Too precious.")

    assert without.status_code == 422
    row.refresh_from_db()
    assert (row.state, row.reason) == ("refused", "Too precious.")
    assert "Too precious." in page_of(sol, "protocol:gift", row.pk)


def test_the_second_of_two_who_decide_is_told(world, chief, colleague):
    row = actions.enter_gift(world.conference, values(value=500), by=chief)
    actions.approve_gift(row, seen=0, by=colleague)

    with pytest.raises(Refused, match="changed this first"):
        actions.refuse_gift(row, "Too precious.", seen=0, by=colleague)


def test_another_gift_than_the_one_approved_is_approved_anew_and_a_new_place_is_not(
    world, chief, colleague
):
    row = actions.enter_gift(world.conference, values(value=500), by=chief)
    actions.approve_gift(row, seen=0, by=colleague)
    row.refresh_from_db()

    actions.change_gift(row, values(value=500, disposition="shown"), seen=1, by=chief)
    row.refresh_from_db()
    assert row.state == "approved"

    actions.change_gift(row, values(value=800, disposition="shown"), seen=2, by=chief)
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("waiting", None)


def test_only_what_nobody_has_decided_on_is_deleted(world, chief, colleague):
    row = actions.enter_gift(world.conference, values(value=500), by=chief)
    actions.approve_gift(row, seen=0, by=colleague)
    row.refresh_from_db()
    with pytest.raises(Refused, match="stays in the log"):
        actions.delete_gift(row, seen=1, by=chief)

    other = actions.enter_gift(world.conference, values(), by=chief)
    actions.delete_gift(other, seen=0, by=chief)

    assert list(Gift.objects.all()) == [row]


def test_of_two_officers_who_correct_one_gift_the_second_compares(world, signed_in, press):
    row = GiftFactory(conference=world.conference)
    sol = signed_in("sol")
    press(sol, "protocol:gift-change", "dialogue", row.pk, seen=0, **VASE)

    second = press(
        sol, "protocol:gift-change", "dialogue", row.pk, seen=0, **{**VASE, "description": "A rug"}
    )

    assert second.status_code == 409
    assert "A rug" in second.content.decode()
    assert Gift.objects.get().description == "A vase of blue porcelain"


# ---- pictures


def test_a_picture_is_kept_whole_as_we_draw_it_and_never_as_sent(world, signed_in, press):
    exif = Image.Exif()
    exif[0x010E] = "the name of the photographer"
    sol = signed_in("sol")

    press(sol, "protocol:gift-add", "dialogue", **VASE, picture=picture("JPEG", exif=exif))

    answer = sol.get(reverse("protocol:gift-picture", args=["dialogue", Gift.objects.get().pk]))
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"photographer" not in answer.content
    with Image.open(io.BytesIO(answer.content)) as shown:
        assert shown.size == (800, 450)


def test_what_is_no_picture_is_told_at_its_field(world, signed_in, press):
    sent = SimpleUploadedFile("vase.jpg", b"<svg onload=alert(1)>", "image/jpeg")

    answer = press(signed_in("sol"), "protocol:gift-add", "dialogue", **VASE, picture=sent)

    assert answer.status_code == 422
    assert "SVG is not accepted" in answer.content.decode()
    assert not Gift.objects.exists()


def test_a_picture_is_replaced_and_deleted(world, signed_in, press):
    row = GiftPictureFactory(gift__conference=world.conference).gift
    sol = signed_in("sol")

    press(sol, "protocol:gift-change", "dialogue", row.pk, seen=0, **VASE, picture=picture())
    assert bytes(GiftPicture.objects.get().image) == whole_picture(picture().read())

    press(sol, "protocol:gift-change", "dialogue", row.pk, seen=1, **VASE, without_picture="on")
    assert not GiftPicture.objects.exists()
    gone = sol.get(reverse("protocol:gift-picture", args=["dialogue", row.pk]))
    assert gone.status_code == 404


# ---- the list and what is taken along


def test_an_empty_log_says_what_it_is_for(world, signed_in):
    page = page_of(signed_in("sol"), "protocol:gifts")

    assert "No gift yet" in page
    assert "PDF" not in page


def test_gifts_are_found_by_text_direction_and_approval(world, signed_in):
    at = {"conference": world.conference}
    GiftFactory(**at, description="A carpet", state="waiting")
    GiftFactory(**at, description="A book", direction="given", disposition="handed")
    sol = signed_in("sol")

    assert "A book" not in page_of(sol, "protocol:gifts", q="carpet")
    assert "A carpet" not in page_of(sol, "protocol:gifts", direction="given")
    for kind in ("waiting", "above", "open"):
        page = page_of(sol, "protocol:gifts", show=kind)
        assert "A carpet" in page
        assert "A book" not in page
    assert "No results" in page_of(sol, "protocol:gifts", q="sword")
    assert "A carpet" in page_of(sol, "portal:search", q="carpet")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_log_asks_the_same_however_many_gifts_there_are(world, signed_in, rows):
    for _n in range(rows):
        delegation = DelegationFactory(conference=world.conference, state="approved")
        session = SessionFactory(conference=world.conference)
        GiftFactory(conference=world.conference, delegation=delegation, session=session, other="")
    sol = signed_in("sol")
    page_of(sol, "protocol:gifts")

    with CaptureQueriesContext(connection) as asked:
        page = page_of(sol, "protocol:gifts")

    assert page.count("data-row") == rows
    assert len(asked) == LIST


def test_the_log_is_taken_along_as_it_is_shown(world, signed_in):
    at = {"conference": world.conference}
    GiftFactory(**at, description="A carpet", value=None)
    GiftFactory(**at, description="A book", direction="given")
    sol = signed_in("sol")

    def file(kind, **asked):
        return sol.get(reverse("protocol:gifts-file", args=["dialogue", kind]), asked).content

    lines = file("csv", q="carpet").decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Number,Day,Direction,Giver,Receiver")
    assert len(lines) == 2
    assert "A carpet" in lines[1]
    assert file("xlsx").startswith(b"PK")
    assert file("pdf").startswith(b"%PDF")


def test_gifts_of_another_conference_are_not_read_here(world, signed_in):
    row = GiftFactory()

    answer = signed_in("sol").get(reverse("protocol:gift", args=["dialogue", row.pk]))

    assert answer.status_code == 404


# ---- in time


def test_whoever_is_erased_is_named_in_no_gift(world):
    row = GiftFactory(
        conference=world.conference, taken_by="Mariam Keita", occasion="Farewell of Mariam Keita"
    )
    by = By(duty="data_protection", account=world.sol)

    erase_name("Mariam Keita", why="asked", conference=world.conference, of_desk=False, by=by)

    row.refresh_from_db()
    assert "Keita" not in row.taken_by + row.occasion


def test_after_the_period_of_retention_the_log_says_what_can_be_counted_and_of_nobody(world):
    row = GiftPictureFactory(
        gift__conference=world.conference, gift__other="Mariam Keita", gift__reason="Of her own"
    ).gift

    delete_due(world.conference, by=By(duty="worker"), now=datetime(2032, 1, 1, tzinfo=UTC))

    row.refresh_from_db()
    assert (row.other, row.reason, row.description, row.value) == ("", "", "—", 100)
    assert not GiftPicture.objects.exists()


LIST = 7
