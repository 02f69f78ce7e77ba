"""Passes on paper, laid out as badges are: a whole series in one go."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenipo.accreditation.bridge.codes import BadgeSigner
from plenipo.accreditation.formats.badges import (
    ON_BAND,
    TEMPLATE,
    languages_of,
    run_in_words,
)
from plenipo.accreditation.models import Pass, PassKind
from plenipo.accreditation.words.passes import valid_in_words
from plenipo.accreditation.words.pictograms import as_svg
from plenipo.conference.models import Conference
from plenipo.kit.colour import ink_on
from plenipo.kit.paper.fonts import fonts
from plenipo.kit.paper.qr import qr_as_png


def passes_as_pdf(kind: PassKind, pieces: list[Pass], layout: str) -> bytes:
    """Raises Refused where there is no key to sign with."""
    conference = kind.conference
    languages = languages_of(conference)
    signer = BadgeSigner(conference)
    zones = list(kind.zones.all())
    with TemporaryDirectory() as folder, override(languages[0]):
        place = Path(folder)
        for pictogram in {zone.pictogram for zone in zones}:
            (place / f"{pictogram}.svg").write_text(as_svg(pictogram, "#1a1a1a"))
        made = []
        for n, piece in enumerate(pieces):
            (place / f"q{n}.png").write_bytes(qr_as_png(signer.of_badge(piece)))
            more = {"qr": f"q{n}.png", "zones": [zone.pictogram for zone in zones]}
            made.append(_drawn(kind, piece, conference) | more)
        run = run_in_words(conference, layout, languages) | {"badges": made, "title": str(kind)}
        (place / "run.json").write_text(json.dumps(run))
        (place / "main.typ").write_bytes(TEMPLATE.read_bytes())
        return bytes(typst.compile(place / "main.typ", font_paths=fonts(), pdf_tags=False))


def _drawn(kind: PassKind, piece: Pass, conference: Conference) -> dict[str, Any]:
    names = [kind.name[code] for code in conference.languages if kind.name.get(code)]
    said = [_("Valid only with a badge")] if kind.beneath else []
    if kind.gate:
        said.append(_("Gate: %(gate)s") % {"gate": kind.gate})
    return {
        "blank": False,
        "photo": "",
        "name": str(piece),
        "native": piece.plate,
        "office": "",
        "plate": " · ".join(said),
        "country": "",
        "letter": kind.letters,
        "colour": kind.colour,
        "ink": ink_on(kind.colour),
        "valid": valid_in_words(piece),
        "number": str(piece),
        "code": piece.code,
        "band": list(dict.fromkeys(names or [str(kind)]))[:ON_BAND],
    }
