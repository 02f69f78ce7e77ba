"""The list of participants as a file: PDF to print, DOCX to go on writing in, XLSX to sort, JSON for programs."""

import io
import json
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, get_language_bidi, gettext_lazy, pgettext
from django.utils.translation import gettext as _
from docx import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from plenipo.delegations.queries.names import names_by_language
from plenipo.delegations.roster import Place, columns
from plenipo.delegations.words.listed import ListEntry, PublishedList
from plenipo.kit.cleaning import without_controls
from plenipo.kit.paper import roll_as_pdf
from plenipo.kit.sheets import as_xlsx

KINDS: dict[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
}
QUIET = RGBColor(0x5A, 0x5A, 0x5A)
CHANGES = gettext_lazy("Changes since the previous version")
FONTS = {"ar": "Noto Naskh Arabic", "zh": "Noto Serif CJK SC"}


def as_file(shown: PublishedList, kind: str) -> bytes:
    return WAYS[kind](shown)


def title_of(shown: PublishedList) -> str:
    return _("List of participants (internal)") if shown.internal else _("List of participants")


# ---- to print


def as_pdf(shown: PublishedList) -> bytes:
    return roll_as_pdf(
        {
            "language": (get_language() or "en").partition("-")[0],
            "bidi": get_language_bidi(),
            "accent": shown.conference.accent,
            "conference": str(shown.conference),
            "title": title_of(shown),
            "lead": shown.lead,
            "state": shown.state.upper(),
            "label": shown.label,
            "page": pgettext("on paper", "Page {n} of {of}"),
            "notes": list(shown.notes),
            "changes_head": str(CHANGES),
            "changes": list(shown.changes),
            "parts": [
                {"head": part.head, "bodies": [_body(entry) for entry in part.entries]}
                for part in shown.parts
            ],
        }
    )


def _body(entry: ListEntry) -> dict[str, Any]:
    return {
        "above": entry.country if entry.first else "",
        "name": entry.delegation.to_call,
        "people": [
            {"name": one.name, "native": one.native, "beneath": one.beneath} for one in entry.people
        ],
        "lines": list(entry.unnamed),
    }


# ---- to go on writing in


@dataclass(frozen=True)
class _Style:
    """How a kind of line is set: points, millimetres."""

    size: float = 10
    bold: bool = False
    quiet: bool = False
    accent: bool = False
    above: float = 0
    indent: float = 0


STYLES = {
    "Roll Title": _Style(size=18, bold=True, accent=True),
    "Roll Lead": _Style(),
    "Roll Part": _Style(size=13, bold=True, accent=True, above=16),
    "Roll Country": _Style(size=11, bold=True, above=12),
    "Roll Delegation": _Style(bold=True, above=6),
    "Roll Person": _Style(indent=5, above=2),
    "Roll Beneath": _Style(size=9, quiet=True, indent=5),
    "Roll Note": _Style(size=8, quiet=True, above=3),
}


class _Writing:
    """A document of paragraphs in styles of their own, so that whoever goes on writing changes all lines of a kind."""

    def __init__(self, accent: str) -> None:
        self.word = Word()
        self._accent = RGBColor.from_string(accent.lstrip("#").upper())
        self._body = self.word.element.body
        section = self.word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        self._ids = {name: self._style(name, how) for name, how in STYLES.items()}

    def _style(self, name: str, how: _Style) -> str:
        style: Any = self.word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        font, paragraph = style.font, style.paragraph_format
        font.name, font.size, font.bold = "Noto Serif", Pt(how.size), how.bold
        fonts, more = style.element.rPr.rFonts, style.element.rPr
        fonts.set(qn("w:eastAsia"), FONTS["zh"])
        fonts.set(qn("w:cs"), FONTS["ar"])
        more.find(qn("w:b")).addnext(_element("w:bCs", str(int(how.bold))))
        more.find(qn("w:sz")).addnext(_element("w:szCs", str(round(how.size * 2))))
        if how.quiet or how.accent:
            font.color.rgb = self._accent if how.accent else QUIET
        paragraph.space_before, paragraph.space_after = Pt(how.above), Pt(2)
        paragraph.left_indent = Mm(how.indent)
        paragraph.keep_with_next = name in ("Roll Part", "Roll Country", "Roll Delegation")
        if get_language_bidi():
            style.element.pPr.find(qn("w:spacing")).addprevious(OxmlElement("w:bidi"))
        return str(style.style_id)

    def line(self, style: str, text: str, quiet: str = "", *, to: Any = None) -> None:
        one = OxmlElement("w:p")
        one.get_or_add_pPr().append(_element("w:pStyle", self._ids[style]))
        for words, colour in ((text, ""), (quiet, str(QUIET))):
            if words:
                one.append(_run(words, colour))
        if to is None:
            self._body.insert_element_before(one, "w:sectPr")
        else:
            to._element.append(one)

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.word.save(out)
        return out.getvalue()


