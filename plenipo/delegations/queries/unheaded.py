"""A list of persons as people write it: no heads, marks and numbers before the names, a capacity here and there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plenipo.delegations.models import Delegate
from plenipo.kit.columns import folded
from plenipo.people.models import Person
from plenipo.registry.queries.columns import addresses_in

MARK = re.compile(r"^\s*(?:[-–—•*·‣▪]|\(?\d{1,3}(?:[.)、]|-(?!\d)))\s*(?=\D)")
COUNT = re.compile(r"\(?\d{1,3}[.)]?")
PIECES = re.compile(r"\s*[,،，、;；]\s*|\s+[–—-]\s+")  # of a line of a message
DASH = re.compile(r"\s+[–—-]\s+")
COURTESY = re.compile(
    r"(?:dear|hello|(?:best |kind )?regards|yours|sincerely|thank|bonjour|madame, monsieur|cordialement|estimad|"
    r"saludos|atentamente|уважаем|здравствуйте|с уважением|تحية|السلام عليكم|مع التحية|وتفضلوا|"
    r"尊敬的|您好|此致|敬礼|谢谢)\b",
    re.IGNORECASE,
)
BEFORE = re.compile(  # titles before a name
    r"(?:(?:h\.?\s?e\.?|hon\.?|mr|mrs|ms|miss|dr|prof|mme|mlle|m|sr|sra|srta|don|doña|exc(?:mo|ma)|"
    r"г-н|г-жа|госпожа|господин|д-р|проф)(?:\.\s*|\s+)|(?:معالي|سعادة|دولة|السيدة?|الدكتورة?|الأستاذة?)\s+)+",
    re.IGNORECASE,
)
BEHIND = re.compile(r"(?<=\w)\s*(?:先生|女士|博士|教授|阁下|同志|氏)$")


def pieces(cells: Sequence[str]) -> list[str]:
    """The cells of a line; of a line that is one piece of a message, what its commas and dashes divide."""
    filled = [cell for cell in cells if cell]
    apart = PIECES if len(filled) == 1 else DASH  # a comma inside a cell of several is no end of it
    return [each for cell in cells for each in apart.split(cell) if each or not cell]


def is_no_person(cells: Sequence[str]) -> bool:
    """A greeting, a courtesy, or a line that announces others: part of a message, and nobody's name."""
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and bool(COURTESY.match(filled[0]))


def titled(name: str) -> tuple[str, str]:
    """Title and name of "Dr Rose Petit", "王丽女士"; the title is empty if none is recognised."""
    if found := BEFORE.match(name):
        rest = name[found.end() :].strip()
        return (found[0].strip(), rest) if rest else ("", name)
    if found := BEHIND.search(name):
        return found[0].strip(), name[: found.start()].strip()
    return "", name


@dataclass
class Unheaded:
    """The lines of one list, in their order.

    capacities   words for each capacity, folded
    capacity     what the last heading said: "Advisers:" holds for the lines below it
    """

    capacities: Mapping[str, str]
    capacity: str = ""

    def person(self, cells: Sequence[str]) -> "Line":
        """The first cell that is no capacity is the name, the next one the office."""
        line = Line()
        for column, cell in enumerate(pieces(cells)):
            self._take(line, column, MARK.sub("", cell).strip() if not line.row else cell)
        if line.perhaps_office and "office" not in line.row:
            del line.row["capacity"]
            line.row["office"] = line.perhaps_office
        if not line.is_heading and self.capacity:
            line.row.setdefault("capacity", self.capacity)
        return line

    def _take(self, line: "Line", column: int, cell: str) -> None:
        row = line.row
        before, colon, after = cell.replace("：", ":").partition(":")
        said = self._meant(before if colon else cell)
        if not cell or ("family_name" not in row and COUNT.fullmatch(cell)):
            return
        if said and colon and after.strip():
            row["capacity"] = said
            self._take(line, column, after.strip())
        elif said and colon:
            self.capacity, line.is_heading = said, True
        elif colon and not after.strip() and not row:
            self.capacity, line.is_heading = "", True
            line.left.append((column, cell))
        elif said and "capacity" not in row and not (self.capacity and "family_name" in row):
            row["capacity"] = said
            if said == Delegate.Capacity.STAFF and "family_name" in row:
                line.perhaps_office = cell
        elif "email" not in row and (addresses := addresses_in(cell)):
            row["email"] = addresses[0]
            line.left += [(column, each) for each in addresses[1:]]
        elif "family_name" not in row:
            title, name = titled(cell)
            row |= {"family_name": name, "name_order": Person.NameOrder.AS_WRITTEN.value}
            if title:
                row["style"] = title
        elif "office" not in row:
            row["office"] = cell
        else:
            line.left.append((column, cell))

    def _meant(self, text: str) -> str:
        """ "Members" is said for "member"."""
        word = folded(text)
        return self.capacities.get(word) or self.capacities.get(word.removesuffix("s"), "")


@dataclass
class Line:
    """row: as the roster takes it; left: (column, text) that no field takes; a heading names no person.

    perhaps_office   "Secretary" beside a name: a capacity where an office is said as well
    """

    row: dict[str, str] = field(default_factory=dict)
    left: list[tuple[int, str]] = field(default_factory=list)
    is_heading: bool = False
    perhaps_office: str = ""
