"""A list of persons as people write it: no heads, marks and numbers before the names, a capacity here and there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plenipo.kit.columns import folded
from plenipo.people.models import Person
from plenipo.registry.queries.columns import addresses_in

MARK = re.compile(r"^\s*(?:[-–—•*·‣▪]|\(?\d{1,3}[.)、])\s*(?=\D)")
COUNT = re.compile(r"\(?\d{1,3}[.)]?")


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
        for column, cell in enumerate(cells):
            self._take(line, column, MARK.sub("", cell).strip() if not line.row else cell)
        if not line.is_heading and self.capacity:
            line.row.setdefault("capacity", self.capacity)
        return line

    def _take(self, line: "Line", column: int, cell: str) -> None:
        row = line.row
        before, colon, after = cell.partition(":")
        said = self._meant(before if colon else cell)
        if not cell or ("family_name" not in row and COUNT.fullmatch(cell)):
            return
        if said and colon and after.strip():
            row["capacity"] = said
            self._take(line, column, after.strip())
        elif said and colon:
            self.capacity, line.is_heading = said, True
        elif said and "capacity" not in row:
            row["capacity"] = said
        elif "email" not in row and (addresses := addresses_in(cell)):
            row["email"] = addresses[0]
            line.left += [(column, each) for each in addresses[1:]]
        elif "family_name" not in row:
            row |= {"family_name": cell, "name_order": Person.NameOrder.AS_WRITTEN.value}
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
    """row: as the roster takes it; left: (column, text) that no field takes; a heading names no person."""

    row: dict[str, str] = field(default_factory=dict)
    left: list[tuple[int, str]] = field(default_factory=list)
    is_heading: bool = False
