"""A rooming list as hotels and delegations send it. What was read, joined and guessed is said at the row."""

from collections.abc import Mapping
from datetime import date, timedelta
from difflib import get_close_matches

from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.queries.names import with_country
from plenipo.kit.columns import folded, guess, in_any_order
from plenipo.kit.days import day_name
from plenipo.kit.locales import isolated, listed
from plenipo.kit.sheets import Sheet, Unreadable, read_text
from plenipo.welcome.formats.guests import without_title
from plenipo.welcome.formats.lines import day_of_sheet, said_in
from plenipo.welcome.formats.named import NamesInLists
from plenipo.welcome.formats.read_rooms import MOST_IN_A_ROOM, ReadRoom, ReadRooms
from plenipo.welcome.formats.room_heads import ROOM_HEADS, kind_meant
from plenipo.welcome.models import Hotel, Lodging, RoomKind, Sleeper
from plenipo.welcome.queries.hotels import hotels_of, rooms_taken
from plenipo.welcome.queries.journeys import is_far_day

MOST_ROOMS = 1_000
FROM_ABOVE = ("hotel", "delegation", "country", "first", "last", "nights")


class RoomListReading:
    """One pasted list. hotel: the one it is of, where the list does not say."""

    def __init__(self, conference: Conference, reader: Reader, *, hotel: Hotel | None) -> None:
        self.conference, self.hotel = conference, hotel
        kept = _("Not yet registered, and kept with the room: %(names)s.")
        self.names = NamesInLists(conference, reader, unknown=kept)
        self.hotels = {folded(each.name): each for each in hotels_of(conference)}
        first, last = conference.starts.year, conference.ends.year
        self.years = tuple(dict.fromkeys((first, last, first - 1, last + 1)))
        self.of_person = self._persons()
        self.rows: list[ReadRoom] = []

    def _persons(self) -> dict[str, set[int]]:
        """{name: delegations with somebody called so}"""
        found: dict[str, set[int]] = {}
        for pk, those in self.names.people.items():
            for one in those:
                found.setdefault(in_any_order(one.name), set()).add(pk)
        return found

    def read(self, text: str) -> ReadRooms:
        """Raises Unreadable of what has no headings that tell the nights."""
        sheet = read_text(text, max_rows=MOST_ROOMS)
        found = guess(sheet.rows, ROOM_HEADS, {}, "")
        if found.head is None or "first" not in found.columns:
            raise Unreadable(
                _(
                    "No heading says which column is the arrival. Paste the list with its headings: name, "
                    "delegation, room, arrival, departure."
                )
            )
        head, columns = sheet.rows[found.head], found.columns
        unused = sorted({n for i, n in enumerate(head) if n and i not in columns.values()})
        self._table(sheet, found.head, columns)
        self._compare()
        notes = sheet.notes
        if unused:
            said = _("Columns that were not used: %(columns)s.")
            notes = (*notes, said % {"columns": listed(unused)})
        return ReadRooms(self.rows, tuple(notes), "\t".join(head))

    def _table(self, sheet: Sheet, head: int, columns: Mapping[str, int]) -> None:
        before: dict[str, str] = {}
        lines = zip(sheet.lines[head + 1 :], sheet.rows[head + 1 :], strict=True)
        for line, cells in lines:
            row = dict.fromkeys(ROOM_HEADS.usual, "") | {n: cells[c] for n, c in columns.items()}
            typed = dict(row)
            above = self._filled(row, before)
            filled = list(cells)
            for name in above:
                filled[columns[name]] = row[name]
            read = ReadRoom(line, "\t".join(filled))
            if above:
                heads = listed(sheet.rows[head][columns[name]] for name in above)
                read.told.append(
                    _("Empty, and read as in the row above: %(columns)s.") % {"columns": heads}
                )
            self._of_cells(read, row)
            if not self._joined(read, typed, row, before):
                self._whole(read)
                self.rows.append(read)
            before = row

    @staticmethod
    def _filled(row: dict[str, str], before: Mapping[str, str]) -> list[str]:
        """Cells left empty by merging, or because they are as above; their names."""
        wanted = [name for name in FROM_ABOVE if not row[name] and before.get(name)]
        if row["first"] and "nights" in wanted:
            wanted.remove("nights")
        if row["first"] and "last" in wanted and row["nights"]:
            wanted.remove("last")
        if row["delegation"] and "country" in wanted:
            wanted.remove("country")
        if not row["person"] and not row["delegation"] and before.get("person"):
            wanted.append("person")
        if not row["kind"] and row["number"] and before.get("kind"):
            wanted.append("kind")
        row |= {name: before[name] for name in wanted}
        return wanted

    # ---- cells

    def _of_cells(self, read: ReadRoom, row: Mapping[str, str]) -> None:
        read.number, read.wishes = row["number"][:20], row["wishes"][:300]
        self._of_hotel(read, row["hotel"])
        self._nights(read, row)
        called = row["delegation"] or row["country"]
        if called:
            read.delegation = self.names.called(called, read)
            if read.delegation is None and row["delegation"] and row["country"]:
                read.wrong.pop()
                read.delegation = self.names.called(f"{row['delegation']} {row['country']}", read)
        else:
            self._by_name(read, row["person"])
        self._kind(read, row["kind"])
        if row["person"]:
            read.unregistered, read.unnamed = self.names.person(read, row["person"])
            read.people = None  # counted of all three

    def _by_name(self, read: ReadRoom, name: str) -> None:
        """No delegation is said: the only one that has somebody of this name."""
        those = self.of_person.get(in_any_order(name), set()) if name else set()
        if len(those) != 1:
            read.wrong.append(_("No delegation is named."))
            return
        (pk,) = those
        read.delegation = next(each for each in self.names.delegations if each.pk == pk)
        read.told.append(
            _("The delegation was guessed from the name: %(name)s.")
            % {"name": isolated(with_country(read.delegation))}
        )

    def _of_hotel(self, read: ReadRoom, cell: str) -> None:
        if not cell.strip():
            read.hotel = self.hotel
            if self.hotel is None and len(self.hotels) == 1:
                (read.hotel,) = self.hotels.values()
            if read.hotel is None:
                read.wrong.append(_("No hotel is named. Choose one above the list."))
            return
        read.hotel = self.hotels.get(folded(cell))
        if read.hotel is None:
            near = get_close_matches(folded(cell), self.hotels, n=1, cutoff=0.75)
            near = near or [name for name in self.hotels if folded(cell) in name]
            if len(near) == 1:
                read.hotel = self.hotels[near[0]]
                told = {"cell": cell, "name": isolated(read.hotel.name)}
                read.told.append(_("“%(cell)s” was read as %(name)s.") % told)
            else:
                read.wrong.append(_("“%(cell)s” is no hotel in the list.") % {"cell": cell})

    def _kind(self, read: ReadRoom, cell: str) -> None:
        read.kind = kind_meant(cell) if cell else ""
        if cell and not read.kind:
            read.wrong.append(_("“%(cell)s” is no kind of room known here.") % {"cell": cell})

    def _nights(self, read: ReadRoom, row: Mapping[str, str]) -> None:
        read.first = self._day(read, row["first"])
        if row["last"]:
            read.last = self._day(read, row["last"])
        elif row["nights"].strip().isdecimal() and read.first:
            read.last = read.first + timedelta(days=min(int(row["nights"]), 366))
            read.told.append(
                _("The departure was concluded from the nights: %(day)s.")
                % {"day": day_name(read.last)}
            )
        else:
            read.wrong.append(_("There is no departure in it."))
        if read.first and read.last and read.last <= read.first:
            read.wrong.append(_("The departure is not after the arrival."))

    def _day(self, read: ReadRoom, cell: str) -> date | None:
        """However it is written; of two readings the one near the conference."""
        if (numbered := day_of_sheet(cell)) and not is_far_day(numbered, self.conference):
            told = {"cell": cell.strip(), "day": day_name(numbered)}
            read.told.append(_("“%(cell)s” was read as the day of a spreadsheet: %(day)s.") % told)
            return numbered
        said = said_in(cell, self.years)
        if said.day is None:
            read.wrong.append(_("“%(cell)s” is no date.") % {"cell": cell})
            return None
        days = [day for day in (said.both or (said.day,)) if day is not None]
        near = [day for day in days if not is_far_day(day, self.conference)]
        if not near:
            told = {"day": day_name(days[0])}
            read.wrong.append(_("%(day)s is far from the days of the conference.") % told)
        elif len(near) > 1:
            read.wrong.append(_("The date may be two days. Write it as in 2027-05-12."))
        elif len(days) > 1:
            read.told.append(_("The date was read as %(day)s.") % {"day": day_name(near[0])})
        elif not said.year_said:
            read.told.append(_("The year was concluded: %(year)s.") % {"year": near[0].year})
        return (near or days)[0]

    # ---- rooms

    def _joined(
        self,
        read: ReadRoom,
        typed: Mapping[str, str],
        row: Mapping[str, str],
        before: Mapping[str, str],
    ) -> bool:
        """The second name of a room: its cells were merged with those above, or the number is the same."""
        if not self.rows or not typed["person"]:
            return False
        room = self.rows[-1]
        same_number = bool(typed["number"]) and typed["number"] == before.get("number")
        merged = not any(typed[name] for name in ("number", "kind", "hotel", "first", "last"))
        merged = merged and bool(before.get("number") or kind_meant(before.get("kind", "")))
        merged = merged and kind_meant(before.get("kind", "")) != RoomKind.SINGLE
        if not (same_number or merged) or read.wrong or room.wrong:
            return False
        if read.delegation != room.delegation or (read.first, read.last) != (room.first, room.last):
            return False
        if room.guests >= MOST_IN_A_ROOM:
            return False
        room.people, room.unnamed = MOST_IN_A_ROOM, 0
        room.unregistered += [each for each in read.unregistered if each not in room.unregistered]
        room.delegates += [pk for pk in read.delegates if pk not in room.delegates]
        room.names += [name for name in read.names if name not in room.names]
        room.told += [each for each in read.told if each not in room.told]
        room.told.append(_("Line %(line)s was joined to it: the same room.") % {"line": read.line})
        room.text = f"{room.text}\n{read.text}"
        self._shared(room)
        if room.kind == RoomKind.SINGLE:
            room.kind = RoomKind.TWIN if not kind_meant(row["kind"]) else room.kind
        return True

    def _whole(self, read: ReadRoom) -> None:
        if not read.kind and not read.wrong:
            read.kind = RoomKind.SINGLE if read.guests == 1 else RoomKind.DOUBLE
            read.told.append(
                _("The kind was guessed from the number of people: %(kind)s.")
                % {"kind": read.kind_label}
            )
        if read.guests > MOST_IN_A_ROOM:
            read.wrong.append(_("More than two people in one room."))
        elif read.guests > 1:
            self._shared(read)

    @staticmethod
    def _shared(read: ReadRoom) -> None:
        said = _("Two people share it: note on its page that both have agreed.")
        if said not in read.told:
            read.told.append(said)
        if read.kind == RoomKind.SINGLE:
            read.wrong.append(_("A single room is for one person."))

    # ---- what is here already

    def _compare(self) -> None:
        """A room of the same people on some of these nights; of nobody named, one that is all the same."""
        there = list(rooms_taken(self.conference))
        on: dict[int, list[Lodging]] = {}
        by_number = {each.pk: each for each in there}
        rows = Sleeper.objects.filter(lodging__in=by_number).values_list("delegate", "lodging")
        for delegate, lodging in rows:
            on.setdefault(delegate, []).append(by_number[lodging])
        named = {each.pk for those in on.values() for each in those}
        free = [each for each in there if each.pk not in named and not each.unregistered]
        for row in self.rows:
            if row.wrong or row.first is None or row.last is None:
                continue
            theirs = [each for pk in row.delegates for each in on.get(pk, [])]
            theirs += [each for each in there if _names_of_both(each, row)]
            if row.delegates or row.unregistered:
                row.known = next(
                    (each for each in theirs if each.first < row.last and each.last > row.first),
                    None,
                )
            else:
                row.known = next((each for each in free if _alike(each, row)), None)
                if row.known is not None:
                    free.remove(row.known)
            if row.known is not None:
                on_it = {pk for pk, those in on.items() if row.known in those}
                new = set(row.delegates) - on_it or row.names_kept(row.known) != row.known.unregistered
                row.does = "changed" if new or not _alike(row.known, row) else "same"


def _names_of_both(lodging: Lodging, row: ReadRoom) -> bool:
    """Somebody who was not registered when the room was entered is named in the row."""
    if lodging.delegation_id != (row.delegation.pk if row.delegation else 0):
        return False
    called = {in_any_order(without_title(each)) for each in (*row.names, *row.unregistered)}
    return any(in_any_order(without_title(n)) in called for n in lodging.names_unregistered)


def _alike(lodging: Lodging, row: ReadRoom) -> bool:
    same = (lodging.delegation_id, lodging.kind, lodging.first, lodging.last, lodging.guests) == (
        row.delegation.pk if row.delegation else 0,
        row.kind,
        row.first,
        row.last,
        row.guests,
    )
    where = lodging.hotel_id == (row.hotel.pk if row.hotel else None)
    return same and where and (not row.number or lodging.room_number == row.number)
