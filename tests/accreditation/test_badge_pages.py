"""The desk of badges: what is typed or scanned into its fields."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from plenipo.accreditation.actions import badges as actions
from plenipo.accreditation.actions.categories import add_usual
from plenipo.accreditation.bridge.codes import BadgeSigner
from plenipo.accreditation.models import CommitteeMeeting, PrintRun
from plenipo.records.models import By
from tests.factories import (
    BadgeCategoryFactory,
    ConferenceFactory,
    ZoneFactory,
)


@pytest.fixture
def desk(world, as_, rose):
    by = By(duty="accreditation", account=world.ada)
    add_usual(world.conference, by=by)
    (badge,) = actions.draw_up(world.conference, [rose.person_id], by=by)
    return SimpleNamespace(client=as_(world.ada), badge=badge, conference=world.conference)


def asked(desk, q):
    page = desk.client.get(reverse("accreditation:badges", args=["dialogue"]), {"q": q})
    return [each["line"].person for each in page.context["lines"]], page.context["scanned"]


def test_a_code_that_is_scanned_leads_to_its_holder_and_one_that_is_none_to_nobody(desk):
    code = BadgeSigner(desk.conference).of_badge(desk.badge)

    assert asked(desk, code)[0] == [desk.badge.person_id]
    for wrong in (code + code, "=" * 300, code[:-1] + ("A" if code[-1] != "A" else "B")):
        found, said = asked(desk, wrong)
        assert found == []
        assert said


def test_the_number_of_a_lost_badge_leads_to_whose_it_was(desk):
    new = actions.reissue(desk.badge, lost=True, reason="lost", by=By(duty="accreditation"))

    found, said = asked(desk, f"D {desk.badge.serial:04}")

    assert found == [desk.badge.person_id]
    assert "lost" in said
    assert asked(desk, str(new.serial))[0] == found


def test_a_number_no_row_can_have_is_refused_in_words(desk, press):
    page = press(
        desk.client,
        "accreditation:zone-add",
        "dialogue",
        name_en="Hall",
        pictogram="hall",
        rooms="9" * 40,
    )

    assert page.status_code == 422


# ---- two officers at once


def a_meeting(conference):
    return CommitteeMeeting.objects.create(conference=conference, on=date(2026, 11, 20))


@pytest.mark.parametrize(
    ("view", "made", "what"),
    [
        ("zone-delete", ZoneFactory, "a zone was deleted"),
        ("category-delete", BadgeCategoryFactory, "a badge category was deleted"),
        ("committee-meeting-remove", a_meeting, "meeting"),
    ],
)
def test_who_presses_after_a_colleague_reads_what_became_of_it_and_nobody_else_does(
    view, made, what, world, as_, press
):
    """Of another conference it stays what it was: a page that is not there, like one that never was."""
    row, elsewhere = made(conference=world.conference), made(conference=ConferenceFactory())
    sol, where = as_(world.sol), f"accreditation:{view}"
    assert press(sol, where, "dialogue", row.pk).status_code == 302

    second = press(sol, where, "dialogue", row.pk)
    said = second.content.decode()

    assert second.status_code == 409
    assert "This is no longer here: sol was first" in said
    assert what in said
    never = press(sol, where, "dialogue", 10**7)
    theirs = press(sol, where, "dialogue", elsewhere.pk)
    assert (never.status_code, theirs.status_code) == (404, 404)


def test_of_two_who_print_one_badge_the_second_is_told(desk, press):
    page = desk.client.get(reverse("accreditation:badges", args=["dialogue"]))
    seen = page.context["last_run"]
    wanted = {"do": "print", "row": desk.badge.person_id, "seen": seen}
    assert press(desk.client, "accreditation:badges-many", "dialogue", **wanted).status_code == 302

    again = press(desk.client, "accreditation:badges-many", "dialogue", **wanted)
    alone = press(
        desk.client,
        "accreditation:badge-print",
        "dialogue",
        desk.badge.person_id,
        badge=desk.badge.pk,
        seen=seen,
    )

    assert (again.status_code, alone.status_code) == (409, 409)
    assert "printed this first" in again.content.decode()
    run = PrintRun.objects.get()
    told = {**wanted, "seen": run.pk}  # who has seen that it was printed may mean it
    assert press(desk.client, "accreditation:badges-many", "dialogue", **told).status_code == 302


def test_half_a_page_of_a_category_changes_nothing(world, as_, press):
    row = BadgeCategoryFactory(conference=world.conference, letter="Q")
    said = {"letter": "X", "name_en": "Guest", "colour": "#17456b", "photo": "always"}

    for part in ({}, {"seen": "0"}, {"was": "{}"}):
        page = press(
            as_(world.ada), "accreditation:category-change", "dialogue", row.pk, **said, **part
        )
        assert page.status_code == 409
    row.refresh_from_db()
    assert row.letter == "Q"
