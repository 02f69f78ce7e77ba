"""A delegation as it would be submitted: who is named, what is missing, who will see what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.same_person import doubles
from plenipo.kit.locales import (
    FIRST_STRONG,
    isolated,
    language_code,
    language_name,
    languages_apart,
)
from plenipo.kit.names import as_written, styled_name
from plenipo.people.models import latin_name

CAPACITIES = dict(Delegate.Capacity.choices)
CHOICES = dict(Delegate.Disclosure.choices)


@dataclass(frozen=True)
class Line:
    """One person in words.

    waits   over the quota: on the waiting list
    """

    name: str
    also_written: str
    capacity: str
    office: str
    office_since: str
    languages: tuple[str, ...]
    email: str
    seen_by: str
    waits: bool = False

    @classmethod
    def of(cls, row: Mapping[str, str], language: str = "", *, waits: bool = False) -> "Line":
        """A row of the roster, checked or as typed. language: of the party."""
        given, family = row.get("given_name", ""), row.get("family_name", "")
        latin = latin_name(given, family, row.get("name_order", ""), language)
        native = row.get("native_name", "")
        capacity = row.get("capacity", "") or Delegate.Capacity.MEMBER
        choice = row.get("disclosure", "") or Delegate.Disclosure.SECRETARIAT
        spoken = row.get("languages", "")
        codes = languages_apart(spoken) if isinstance(spoken, str) else spoken
        styled = styled_name(row.get("style", ""), latin or native)
        name, other = as_written(styled, native if latin else "")
        return cls(
            name=name,
            also_written=other,
            capacity=str(CAPACITIES.get(capacity, capacity)),
            office=row.get("office", ""),
            office_since=row.get("office_since", "") or "",
            languages=tuple(language_name(language_code(each) or each) for each in codes),
            email=row.get("email", ""),
            seen_by=str(CHOICES.get(choice, choice)),
            waits=waits,
        )


def lines_of(rows: Iterable[Mapping[str, str]], quota: int, language: str) -> list[Line]:
    return [Line.of(row, language, waits=place >= quota) for place, row in enumerate(rows)]


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
    without = [Line.of(row, language).name for row in rows if not row.get("email")]
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
