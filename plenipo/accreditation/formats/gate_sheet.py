"""The list of a gate on paper: who may enter its zone, with boxes to write the hour of entry and exit in."""

import json
from pathlib import Path

import typst
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi, pgettext
from django.utils.translation import gettext as _

from plenipo.accreditation.models import Badge, Gate, Pass
from plenipo.accreditation.queries.gates import people_at_gates
from plenipo.accreditation.queries.passes import is_with_who_left, with_holders
from plenipo.accreditation.queries.standing import kept_out
from plenipo.accreditation.words.passes import holder_at_gates
from plenipo.kit.alphabet import sort_key
from plenipo.kit.days import long_moment
from plenipo.kit.phrases import labelled

TEMPLATE = Path(__file__).with_name("gate_sheet.typ")


def gate_sheet(gate: Gate) -> bytes:
    """PDF, in the reader's language and alphabet; one-day badges and passes stand at the end, by number."""
    way_in, way_out = pgettext("through a gate", "entry"), pgettext("through a gate", "exit")
    said = {
        "title": labelled(gate.name, str(gate.zone)),
        "made": long_moment(timezone.now()),
        "note": _("Write the hour of each entry and exit. The badge office enters it afterwards."),
        "language": (get_language() or "en").split("-")[0],
        "bidi": get_language_bidi(),
        "heads": [
            _("Number"), "", _("Name"), _("Delegation or organisation"),
            way_in, way_out, way_in, way_out,
        ],
        "rows": _rows(gate),
    }  # fmt: skip
    return bytes(typst.compile(TEMPLATE, sys_inputs={"sheet": json.dumps(said)}))


def _rows(gate: Gate) -> list[list[str]]:
    conference = gate.conference
    people = people_at_gates(conference)
    found = Badge.objects.filter(
        conference=conference, state__in=Badge.VALID, category__zones=gate.zone
    ).select_related("category")
    out = kept_out(conference)
    rows = []
    for badge in found:
        if badge.delegation_id in out:
            continue
        line = people.get(badge.person_id or 0)
        unnamed = _("One-day badge") if badge.person_id is None else _("Badge holder")
        name = (line.name if line else "") or unnamed
        said = [name, line.native, line.of] if line else [name, "", ""]
        rows.append((line is None, [f"{badge.serial:04}", badge.category.letter, *said]))
    rows.sort(key=lambda each: (each[0], sort_key(each[1][2]), each[1][0]))
    return [row for _nobody, row in rows] + _passes(gate)


def _passes(gate: Gate) -> list[list[str]]:
    """Those in somebody's hands, in the order of their numbers."""
    issued = Pass.objects.filter(
        conference=gate.conference_id, state=Pass.State.ISSUED, kind__zones=gate.zone
    )
    out = kept_out(gate.conference)
    rows = []
    for piece in with_holders(issued):
        line = piece.held[0]  # type: ignore[attr-defined]
        if not is_with_who_left(line) and line.delegation_id not in out:
            called = [f"{piece.number:04}", piece.kind.letters, str(piece.kind), piece.plate]
            rows.append([*called, holder_at_gates(piece, line)])
    return rows
