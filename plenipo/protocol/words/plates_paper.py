"""What is printed of a run of plates: for formats/plates.py."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, get_language_bidi, get_language_info
from django.utils.translation import gettext as _

from plenipo.kit.days import long_moment
from plenipo.kit.phrases import labelled
from plenipo.kit.scripts import scripts_of
from plenipo.protocol.models import PlateRun, PrintedPlate
from plenipo.protocol.queries.plate_lines import NATIVE
from plenipo.protocol.queries.seating import SeatingSight
from plenipo.protocol.words.plates import of_whom
from plenipo.protocol.words.seating import place_in_words
from plenipo.protocol.words.seating_paper import part_of_list

FROM_RIGHT = {"ARABIC", "HEBREW", "THAANA", "SYRIAC", "NKO", "ADLAM"}
Line = Mapping[str, Any]


def paper_of_run(
    run: PlateRun, plates: Sequence[PrintedPlate], named: set[int], sight: SeatingSight | None
) -> dict[str, Any]:
    """named   delegates whose names the reader may read: the plates of others are not in it"""
    ours = [each for each in plates if each.delegate_id is None or each.delegate_id in named]
    paper = {
        "title": labelled(run.get_layout_display(), of_whom(run)),
        "language": (get_language() or "en").split("-")[0],
        "bidi": get_language_bidi(),
    }
    if run.layout in PlateRun.BOARDS:
        return {**paper, **_board(run, ours, sight)}
    left = [_name(each) for each in ours if not each.fits]
    return {
        **paper,
        "plates": [_plate(each, sight) for each in ours if each.fits and each.lines],
        "left": left,
        "left-title": _("Not printed: these do not fit"),
        "left-lead": _(
            "They do not fit on two lines in the smallest letters that are allowed. Enter a shorter text for them."
        ),
    }


def _name(plate: PrintedPlate) -> str:
    return " / ".join(str(line["text"]) for line in plate.lines)


def _plate(plate: PrintedPlate, sight: SeatingSight | None) -> dict[str, Any]:
    escort = plate.run.layout == PlateRun.Layout.ESCORT
    return {
        "lines": [_line(each) for each in plate.lines],
        "place": _place(plate, sight) if escort else "",
    }


def _line(line: Line) -> dict[str, Any]:
    text = str(line["text"])
    return {
        "rows": line["rows"],
        "text": text,
        "size": line["size"],
        "of": line["of"],
        "lang": _language(line),
        "bidi": bool(scripts_of(text) & FROM_RIGHT),
    }


def _language(line: Line) -> str:
    """Of the letters: a Chinese name looks otherwise in Japanese. Of an original script nothing is known."""
    code = str(line["language"])
    if code == NATIVE:
        return "zh" if "CJK" in scripts_of(str(line["text"])) else "en"
    return str(get_language_info(code)["code"]).split("-")[0] if code in _CODES else "en"


_CODES = dict(settings.LANGUAGES)


def _place(plate: PrintedPlate, sight: SeatingSight | None) -> str:
    if plate.seat is None or sight is None or plate.seat > len(sight.seats):
        return ""
    seat = sight.seats[plate.seat - 1]
    if sight.several_tables:
        return _("Table %(table)s") % {"table": seat.table}
    return place_in_words(sight.plan, seat)


def _board(
    run: PlateRun, plates: Sequence[PrintedPlate], sight: SeatingSight | None
) -> dict[str, Any]:
    parts: dict[str, dict[str, Any]] = {}
    for plate in plates:
        if sight is None or plate.seat is None or plate.seat > len(sight.seats):
            continue
        seat = sight.seats[plate.seat - 1]
        name = part_of_list(sight.plan.shape, seat)
        part = parts.setdefault(name, {"name": name, "rows": []})
        part["rows"].append((seat.place, [_line(each) for each in plate.lines]))
    large = run.layout == PlateRun.Layout.BOARD_A3
    return {
        "title": of_whom(run),
        "paper": "a3" if large else "a4",
        "columns": 5 if large else 4,
        "size": 9,
        "state": _("as of %(moment)s") % {"moment": long_moment(run.at)},
        "page": _("page {n} of {of}"),
        "parts": list(parts.values()),
    }
