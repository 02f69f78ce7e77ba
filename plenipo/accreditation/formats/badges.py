"""Badges on paper: a whole run in one go, from rows and what the desk reads of the people."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from django.utils.translation import get_language_info, gettext_lazy, override
from django.utils.translation import gettext as _

from plenipo.accreditation.bridge.codes import BadgeSigner
from plenipo.accreditation.models import Badge, BadgeCategory
from plenipo.accreditation.queries.badges import BadgeLine
from plenipo.accreditation.queries.photos import images_of
from plenipo.accreditation.words.badges import number_of, role_in_words, valid_in_words
from plenipo.accreditation.words.pictograms import as_svg
from plenipo.conference.models import Conference, in_language
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import country_of
from plenipo.kit.colour import ink_on
from plenipo.kit.days import days_between
from plenipo.kit.locales import END, FIRST_STRONG, LEFT_TO_RIGHT, RIGHT_TO_LEFT
from plenipo.kit.names import styled_name
from plenipo.kit.paper.fonts import fonts
from plenipo.kit.paper.qr import qr_as_png
from plenipo.kit.phrases import at_place, labelled

TEMPLATE = Path(__file__).with_name("badges.typ")
FONTS = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans CJK SC",
    "Noto Sans Devanagari",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Noto Sans Thai",
)
LATIN = ("en", "fr", "es")
OUTLINE = "outline"  # where a photo is missing
ON_BAND = 3  # languages of a band: more cannot be read from two metres


@dataclass(frozen=True)
class BadgeSheet:
    """Millimetres. `shape`: how a badge is laid out; `marks`: where to cut."""

    shape: str
    width: float
    height: float
    page: tuple[float, float]
    across: int = 1
    down: int = 1
    marks: bool = False


SHEETS = {
    "a6": BadgeSheet("upright", 105, 148, (105, 148)),
    "a6-4": BadgeSheet("upright", 100, 144, (210, 297), 2, 2, marks=True),
    "card": BadgeSheet("flat", 86, 54, (86, 54)),
    "card-10": BadgeSheet("flat", 86, 54, (210, 297), 2, 5, marks=True),
    "label": BadgeSheet("upright", 102, 152, (102, 152)),
}
LAYOUTS = {
    "a6": gettext_lazy("A6, one badge per page"),
    "a6-4": gettext_lazy("A4 with four badges and crop marks"),
    "card": gettext_lazy("Card 86 × 54 mm, one per page"),
    "card-10": gettext_lazy("A4 with ten cards and crop marks"),
    "label": gettext_lazy("Continuous labels 102 × 152 mm"),
}


def badges_as_pdf(
    conference: Conference, badges: Iterable[Badge], lines: dict[int, BadgeLine], layout: str
) -> bytes:
    """
    badges   with their category
    lines    by person, as the desk reads them
    Raises Refused where there is no key to sign with.
    """
    languages = languages_of(conference)
    wanted = list(badges)
    signer = BadgeSigner(conference)
    with TemporaryDirectory() as folder, override(languages[0]):
        place = Path(folder)
        plates = _plates(wanted)
        zones, photos = _pictograms(conference, place), _photos(conference, wanted, place)
        made = []
        for n, badge in enumerate(wanted):
            (place / f"q{n}.png").write_bytes(qr_as_png(signer.of_badge(badge)))
            line = lines.get(badge.person_id or 0)
            made.append(
                _drawn(badge, line, plates.get(badge.delegation_id or 0), languages)
                | {
                    "qr": f"q{n}.png",
                    "photo": _photo(badge, photos),
                    "zones": zones.get(badge.category_id, []),
                    "band": _band(badge, conference),
                }
            )
        run = run_in_words(conference, layout, languages) | {"badges": made}
        (place / "run.json").write_text(json.dumps(run))
        (place / "main.typ").write_bytes(TEMPLATE.read_bytes())
        return bytes(typst.compile(place / "main.typ", font_paths=fonts(), pdf_tags=False))


def languages_of(conference: Conference) -> list[str]:
    """The first of the conference, and one that guards read everywhere, if the first is written in other letters."""
    first = conference.languages[0] if conference.languages else "en"
    latin = next((each for each in conference.languages if each in LATIN), "en")
    return [first] if first in LATIN else [first, latin]


def _each(said: Callable[[str], str], languages: list[str]) -> str:
    """In each of the languages, each text once, and each running as its own letters do; the first of them leads."""
    texts = dict.fromkeys(filter(None, map(said, languages)))
    start = RIGHT_TO_LEFT if get_language_info(languages[0])["bidi"] else LEFT_TO_RIGHT
    told = " · ".join(f"{FIRST_STRONG}{text}{END}" for text in texts)
    return f"{start}{told}{END}" if len(texts) > 1 else told


def run_in_words(conference: Conference, layout: str, languages: list[str]) -> dict[str, Any]:
    def when(language: str) -> str:
        days = days_between(conference.starts, conference.ends, language)
        with override(language):
            return at_place(days, in_language(conference.city, language))

    language = languages[0]
    return {
        "title": labelled(_("Badges"), str(conference)),
        "language": language.split("-")[0],
        "fonts": FONTS,
        "conference": _each(lambda each: in_language(conference.title, each), languages),
        "when": _each(when, languages),
        "accent": conference.accent,
        "accent-ink": ink_on(conference.accent),
        "sheet": asdict(SHEETS[layout]),
    }


def _drawn(
    badge: Badge, line: BadgeLine | None, delegation: Delegation | None, languages: list[str]
) -> dict[str, Any]:
    plate = country = ""
    if delegation is not None:
        plate = _each(lambda each: delegation.called_in(each).text, languages)
        country = _each(lambda each: country_of(delegation, each), languages)
    return {
        "blank": badge.person_id is None,
        "name": styled_name(line.style, line.name) if line else "",
        "native": line.native if line else "",
        "office": _function(line, languages) if line else "",
        "plate": plate or (line.of if line else ""),
        "country": country,
        "letter": badge.category.letter,
        "colour": badge.category.colour,
        "ink": ink_on(badge.category.colour),
        "valid": valid_in_words(badge, languages[-1]),
        "number": number_of(badge),
        "code": badge.code,
    }


def _function(line: BadgeLine, languages: list[str]) -> str:
    """Of somebody outside delegations who has no other: what their group is called, in the languages of the badge."""
    if line.office or not line.other:
        return line.office
    return _each(lambda each: _in(each, lambda: role_in_words(line)), languages)


def _in(language: str, words: Callable[[], str]) -> str:
    with override(language):
        return words()


def _band(badge: Badge, conference: Conference) -> list[str]:
    """In the languages of the conference, each text once."""
    names = badge.category.name
    said = [names[code] for code in conference.languages if names.get(code)]
    found = list(dict.fromkeys(said or [str(badge.category)]))[:ON_BAND]
    return [_("One-day badge"), *found][:ON_BAND] if badge.person_id is None else found


def _plates(badges: list[Badge]) -> dict[int, Delegation]:
    wanted = {each.delegation_id for each in badges if each.delegation_id}
    return Delegation.objects.select_related("country").in_bulk(wanted)


def _photos(conference: Conference, badges: list[Badge], place: Path) -> dict[int, str]:
    """Files by person, as they are: they were drawn at the size of the print."""
    named = {}
    for person, jpeg in images_of(conference, [each.person_id or 0 for each in badges]).items():
        named[person] = f"p{person}.jpg"
        (place / named[person]).write_bytes(jpeg)
    return named


def _photo(badge: Badge, photos: dict[int, str]) -> str:
    """Name of the file; OUTLINE; or nothing, as the category has it."""
    how = badge.category.photo
    if badge.person_id is None or how == BadgeCategory.Photo.NEVER:
        return ""
    return photos.get(badge.person_id, OUTLINE if how == BadgeCategory.Photo.ALWAYS else "")


def _pictograms(conference: Conference, place: Path) -> dict[int, list[str]]:
    """By category, in the order of the zones."""
    opens: dict[int, list[str]] = {}
    through = conference.badge_categories.filter(zones__isnull=False).order_by("zones__position")
    for category, pictogram in through.values_list("pk", "zones__pictogram"):
        opens.setdefault(category, []).append(pictogram)
    for pictogram in {each for keys in opens.values() for each in keys}:
        (place / f"{pictogram}.svg").write_text(as_svg(pictogram, "#1a1a1a"))
    return opens
