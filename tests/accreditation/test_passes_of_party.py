"""The passes of a delegation over its link: what it holds and may hold, and one that is lost."""

import pytest
from django.urls import reverse

from plenipo.accreditation.actions import custody
from plenipo.accreditation.models import Pass
from plenipo.conference.queries.waiting import WAITING
from tests.accreditation.credentials_access import SOURCE
from tests.factories import CustodyFactory, PassFactory, PassKindFactory

PAGE = "accreditation:my-badges"


@pytest.fixture
def floaters(world):
    return PassKindFactory(
        conference=world.conference, letters="FL", name={"en": "Red floater"}, quota=3
    )


@pytest.fixture
def held(delegation, floaters):
    piece = PassFactory(conference=floaters.conference, kind=floaters, number=12, state="issued")
    return CustodyFactory(piece=piece, delegation=delegation)


@pytest.fixture
def fay(world, as_):
    return as_(world.fay)


def lost(press, client, line, loss="left in a taxi"):
    return press(client, "accreditation:my-pass-lost", piece=line.piece_id, loss=loss)


def waiting():
    (waits,) = [each for each in WAITING if each.kind == "lost_passes"]
    return list(waits.rows())


def test_a_delegation_reads_what_it_holds_and_may_hold(fay, delegation, floaters, held):
    withdrawn = PassFactory(
        conference=floaters.conference, kind=floaters, number=13, state="withdrawn"
    )
    CustodyFactory(piece=withdrawn, delegation=delegation)
    CustodyFactory(piece__kind=floaters, piece__conference=floaters.conference)  # of somebody else

    (kind,) = fay.get(reverse(PAGE)).context["kinds"]

    assert kind["held"] == "2 of 3 held"
    assert [(str(each["line"].piece), each["state"]) for each in kind["lines"]] == [
        ("FL 0012", "held"),
        ("FL 0013", "no longer accepted: please return it"),
    ]


def test_a_delegation_reads_its_quota_before_anything_is_issued(fay, delegation, floaters):
    (kind,) = fay.get(reverse(PAGE)).context["kinds"]

    assert (kind["held"], kind["lines"]) == ("0 of 3 held", [])


def test_a_pass_reported_lost_is_blocked_at_once_and_waits_for_the_desk(
    world, fay, held, press, as_
):
    assert lost(press, fay, held).status_code == 302

    held.piece.refresh_from_db()
    held.refresh_from_db()
    assert (held.piece.state, held.piece.reported, held.outcome) == ("lost", True, "lost")
    assert waiting() == [held.piece]
    desk = as_(world.ada)
    page = desk.get(reverse("accreditation:pass", args=["dialogue", held.piece_id]))
    assert "left in a taxi" in page.content.decode()
    listed = desk.get(reverse("accreditation:passes", args=["dialogue"]), {"state": "reported"})
    assert [each["piece"] for each in listed.context["lines"]] == [held.piece]

    press(desk, "accreditation:pass-loss-noted", "dialogue", held.piece_id, seen=1)

    assert waiting() == []
    assert "lost, no longer accepted" in fay.get(reverse(PAGE)).content.decode()


@pytest.mark.parametrize("others", [0, 1])
def test_an_old_page_never_blocks_another_pass_than_the_one_it_names(
    fay, held, floaters, delegation, press, others
):
    for number in range(others):
        piece = PassFactory(
            conference=floaters.conference, kind=floaters, number=number + 1, state="issued"
        )
        CustodyFactory(piece=piece, delegation=delegation)
    lost(press, fay, held)

    again = lost(press, fay, held)

    assert again.status_code == 422
    assert "This pass is already blocked." in again.content.decode()
    assert len(again.context["kinds"][0]["lines"]) == 1 + others
    assert Pass.objects.filter(state="lost").count() == 1


def test_a_pass_that_is_found_again_waits_no_longer(fay, held, press, ada):
    lost(press, fay, held)

    custody.take_back(held.piece.conference, [held.piece_id], by=ada)

    assert waiting() == []
    assert fay.get(reverse(PAGE)).context["kinds"][0]["lines"] == []


def test_what_is_wrong_stands_beside_its_field(fay, held, press):
    said = lost(press, fay, held, loss="")

    assert said.status_code == 422
    assert said.context["pass_form"].errors["loss"]
    assert not Pass.objects.filter(state="lost")


def test_the_pass_of_another_delegation_is_not_theirs_to_block(fay, held, floaters, press):
    theirs = CustodyFactory(piece__conference=floaters.conference, piece__kind=floaters)

    said = lost(press, fay, theirs)

    theirs.piece.refresh_from_db()
    assert (said.status_code, theirs.piece.state) == (422, "issued")


def test_the_desk_reports_it_for_a_party_that_telephones(world, held, press, as_):
    said = press(
        as_(world.ada), "accreditation:for-my-pass-lost", "dialogue", world.fay.invitation.pk,
        piece=held.piece_id, loss="stolen", **SOURCE,
    )  # fmt: skip

    held.refresh_from_db()
    assert (said.status_code, held.loss, held.ended_by) == (302, "stolen", world.ada)
