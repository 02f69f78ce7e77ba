"""A delegation as it would be submitted: who is named, what is missing, who will see what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.roster import NAME, ROSTER, Cell, Head, Place, cells, heads
from plenipo.delegations.words.same_person import doubles
from plenipo.kit.locales import FIRST_STRONG, isolated
from plenipo.kit.names import as_written, styled_name
from plenipo.people.models import latin_name


def across_review() -> list[Head]:
    """The name is the head of the row."""
    return [head for head in heads(Place.REVIEW) if head.cell != NAME]


@dataclass(frozen=True)
class PersonInWords:
    """One person in words.

    said    by the fields of the roster
    cells   of the page on which everything is looked over
    waits   over the quota: on the waiting list
    """

    name: str
    also_written: str
    said: Mapping[str, str]
    cells: list[Cell]
    waits: bool = False

    @classmethod
    def of(
        cls, row: Mapping[str, str], language: str = "", *, waits: bool = False
    ) -> "PersonInWords":
        """A row of the roster, checked or as typed. language: of the party."""
        given, family = row.get("given_name", ""), row.get("family_name", "")
        latin = latin_name(given, family, row.get("name_order", ""), language)
        native = row.get("native_name", "")
        styled = styled_name(row.get("style", ""), latin or native)
        name, other = as_written(styled, native if latin else "")
        said = {each.name: each.in_words(row.get(each.name) or each.usual) for each in ROSTER}
        shown = cells(across_review(), lambda each: each.page(said[each.name]))
        shown = [replace(cell, text=cell.text or "–") for cell in shown]
        return cls(name, other, said, shown, waits)


def lines_of(rows: Iterable[Mapping[str, str]], quota: int, language: str) -> list[PersonInWords]:
    return [PersonInWords.of(row, language, waits=place >= quota) for place, row in enumerate(rows)]


def missing_in(
    delegation: Delegation, rows: Sequence[Mapping[str, str]], language: str, *, letters: int
) -> list[str]:
    """What the secretariat would ask for; none of it stops a submission."""
    found = []
    if not any(row.get("capacity") == Delegate.Capacity.HEAD for row in rows):
        found.append(_("No head of delegation has been nominated."))
    if not letters:
        found.append(_("No letter has been added. It can follow later."))
    found += doubles(rows, language)
    without = [PersonInWords.of(row, language).name for row in rows if not row.get("email")]
    found += [
        _("%(name)s has no e-mail address: please forward the notice on data protection to them.")
        % {"name": isolated(name, FIRST_STRONG)}
        for name in without
    ]
    free = delegation.quota - len(rows)
    if free < 0:
        found.append(
            _("More persons are named than your quota allows: the last ones are on a waiting list.")
        )
    return found
