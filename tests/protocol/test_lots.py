"""Drawing lots: committed to before, drawn before everybody, repeated by anybody, never changed."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from django.urls import reverse

from plenipo.kit.errors import Refused
from plenipo.protocol.actions import lots as actions
from plenipo.protocol.formats.lots import record_as_pdf
from plenipo.protocol.models import LotDraw, OrderOf
from plenipo.protocol.queries.ordering import order_on
from plenipo.protocol.queries.ranks import classes_of
from plenipo.protocol.words.lots import record_of
from tests.protocol.test_order import DAY
from tests.test_architecture import ROOT

SAID = [("Ms Diallo", "4711"), ("王先生", "和平")]


@pytest.fixture
def drawn(world, head, chief):
    """`drawn("all")`: a draw by computer among three delegations, published and held."""

    def made(what, **how):
        draw = actions.prepare_draw(world.conference, what=what, method="seed", by=chief, **how)
        actions.publish_draw(draw, seen=0, by=chief)
        draw.refresh_from_db()
        actions.draw_by_seed(draw, SAID, seen=1, by=chief)
        draw.refresh_from_db()
        return draw

    return made


@pytest.fixture
def three(head):
    return [head(name, "leader", "2021-04-13", country=None) for name in ("Alba", "Bora", "Cira")]


def script():
    """The one that stands in the guide."""
    guide = Path(ROOT / "docs/secretariat.md").read_text()
    return re.search(r"```python\n(# Repeat a draw.*?)```", guide, re.DOTALL)[1]


def test_anybody_repeats_a_draw_with_the_script_of_the_guide(three, drawn, capsys):
    draw = drawn("all")
    text = script()
    text = re.sub(r'seed = ".*"', f'seed = "{draw.seed}"', text)
    text = re.sub(r'commitment = ".*"', f'commitment = "{draw.commitment}"', text)
    text = re.sub(
        r"contributions = \[.*\]", f"contributions = {[each for _w, each in SAID]!r}", text
    )
    text = re.sub(r"lots = \d+", f"lots = {len(draw.lots)}", text)

    exec(compile(text, "guide", "exec"), {})

    assert capsys.readouterr().out.split() == [str(each) for each in draw.result]
    assert len(script().splitlines()) <= 20


def test_the_script_says_when_the_seed_is_not_the_one_committed_to():
    with pytest.raises(AssertionError):
        exec(compile(script().replace("seed = ", "seed = 'x' + "), "guide", "exec"), {})


def test_nothing_is_drawn_before_the_commitment_is_public_and_the_seed_is_nowhere_till_then(
    world, three, chief, signed_in
):
    draw = actions.prepare_draw(world.conference, what="all", method="seed", by=chief)

    with pytest.raises(Refused, match="commitment first"):
        actions.draw_by_seed(draw, SAID, seen=0, by=chief)

    assert sha256(draw.seed.encode()).hexdigest() == draw.commitment
    page = signed_in("sol").get(reverse("protocol:draw", args=["dialogue", draw.pk])).content
    assert draw.commitment in page.decode()
    assert draw.seed not in page.decode()
    record = record_of(world.conference, draw, classes_of(world.conference), "en")
    assert draw.seed not in str(record)


def test_equals_of_a_rank_who_took_office_on_the_same_day_stand_as_the_lots_were_drawn(
    world, three, ruled, drawn
):
    ruled(then="lot")
    draw = drawn("equals", rank="leader")

    found = order_on(world.conference, OrderOf.DELEGATIONS, DAY)

    assert [each.key for each in found.lines] == [draw.lots[n - 1]["key"] for n in draw.result]
    assert {each.why.decided for each in found.lines[:-1]} == {"lot"}


def test_the_seats_begin_with_the_delegation_drawn_and_go_round(world, three, ruled, drawn):
    ruled(basis="equal", first="seat", then="none", alphabet="party", language="en")
    draw = drawn("seat")

    names = [
        each.delegation.to_call for each in order_on(world.conference, "delegations", DAY).lines
    ]

    start = ["Alba", "Bora", "Cira"].index(draw.lots[draw.result[0] - 1]["names"]["en"])
    assert names == [*["Alba", "Bora", "Cira"][start:], *["Alba", "Bora", "Cira"][:start]]


def test_a_letter_is_drawn_among_those_with_which_names_begin(world, three, chief):
    draw = actions.prepare_draw(
        world.conference, what="speakers", method="witnessed", language="en", by=chief
    )

    assert [each["key"] for each in draw.lots] == ["A", "B", "C"]


def test_numbers_drawn_by_hand_are_entered_one_by_one_and_a_wrong_one_is_refused(
    world, three, signed_in, press
):
    sol = signed_in("sol")
    press(sol, "protocol:draw-add", "dialogue", what="all", method="witnessed")
    draw = LotDraw.objects.get()
    at = ("dialogue", draw.pk)
    press(sol, "protocol:draw-enter", *at, seen=0, numbers="3")
    twice = press(sol, "protocol:draw-enter", *at, seen=1, numbers="3")
    beyond = press(sol, "protocol:draw-enter", *at, seen=1, numbers="9")
    early = press(sol, "protocol:draw-witnessed", *at, seen=1, witnesses="Ms Diallo")
    press(sol, "protocol:draw-enter", *at, seen=1, numbers="1 2")
    press(sol, "protocol:draw-witnessed", *at, seen=2, witnesses="Ms Diallo\nMr Wang")

    assert "Lot 3 has already been drawn." in twice.content.decode()
    assert "There is no lot 9" in beyond.content.decode()
    assert early.status_code == 409
    draw.refresh_from_db()
    assert (draw.state, draw.result) == ("drawn", [3, 1, 2])
    assert draw.said["witnesses"] == ["Ms Diallo", "Mr Wang"]


def test_a_draw_never_changes_and_a_mistaken_one_is_annulled_and_counts_in_no_order(
    world, three, ruled, drawn, chief
):
    ruled(basis="equal", first="lot", then="none", alphabet="party", language="en")
    draw = drawn("all")
    with pytest.raises(Refused):
        actions.draw_by_seed(draw, SAID, seen=draw.revision, by=chief)

    actions.annul_draw(draw, "A lot was missing.", seen=draw.revision, by=chief)

    found = order_on(world.conference, "delegations", DAY)
    assert [each.delegation.to_call for each in found.lines] == ["Alba", "Bora", "Cira"]
    assert "lot" in found.missing


def test_everybody_reads_a_published_draw_and_no_delegation_of_a_list_that_is_not_disclosed(
    world, three, drawn, as_
):
    draw = drawn("all")
    page = as_(None).get(reverse("portal:draws", args=["dialogue"])).content.decode()
    paper = as_(None).get(reverse("portal:draw-record", args=["dialogue", draw.number, "ar"]))

    assert draw.commitment in page
    assert draw.seed in page
    assert "Alba" not in page
    assert paper.content[:4] == b"%PDF"


def test_a_draw_that_is_not_published_is_nowhere(world, three, chief, as_):
    draw = actions.prepare_draw(world.conference, what="all", method="seed", by=chief)

    page = as_(None).get(reverse("portal:draws", args=["dialogue"])).content.decode()

    assert draw.commitment not in page
    missing = as_(None).get(reverse("portal:draw-record", args=["dialogue", draw.number, "en"]))
    assert missing.status_code == 404


def test_the_record_of_three_hundred_lots_is_one_page(world, drawn, three):
    pdfium = pytest.importorskip("pypdfium2")
    draw = drawn("all")
    draw.lots = [
        {"key": n, "names": {"en": f"Party of Progress {n} · Country {n}"}} for n in range(300)
    ]
    draw.result = list(range(300, 0, -1))

    for language in ("en", "ar", "zh-hans"):
        record = record_of(world.conference, draw, classes_of(world.conference), language)
        pages = pdfium.PdfDocument(record_as_pdf(record))
        assert len(pages) == 1
        text = pages[0].get_textpage().get_text_bounded()
        if language != "ar":  # whose lines are read back from right to left
            assert draw.seed in text.replace("\r\n", "")
            assert "Party of Progress 299" in text
