"""A gate decides on passes exactly as on badges, with and without a network."""

import json
from datetime import timedelta

import pypdfium2
import pytest
from django.utils import timezone

from plenipo.accreditation.actions import custody
from plenipo.accreditation.actions import pass_kinds as kinds
from plenipo.accreditation.actions.passages import SentPassage, enter_passage, take
from plenipo.accreditation.bridge.gates import known_as
from plenipo.accreditation.formats.gate_list import list_for
from plenipo.accreditation.formats.gate_sheet import gate_sheet
from plenipo.accreditation.formats.passes import passes_as_pdf
from plenipo.accreditation.models import Pass, Passage
from plenipo.accreditation.queries.gates import board_of, inside_now, passages_since, ruling_at
from plenipo.accreditation.words.gates import lines_of
from plenipo.delegations.bridge import STAFF
from tests.accreditation.at_gates import OFFICE, device_at, gates_of
from tests.factories import PassageFactory


@pytest.fixture
def hall(world):
    """Two floaters of the delegation, FL 1 printed with a code and FL 2 bought; FL 3 is in store."""
    hall = gates_of(world.conference, gates=2, people=("Amara",))
    hall.kind = kinds.add_kind(
        hall.conference, letters="FL", name={"en": "Red floater"}, colour="#b3261e", zones=[hall.hall],
        beneath=True, starts=hall.conference.starts, ends=hall.conference.ends, by=OFFICE,
    )  # fmt: skip
    kinds.make_pieces(hall.kind, first=1, last=1, coded=True, by=OFFICE)
    kinds.make_pieces(hall.kind, first=2, last=3, coded=False, by=OFFICE)
    numbers = list(hall.kind.pieces.filter(number__lt=3).values_list("pk", flat=True))
    custody.issue(hall.conference, numbers, "Rose Petit", delegation=hall.delegation, by=OFFICE)
    return hall


def piece(hall, number):
    return Pass.objects.select_related("kind", "conference").get(kind=hall.kind, number=number)


def ruled(hall, number, **more):
    return ruling_at(
        hall.gates[0], piece(hall, number), **{"way": "in", "at": timezone.now(), **more}
    )


def row_of(hall, number):
    said = json.loads(list_for(hall.gates[0]))
    found = next(each for each in said["badges"] if each[0] == -piece(hall, number).pk)
    return found, said


def test_a_pass_in_hands_is_let_in_with_the_badge_beneath_asked_for(hall):
    ruling = ruled(hall, 1)

    assert (ruling.admitted, ruling.warnings) == (True, ("beneath",))


def test_the_list_says_kind_and_delegation_and_nobodys_name(hall):
    row, said = row_of(hall, 1)

    kind = said["categories"][str(row[3])]
    assert (kind["name"], kind["colour"], kind["zones"]) == (
        "Red floater",
        "#b3261e",
        [hall.hall.pk],
    )
    assert (kind["pass"], kind["beneath"]) == (True, True)
    assert said["plates"][row[8]] == "Party of the Rivers"
    assert "Petit" not in json.dumps(said)
    assert row_of(hall, 2)[0][1:3] == ["", known_as("fl 0002")]


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        (custody.report_lost, "lost"),
        (custody.withdraw, "revoked"),
        (custody.undo_issue, "in_store"),
    ],
)
def test_what_is_lost_withdrawn_or_not_issued_is_refused_here_and_in_the_list(hall, deed, reason):
    one = piece(hall, 1)
    deed(one, seen=one.revision, by=OFFICE)

    assert (ruled(hall, 1).admitted, ruled(hall, 1).reason) == (False, reason)
    assert row_of(hall, 1)[0][4] == reason


def test_what_a_delegation_holds_that_withdrew_opens_nothing(hall):
    hall.delegation.state = "withdrawn"
    hall.delegation.save()

    assert ruled(hall, 1).reason == "revoked"
    assert row_of(hall, 1)[0][4] == "revoked"


def test_an_expired_pass_and_another_zone_are_refused(hall):
    late = timezone.now() + timedelta(days=9)
    assert ruled(hall, 1, at=late).reason == "expired"
    hall.kind.zones.clear()
    assert ruled(hall, 1).reason == "zone"


def test_passages_of_passes_are_taken_counted_and_told_to_the_other_gates(hall):
    device, _secret = device_at(hall.gates[0])
    now = timezone.now()
    at = round(now.timestamp() * 1000)
    foreign = -999_999
    sent = [
        SentPassage(
            n=n, at=at + n, clock=at, badge=shown, gate=hall.gates[0].pk, zone=hall.hall.pk, way="in",
            admitted=True, reason="admitted",
        )
        for n, shown in enumerate([-piece(hall, 1).pk, hall.badges["Amara"].pk, -piece(hall, 1).pk, foreign], 1)
    ]  # fmt: skip
    take(device, sent, clock=at, known=0, now=now)

    rows = Passage.objects.order_by("number")
    assert [each.piece_id for each in rows] == [piece(hall, 1).pk, None, piece(hall, 1).pk, None]
    inside = inside_now(hall.conference, now + timedelta(seconds=5))
    assert inside.counts()[hall.hall.pk] == 2
    assert len(inside.doubles) == 1
    told = passages_since(hall.gates[1], 0, now + timedelta(seconds=5))
    assert {shown for shown, _at, _way in told} == {-piece(hall, 1).pk, hall.badges["Amara"].pk}
    assert ruled(hall, 1, at=now + timedelta(seconds=5)).warnings == ("beneath", "inside")


def test_a_pass_entered_by_telephone_stands_in_the_list_of_passages(hall):
    one = piece(hall, 2)
    enter_passage(hall.gates[0], one, ruled(hall, 2), way="in", at=timezone.now(), by=OFFICE)

    (line,) = lines_of(list(Passage.objects.all()), hall.conference, STAFF)
    assert (str(line.passage.piece), line.name, line.plate) == (
        "FL 0002",
        "Red floater",
        "Party of the Rivers",
    )
    assert "ask to see it" in line.reason


def test_the_list_on_paper_has_the_passes_in_hands(hall):
    text = "".join(
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(gate_sheet(hall.gates[0]))
    )

    assert "Red floater" in text
    assert "Party of the Rivers" in text
    assert "0003" not in text


def test_a_sheet_of_passes_bears_number_name_and_instruction(hall):
    hall.kind.conference.languages = ["en", "fr"]
    pdf = passes_as_pdf(hall.kind, [piece(hall, 1)], "card-10")

    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert "FL 0001" in text
    assert "Red floater" in text
    assert "Valid only with a badge" in text
    assert piece(hall, 1).code in text


def test_a_pass_reported_lost_and_let_in_is_shown(hall):
    lost, then = piece(hall, 1), timezone.now()
    custody.report_lost(lost, seen=lost.revision, by=OFFICE)
    for n, (one, at) in enumerate(
        [(lost, then), (lost, timezone.now()), (piece(hall, 2), timezone.now())]
    ):
        PassageFactory(gate=hall.gates[0], piece=one, badge=None, at=at, number=n + 1)

    late = board_of(hall.conference, timezone.now()).late

    assert [(each.piece_id, each.at > then) for each in late] == [(lost.pk, True)]