def _element(tag: str, value: str) -> Any:
    made = OxmlElement(tag)
    made.set(qn("w:val"), value)
    return made


def _run(words: str, colour: str) -> Any:
    run, how = OxmlElement("w:r"), OxmlElement("w:rPr")
    if colour:
        how.append(_element("w:color", colour))
    if unicodedata.bidirectional(next(filter(str.isalpha, words), " ")) in ("R", "AL"):
        how.append(OxmlElement("w:rtl"))  # of Latin words it would turn the marks round
    run.append(how)
    text = OxmlElement("w:t")
    text.text = without_controls(words)
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    return run


def as_docx(shown: PublishedList) -> bytes:
    writing = _Writing(shown.conference.accent)
    header = writing.word.sections[0].header
    above = f"{shown.state.upper()}    {shown.conference}    {shown.label}"
    header.paragraphs[0]._element.getparent().remove(header.paragraphs[0]._element)
    writing.line("Roll Note", above, to=header)
    writing.line("Roll Title", title_of(shown))
    writing.line("Roll Lead", shown.lead)
    for part in shown.parts:
        if part.head:
            writing.line("Roll Part", part.head)
        for entry in part.entries:
            _write_entry(writing, entry)
    if shown.changes:
        writing.line("Roll Part", str(CHANGES))
    for change in shown.changes:
        writing.line("Roll Lead", change)
    for note in shown.notes:
        writing.line("Roll Note", note)
    return writing.bytes()


def _write_entry(writing: _Writing, entry: ListEntry) -> None:
    if entry.first and entry.country:
        writing.line("Roll Country", entry.country)
    writing.line("Roll Delegation", entry.delegation.to_call)
    for one in entry.people:
        writing.line("Roll Person", one.name, f"  {one.native}" if one.native else "")
        if one.beneath:
            writing.line("Roll Beneath", one.beneath)
    for line in entry.unnamed:
        writing.line("Roll Beneath", line)


# ---- to sort and to count


def as_sheet(shown: PublishedList) -> bytes:
    """A row for every person; how it is counted stands on a second sheet."""
    here = columns(Place.FEED)
    heads = [_("Country"), _("Delegation"), *map(str, here.values())]
    if shown.internal:
        heads.append(_("State"))
    about = [title_of(shown), str(shown.conference), shown.state.upper(), shown.lead, *shown.notes]
    if shown.changes:
        about += [str(CHANGES), *shown.changes]
    titles = {"title": shown.state, "about_title": _("About this list")}
    return as_xlsx(heads, _rows(shown, list(here)), about=about, **titles)


def _rows(shown: PublishedList, here: list[str]) -> Iterator[list[str]]:
    nobody = [""] * (len(here) - 1 + shown.internal)
    for entry in shown.entries:
        of = [entry.country, entry.delegation.to_call]
        for one in entry.people:
            state = [one.shown.state_label] if shown.internal else []
            yield [*of, *map(one.shown.in_words, here), *state]
        for line in entry.unnamed:
            yield [*of, line, *nobody]
        if not entry.people and not entry.unnamed:
            yield [*of, "", *nobody]


# ---- for programs


def as_data(shown: PublishedList) -> bytes:
    told = {
        "conference": shown.conference.slug,
        "title": str(shown.conference),
        "state": "internal" if shown.internal else shown.code,
        "version": shown.label,
        "as_of": shown.day.isoformat(),
        "language": get_language(),
        "notes": list(shown.notes),
        "changes": list(shown.changes),
        "delegations": [data_of(entry, internal=shown.internal) for entry in shown.entries],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def data_of(entry: ListEntry, *, internal: bool = False) -> dict[str, Any]:
    """internal   also of each person whether somebody has approved them"""
    return {
        "delegation": entry.delegation.to_call,
        "names": names_by_language(entry.delegation),
        "country": entry.delegation.country_id,
        "country_name": entry.country,
        "persons": [
            {column: one.shown.said[column] for column in columns(Place.FEED)}
            | ({"state": one.shown.state} if internal else {})
            for one in entry.people
        ],
        "not_named": entry.not_named,
    }


WAYS: dict[str, Callable[[PublishedList], bytes]] = {
    "pdf": as_pdf,
    "docx": as_docx,
    "xlsx": as_sheet,
    "json": as_data,
}
