"""Which delegation a list names, and which of its delegates."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country
from plenipo.delegations.queries.people import ShownPerson, delegates_seen_by
from plenipo.kit.columns import folded, in_any_order
from plenipo.kit.locales import isolated, listed
from plenipo.kit.scripts import is_han
from plenipo.welcome.formats.guests import guests_in, without_title
from plenipo.welcome.formats.read import countries_of, names_of
from plenipo.welcome.queries.journeys import delegations_that_come


class ReadNames(Protocol):
    """What a row of a list was read as, whatever the list is of."""

    delegation: Delegation | None
    people: int | None
    delegates: list[int]
    names: list[str]
    told: list[str]
    wrong: list[str]


class NamesInLists:
    """Asked once for a list. Two queries. unknown: what is said of names no delegate has."""

    def __init__(self, conference: Conference, reader: Reader, unknown: str = "") -> None:
        self.unknown = unknown or _("Counted, but not in the delegation: %(names)s.")
        self.delegations = list(delegations_that_come(conference).select_related("party"))
        self.named, self.countries = names_of(self.delegations), countries_of(self.delegations)
        seen = delegates_seen_by(reader, self.delegations, conference)
        self.people: Mapping[int, list[ShownPerson]] = {
            pk: [one for one in those if one.named] for pk, those in seen.items()
        }

    def in_line(self, line: str) -> list[Delegation]:
        """Those of the longest name in it; a country that sends several tells none of them."""
        plain = f" {folded(line)} "
        joint = plain.replace(" ", "")
        best: list[Delegation] = []
        longest = 0
        for name, those in self.named.items():
            inside = f" {name} " in plain or (is_han(name) and name.replace(" ", "") in joint)
            if inside and len(name) > longest:
                best, longest = those, len(name)
        if len(best) > 1:  # perhaps a shorter name says which
            also = [
                each
                for each in best
                if sum(f" {name} " in plain for name, those in self.named.items() if each in those)
                > 1
            ]
            best = also if len(also) == 1 else best
        return best

    def called(self, cell: str, read: ReadNames) -> Delegation | None:
        if not cell.strip():
            read.wrong.append(_("No delegation is named."))
            return None
        those = self.named.get(folded(cell)) or self.in_line(cell)
        if not those:
            near = get_close_matches(folded(cell), self.named, n=1, cutoff=0.84)
            those = self.named[near[0]] if near else []
            if len(those) == 1:
                told = {"cell": cell, "name": isolated(with_country(those[0]))}
                read.told.append(_("“%(cell)s” was read as %(name)s.") % told)
        if len(those) == 1:
            if folded(cell) in self.countries.get(those[0].pk, ()):
                told = {"name": isolated(with_country(those[0]))}
                read.told.append(_("Recognised by the country alone: %(name)s.") % told)
            return those[0]
        if those:
            names = listed(with_country(each) for each in those[:5])
            read.wrong.append(
                _("“%(cell)s” may be several delegations: %(names)s.")
                % {"cell": cell, "names": names}
            )
        else:
            read.wrong.append(_("“%(cell)s” is no delegation of this conference.") % {"cell": cell})
        return None

    def person(self, read: ReadNames, cell: str) -> tuple[list[str], int]:
        """Of a column of names, each is a delegate or is told to be none, and counts.

        Returns the names of those who are none, and how many have no name.
        """
        if read.delegation is None:
            return [], 0
        theirs = {in_any_order(one.name): one for one in self.people.get(read.delegation.pk, [])}
        theirs |= {
            in_any_order(one.native_name): one
            for one in self.people.get(read.delegation.pk, [])
            if one.native_name
        }
        unknown = []
        whole = in_any_order(cell) in theirs
        names, unnamed = ([cell.strip()], 0) if whole else guests_in(cell)
        for name in names:
            bare = in_any_order(without_title(name))
            one = theirs.get(in_any_order(name)) or theirs.get(bare)
            if one is None:
                near = get_close_matches(bare, theirs, n=1, cutoff=0.85)
                one = theirs[near[0]] if near else None
                if one is not None:
                    told = {"cell": name, "name": isolated(one.name)}
                    read.told.append(_("“%(cell)s” was read as %(name)s.") % told)
            if one is None:
                unknown.append(name)
            elif one.pk not in read.delegates:
                read.delegates.append(one.pk)
                read.names.append(one.name)
        if unknown:
            read.told.append(self.unknown % {"names": listed(map(isolated, unknown))})
        if unnamed:
            told = ngettext("%(n)s person to be named.", "%(n)s persons to be named.", unnamed)
            read.told.append(told % {"n": unnamed})
        if unknown or unnamed:
            read.people = max(read.people or 0, len(read.delegates) + len(unknown) + unnamed)
        return unknown, unnamed

    def add_people(self, read: ReadNames, line: str) -> bool:
        """Delegates of its delegation whose whole name stands in the line; whether there were any."""
        if read.delegation is None:
            return False
        plain = set(folded(line).split())
        found = [
            one
            for one in self.people.get(read.delegation.pk, [])
            if one.pk not in read.delegates
            and (
                ((words := set(folded(one.name).split())) and len(words) > 1 and words <= plain)
                or (one.native_name and one.native_name in line)
            )
        ]
        read.delegates += [one.pk for one in found]
        read.names += [one.name for one in found]
        return bool(found)
