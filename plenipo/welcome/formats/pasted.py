"""Arrivals and departures as people send them: a table, or lines of letters and booking systems.

Nothing is dropped in silence: what was read, what was concluded and what was left out is said row by row.
"""

from collections.abc import Mapping
from datetime import datetime, time, timedelta, tzinfo
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country
from plenipo.delegations.queries.people import ShownPerson, delegates_seen_by
from plenipo.kit.columns import folded, guess, in_any_order
from plenipo.kit.days import day_name, hours, short_day
from plenipo.kit.locales import isolated, listed
from plenipo.kit.scripts import is_han
from plenipo.kit.sheets import Sheet, read_text
from plenipo.welcome.formats.heads import HEADS
from plenipo.welcome.formats.lines import LineSaid, said_in
from plenipo.welcome.formats.read import ReadJourney, ReadList, joined, names_of
from plenipo.welcome.models import Journey, JourneyWay
from plenipo.welcome.queries.journeys import delegations_that_come, is_far, journeys_of

MOST_LINES = 600


class ListReading:
    """One pasted list. way: what holds where a line does not say; zone: of times that say none; "": the venue's."""

    def __init__(self, conference: Conference, reader: Reader, *, way: str, zone: str) -> None:
        self.conference, self.way = conference, way
        self.venue = ZoneInfo(conference.zone)
        self.zone: tzinfo = ZoneInfo(zone) if zone else self.venue
        first, last = conference.starts.year, conference.ends.year
        self.years = tuple(dict.fromkeys((first, last, first - 1, last + 1)))
        self.delegations = list(delegations_that_come(conference).select_related("party"))
        self.named = names_of(self.delegations)
        seen = delegates_seen_by(reader, self.delegations, conference)
        self.people: Mapping[int, list[ShownPerson]] = {
            pk: [one for one in those if one.named] for pk, those in seen.items()
        }
        self.rows: list[ReadJourney] = []
        self.left: list[tuple[int, str, str]] = []

    def read(self, text: str) -> ReadList:
        sheet = read_text(text, max_rows=MOST_LINES)
        found = guess(sheet.rows, HEADS, {}, "")
        if found.head is not None and "clock" in found.columns:
            notes = self._table(sheet, found.head, found.columns)
        else:
            self._lines(text)
            notes = ()
        self.rows = joined(self.rows)
        self._compare()
        return ReadList(self.rows, self.left, (*sheet.notes, *notes) if notes else ())

    # ---- tables

    def _table(self, sheet: Sheet, head: int, columns: Mapping[str, int]) -> tuple[str, ...]:
        before: dict[str, str] = {}
        unused = {
            sheet.rows[head][n]
            for n in range(len(sheet.rows[head]))
            if n not in columns.values() and sheet.rows[head][n]
        }
        for line, cells in zip(sheet.lines[head + 1 :], sheet.rows[head + 1 :], strict=True):
            row = {name: cells[n] for name, n in columns.items()}
            text = " · ".join(filter(None, cells))
            above = [
                name
                for name in ("delegation", "country", "number", "place", "day", "clock")
                if name in columns and not row[name] and before.get(name)
            ]
            if "number" in above and row.get("clock"):
                above.remove("number")  # another time is another flight
            row |= {name: before[name] for name in above}
            before = row
            heads = [sheet.rows[head][columns[name]] for name in above]
            read = self._of_cells(line, text, row)
            if heads:
                read.told.append(
                    _("Empty, and read as in the row above: %(columns)s.")
                    % {"columns": listed(heads)}
                )
            self.rows.append(read)
        said = _("Columns that were not used: %(columns)s.")
        return (said % {"columns": listed(sorted(unused))},) if unused else ("",)

    def _of_cells(self, line: int, text: str, row: Mapping[str, str]) -> ReadJourney:
        mixed = " ; ".join(
            filter(
                None, (row.get(n, "") for n in ("way", "day", "clock", "zone", "number", "people"))
            )
        )
        said = said_in(mixed, self.years)
        read = self._from(line, text, said)
        if row.get("people", "").strip().isdecimal():
            read.people = int(row["people"]) or None
        read.place, read.point = (
            row.get("place", "")[:120] or read.place,
            row.get("point", "")[:120],
        )
        read.note = row.get("note", "")[:300]
        called = row.get("delegation") or row.get("country") or ""
        read.delegation = self._called(called, read)
        if row.get("delegation") and row.get("country") and read.delegation is None:
            read.wrong.clear()
            read.delegation = self._called(f"{row['delegation']} {row['country']}", read)
        if person := row.get("person", ""):
            self._person(read, person)
        return read

    # ---- lines

    def _lines(self, text: str) -> None:
        """A line that names only a delegation, or only a day, holds for those beneath it."""
        of: Delegation | None = None
        day = None
        for number, raw in enumerate(text.splitlines(), 1):
            line = raw.strip(" \t•*-–—·>")
            if not line:
                continue
            said = said_in(line, self.years)
            found = self._in_line(line)
            if not said.clocks and not said.number:
                if len(found) == 1 and not said.day:
                    of = found[0]
                elif said.day and not found:
                    day = said.day
                elif not (self.rows and self._add_people(self.rows[-1], line)):
                    self.left.append((number, line, _("no flight and no time in it")))
                continue
            read = self._from(number, line, said, None if said.day else day)
            if len(found) == 1:
                read.delegation = found[0]
                self._add_people(read, line)
            elif found:
                names = listed(with_country(each) for each in found[:5])
                read.wrong.append(
                    _("It may be of several delegations: %(names)s.") % {"names": names}
                )
            elif of is not None:
                read.delegation = of
                read.told.append(
                    _("The delegation was taken from the line above: %(name)s.")
                    % {"name": isolated(with_country(of))}
                )
                self._add_people(read, line)
            else:
                read.wrong.append(_("No delegation of this conference is named in it."))
            self.rows.append(read)

    def _in_line(self, line: str) -> list[Delegation]:
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

    def _called(self, cell: str, read: ReadJourney) -> Delegation | None:
        if not cell.strip():
            read.wrong.append(_("No delegation is named."))
            return None
        those = self.named.get(folded(cell)) or self._in_line(cell)
        if not those:
            near = get_close_matches(folded(cell), self.named, n=1, cutoff=0.84)
            those = self.named[near[0]] if near else []
            if len(those) == 1:
                told = {"cell": cell, "name": isolated(with_country(those[0]))}
                read.told.append(_("“%(cell)s” was read as %(name)s.") % told)
        if len(those) == 1:
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

    # ---- people

    def _person(self, read: ReadJourney, cell: str) -> None:
        """Of a column of names, each is a delegate or is told to be none, and counts."""
        if read.delegation is None:
            return
        theirs = {in_any_order(one.name): one for one in self.people.get(read.delegation.pk, [])}
        theirs |= {
            in_any_order(one.native_name): one
            for one in self.people.get(read.delegation.pk, [])
            if one.native_name
        }
        unknown = []
        for name in (each.strip() for each in cell.replace("、", ";").split(";")):
            if not name:
                continue
            one = theirs.get(in_any_order(name))
            if one is None:
                near = get_close_matches(in_any_order(name), theirs, n=1, cutoff=0.85)
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
            told = {"names": listed(unknown)}
            read.told.append(_("Counted, but not in the delegation: %(names)s.") % told)
            read.people = max(read.people or 0, len(read.delegates) + len(unknown))

    def _add_people(self, read: ReadJourney, line: str) -> bool:
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

    # ---- moments

    def _from(
        self, line: int, text: str, said: LineSaid, day_above: "object | None" = None
    ) -> ReadJourney:
        read = ReadJourney(
            line,
            text[:300],
            way=said.way or self.way,
            means=said.means or Journey.Means.OTHER,
            number=said.number,
            place=said.place[:120],
            point=said.point,
            people=said.people,
        )
        if said.unclear:
            told = {"zone": said.unclear}
            read.told.append(
                _(
                    "“%(zone)s” may be several time zones and was not used; choose the zone above the list."
                )
                % told
            )
        if day_above and said.day is None:
            said.day, said.year_said = day_above, True  # type: ignore[assignment]
            read.told.append(_("The day was taken from the line above."))
        if said.day is None:
            read.wrong.append(_("There is no date in it."))
        elif not said.clocks:
            read.wrong.append(_("There is no time in it."))
        else:
            self._moment(read, said)
        return read

    def _moment(self, read: ReadJourney, said: LineSaid) -> None:
        """Of two times the first is the departure; its day holds, and +1 or −1 is counted from it."""
        clocks = said.clocks
        hour, minute, later = clocks[0] if read.way == JourneyWay.OUT else clocks[-1]
        zone = said.zone or self.zone
        made = [
            datetime.combine(day + timedelta(days=later), time(hour, minute), zone)
            for day in (said.both or (said.day,))
            if day is not None
        ]
        near = [each for each in made if not is_far(each, self.conference)]
        read.at = (near or made)[0]
        self._tell(read, said, near)
        if not near:
            told = {"day": short_day(read.at.date())}
            read.wrong.append(_("%(day)s is far from the days of the conference.") % told)

    def _tell(self, read: ReadJourney, said: LineSaid, near: list[datetime]) -> None:
        assert read.at is not None  # noqa: S101 -- set by whoever calls
        there = read.at.astimezone(self.venue)
        if len(said.clocks) > 1:
            first, last = (f"{h:02}:{m:02}" for h, m, _d in (said.clocks[0], said.clocks[-1]))
            told = {"first": isolated(first), "last": isolated(last)}
            read.told.append(
                _("Two times: %(first)s was read as departure, %(last)s as arrival.") % told
            )
        if len(said.both) > 1:
            if len(near) > 1:
                read.wrong.append(_("The date may be two days. Write it as in 2027-05-12."))
            else:
                read.told.append(_("The date was read as %(day)s.") % {"day": day_name(there)})
        elif not said.year_said:
            read.told.append(_("The year was concluded: %(year)s.") % {"year": read.at.year})
        if said.zone is not None or self.zone is not self.venue:
            told = {"day": day_name(there), "hour": hours(there)}
            read.told.append(_("At the venue it is then %(day)s, %(hour)s.") % told)
        read.at = there

    # ---- what is here already

    def _compare(self) -> None:
        there: dict[tuple[int, str, str], list[Journey]] = {}
        for each in journeys_of(self.conference).filter(state__in=Journey.OPEN):
            there.setdefault((each.delegation_id, each.way, each.flight), []).append(each)
        for row in self.rows:
            if row.delegation is None or row.at is None or not row.number:
                continue
            for each in there.get((row.delegation.pk, row.way, row.number), []):
                if abs(each.at - row.at) > timedelta(hours=20):
                    continue
                row.known, row.does = each, "same" if each.at == row.at else "changed"
