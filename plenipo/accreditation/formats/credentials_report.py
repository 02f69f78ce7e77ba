"""The committee's report as a PDF to print and a DOCX to go on writing in. Both say what `words` made of it."""

import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from plenipo.accreditation.words.credentials_report import ReportGroup, ReportPaper
from plenipo.kit.links import apart

TYPST = Path(__file__).with_name("credentials_report.typ")
FONTS = {"ascii": "Noto Serif", "hAnsi": "Noto Serif", "cs": "Noto Naskh Arabic"}
CHINESE = "Noto Serif CJK SC"
WIDTHS = (
    52,
    36,
    78,
)  # mm of the three columns, as in the PDF: "copy, received on" and its day fit on one line
GREY = RGBColor(0x59, 0x59, 0x59)


def as_pdf(paper: ReportPaper) -> bytes:
    told = asdict(paper)
    told["language"] = paper.language.split("-")[0]
    if paper.bidi:
        told = _apart(told)
    return typst.compile(TYPST, sys_inputs={"paper": json.dumps(told)})


def _apart(told: Any) -> Any:
    """Names and numbers in another script keep their own direction within Arabic."""
    if isinstance(told, str):
        return apart(told) if told and not told.startswith("#") else told
    if isinstance(told, list):
        return [_apart(each) for each in told]
    if isinstance(told, dict):
        kept = ("language", "accent")
        return {key: value if key in kept else _apart(value) for key, value in told.items()}
    return told


# ---- DOCX


def as_docx(paper: ReportPaper) -> bytes:
    out = io.BytesIO()
    _written(paper).save(out)
    return out.getvalue()


def _written(paper: ReportPaper) -> Any:
    book = Document()
    book.core_properties.title = paper.title
    book.core_properties.author = paper.head[0] if paper.head else ""
    book.core_properties.language = paper.language
    section = book.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(22))
    pen = _Pen(book, paper)
    for each in paper.head:
        pen.line(each, bold=True)
    if paper.draft:
        pen.line(paper.draft, bold=True)
    pen.heading(paper.title, 0)
    if paper.subtitle:
        pen.line(paper.subtitle, size=12)
    for each in [paper.day, *paper.committee, *paper.opening]:
        pen.line(each)
    for group in paper.groups:
        _group(pen, group)
    pen.line("")
    for each in paper.footnotes:
        pen.line(each, size=8.5, grey=True)
    for each in paper.signed:
        pen.line(each)
    return book


def _group(pen: "_Pen", group: ReportGroup) -> None:
    pen.heading(group.title, 1)
    if not group.rows:
        pen.line(pen.paper.none)
        return
    pen.line(group.rule, size=8.5, grey=True)
    table = pen.table(pen.paper.columns)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    for row in group.rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, (row.name, row.country, row.remark), strict=True):
            pen.cell(cell, text)
        for cell, width in zip(cells, WIDTHS, strict=True):
            cell.width = Mm(width)
        if row.reason:
            whole = table.add_row().cells
            pen.cell(whole[0].merge(whole[-1]), row.reason, size=8.5)


class _Pen:
    """Writes in the direction, the language and the fonts of the report."""

    def __init__(self, book: Any, paper: ReportPaper) -> None:
        self.book, self.paper = book, paper

    def line(self, text: str, **how: Any) -> None:
        self._fill(self.book.add_paragraph(), text, **how)

    def heading(self, text: str, level: int) -> None:
        """Of the built-in styles, so that another program finds the structure."""
        self._fill(self.book.add_heading(level=level), text)

    def table(self, heads: list[str]) -> Any:
        table = self.book.add_table(rows=1, cols=len(heads))
        table.style = "Table Grid"
        table.autofit = False
        if self.paper.bidi:
            table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
        repeated = table.rows[0]._tr.get_or_add_trPr()
        repeated.append(OxmlElement("w:tblHeader"))
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            self.cell(cell, head, bold=True)
        return table

    def cell(self, cell: Any, text: str, **how: Any) -> None:
        paragraph = cell.paragraphs[0]
        self._fill(paragraph, text, **how)
        paragraph.paragraph_format.space_after = Pt(2)

    def _fill(
        self,
        paragraph: Any,
        text: str,
        *,
        bold: bool | None = None,
        size: float | None = None,
        grey: bool = False,
    ) -> None:
        if self.paper.bidi:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for number, part in enumerate(text.split("\n")):
            run = paragraph.add_run()
            if number:
                run.add_break()
            run.add_text(part)
            run.bold = run.font.cs_bold = bold
            if size:
                run.font.size = Pt(size)
                of_arabic = OxmlElement(
                    "w:szCs"
                )  # Word has a second size for what runs from the right
                of_arabic.set(qn("w:val"), str(round(size * 2)))
                run._r.rPr.append(of_arabic)
            if grey:
                run.font.color.rgb = GREY
            self._tongue(run)

    def _tongue(self, run: Any) -> None:
        properties = run._r.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for kind, font in {**FONTS, "eastAsia": CHINESE}.items():
            fonts.set(qn(f"w:{kind}"), font)
        if self.paper.bidi:
            properties.append(OxmlElement("w:rtl"))
        lang = OxmlElement("w:lang")
        tag = {"zh-hans": "zh-CN"}.get(self.paper.language, self.paper.language)
        lang.set(qn("w:val"), tag)
        lang.set(qn("w:eastAsia"), "zh-CN")
        lang.set(qn("w:bidi"), "ar-SA")
        properties.append(lang)
