"""What the styles of a workbook mean for its cells: struck out, a date, leading zeros."""

import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import lru_cache

from plenipo.kit.tables.package import Attributes, Package, walk
from plenipo.kit.tables.values import TableFault

MOST = 65_536
DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}  # built-in formats
NOT_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
ZEROS = re.compile(r"0{2,20}")
FALSE = ("0", "false", "none")


@dataclass
class Styles:
    """By number of a cell's style."""

    struck: set[int] = field(default_factory=set)
    dates: set[int] = field(default_factory=set)
    zeros: dict[int, int] = field(default_factory=dict)


def styles_in(package: Package, part: str) -> Styles:
    reading = _Reading()
    for _block in walk(package.blocks(part), reading.start, reading.end):
        pass
    return reading.styles


class _Reading:
    def __init__(self) -> None:
        self.styles = Styles()
        self.formats: dict[str, str] = {}
        self.struck_fonts: set[int] = set()
        self.inside, self.fonts, self.cells = "", -1, -1

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag in ("fonts", "cellXfs", "numFmts"):
            self.inside = tag
        elif tag == "numFmt":
            self.formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "font" and self.inside == "fonts":
            self.fonts += 1
        elif tag in ("strike", "dstrike") and self.inside == "fonts" and is_on(attributes):
            self.struck_fonts.add(self.fonts)
        elif tag == "xf" and self.inside == "cellXfs":
            self._style(attributes)

    def end(self, tag: str, _text: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def _style(self, attributes: Attributes) -> None:
        self.cells += 1
        if self.cells > MOST:
            raise TableFault("damaged")
        number = attributes.get("numFmtId", "0")
        code = self.formats.get(number, "")
        if (
            attributes.get("fontId", "0").isdigit()
            and int(attributes.get("fontId", "0")) in self.struck_fonts
        ):
            self.styles.struck.add(self.cells)
        if (code and is_of_date(code)) or (not code and number.isdigit() and int(number) in DATES):
            self.styles.dates.add(self.cells)
        if ZEROS.fullmatch(code):
            self.styles.zeros[self.cells] = len(code)


def is_on(attributes: Attributes) -> bool:
    return attributes.get("val", "1").casefold() not in FALSE


@lru_cache(maxsize=1000)
def is_of_date(code: str) -> bool:
    plain = NOT_CODE.sub("", code.split(";")[0]).casefold()
    return "general" not in plain and any(letter in plain for letter in "ymdhs")


def moment(serial: float, *, since_1904: bool) -> str:
    """Days since the beginning of the workbook's calendar, as ISO 8601; a part of a day is a time."""
    if not 0 <= serial < 2_958_466:
        return ""
    days, part = divmod(round(serial * 86_400), 86_400)
    clock = time(part // 3600, part // 60 % 60, part % 60).isoformat()
    if serial < 1:
        return clock
    # 1900 is a leap year to spreadsheets, so that days before March of it count one more
    begin = date(1904, 1, 1) if since_1904 else date(1899, 12, 30 if serial >= 60 else 31)
    day = (begin + timedelta(days=days)).isoformat()
    return f"{day}T{clock}" if part else day
