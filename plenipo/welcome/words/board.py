"""The board of a day, a sheet of it and what changed since a sheet was printed, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import (
    get_language,
    get_language_bidi,
    gettext_lazy,
    ngettext,
    pgettext,
    pgettext_lazy,
)
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.queries.names import with_country
from plenipo.kit.days import day_name, hours
from plenipo.kit.locales import LEFT_TO_RIGHT, isolated, listed
from plenipo.protocol.words.ranks import ranks_in_words
from plenipo.welcome.models import Journey, JourneyWay
from plenipo.welcome.queries.board import ArrivalRow, ArrivalsBoard, Lack

GAPS = {
    Lack.NOBODY: gettext_lazy("nobody meets them"),
    Lack.RANK: gettext_lazy("nobody of the rank required"),
    Lack.TWICE: gettext_lazy("whoever meets them meets others at that time"),
    Lack.NUMBER: gettext_lazy("no flight or train number"),
    Lack.PEOPLE: gettext_lazy("not known how many"),
}
TONES = {
    Journey.State.EXPECTED: "wait",
    Journey.State.MET: "info",
    Journey.State.THERE: "yes",
    Journey.State.CANCELLED: "no",
}
STEPS = {  # what is pressed next
    JourneyWay.IN: {
        Journey.State.EXPECTED: pgettext_lazy("press", "Met"),
        Journey.State.MET: pgettext_lazy("press", "Arrived at the hotel"),
    },
    JourneyWay.OUT: {
        Journey.State.EXPECTED: pgettext_lazy("press", "Left the hotel"),
        Journey.State.MET: pgettext_lazy("press", "Seen off"),
    },
}
STATES = {
    JourneyWay.IN: dict(Journey.State.choices),
    JourneyWay.OUT: {
        **dict(Journey.State.choices),
        Journey.State.MET: pgettext_lazy("departure", "on the way"),
        Journey.State.THERE: pgettext_lazy("departure", "seen off"),
    },
}


def state_in_words(journey: Journey) -> str:
    return str(STATES[JourneyWay(journey.way)][journey.state])


def by_in_words(journey: Journey) -> str:
    """Flight or train, with where it comes from or goes to."""
    number = isolated(journey.flight, LEFT_TO_RIGHT) if journey.flight else ""
    means = number or str(journey.get_means_display())
    return " · ".join(filter(None, (means, journey.place, journey.point)))


def next_step(journey: Journey) -> str:
    return str(STEPS[JourneyWay(journey.way)].get(Journey.State(journey.state), ""))


def way_back(journey: Journey) -> bool:
    return journey.state in (Journey.State.MET, Journey.State.THERE)


@dataclass(frozen=True)
class LineOfBoard:
    """
    was     when it was scheduled, if that was another time
    by      flight or train with where it comes from or goes to
    people  how many come, in words
    meet    who meets them, with what they are and their telephone
    """

    row: ArrivalRow
    time: str
    was: str
    way: str
    by: str
    of: str
    people: str
    names: tuple[str, ...]
    rank: str
    wanted: str
    meet: tuple[tuple[str, str], ...]
    gaps: tuple[str, ...]
    state: str
    tone: str
    step: str

    @property
    def pk(self) -> int:
        return self.row.journey.pk


@dataclass(frozen=True)
class HourOfBoard:
    label: str
    lines: list[LineOfBoard]
    people: int


class BoardWords:
    """Says the rows of a day; what they have in common is worked out once."""

    def __init__(self, conference: Conference, board: ArrivalsBoard) -> None:
        self.board = board
        self.zone = ZoneInfo(conference.zone)
        self.ranks = ranks_in_words(board.classes)
        self.gaps = {gap: str(text) for gap, text in GAPS.items()}
        self.ways = {way.value: str(way.label) for way in JourneyWay}
        self.means = {each.value: str(each.label) for each in Journey.Means}
        self.states = {way: {k: str(v) for k, v in of.items()} for way, of in STATES.items()}
        self.steps = {way: {k: str(v) for k, v in of.items()} for way, of in STEPS.items()}
        self._of: dict[int, str] = {}

    def lines(self, rows: Iterable[ArrivalRow] | None = None) -> list[LineOfBoard]:
        return [self.line(row) for row in (self.board.rows if rows is None else rows)]

    def line(self, row: ArrivalRow) -> LineOfBoard:
        journey = row.journey
        way, state = JourneyWay(journey.way), Journey.State(journey.state)
        return LineOfBoard(
            row=row,
            time=self.clock(journey.at),
            was=self.clock(journey.scheduled) if journey.scheduled else "",
            way=self.ways[journey.way],
            by=self.by(journey),
            of=self.of(row),
            people=str(row.number or ""),
            names=tuple(one.styled for one in row.people if one.named),
            rank=self.ranks.get(row.rank, ""),
            wanted=self.ranks.get(row.wanted, ""),
            meet=tuple(
                (each.name, " · ".join(filter(None, (each.office, _phone(each.phone)))))
                for each in row.receivers
            ),
            gaps=tuple(self.gaps[each] for each in row.gaps),
            state=self.states[way][state],
            tone=TONES[state],
            step=self.steps[way].get(state, ""),
        )

    def clock(self, moment: datetime) -> str:
        return isolated(f"{moment.astimezone(self.zone):%H:%M}", LEFT_TO_RIGHT)

    def of(self, row: ArrivalRow) -> str:
        pk = row.delegation.pk
        if pk not in self._of:
            self._of[pk] = with_country(row.delegation)
        return self._of[pk]

    def by(self, journey: Journey) -> str:
        number = isolated(journey.flight, LEFT_TO_RIGHT) if journey.flight else ""
        number = number or self.means[journey.means]
        return " · ".join(filter(None, (number, journey.place, journey.point)))

    def by_hour(self, lines: Sequence[LineOfBoard]) -> list[HourOfBoard]:
        found: dict[int, list[LineOfBoard]] = {}
        for line in lines:
            found.setdefault(line.row.journey.at.astimezone(self.zone).hour, []).append(line)
        return [
            HourOfBoard(
                isolated(f"{hour:02}:00–{hour:02}:59", LEFT_TO_RIGHT),
                those,
                sum(each.row.number or 0 for each in those),
            )
            for hour, those in sorted(found.items())
        ]


def _phone(text: str) -> str:
    return isolated(text, LEFT_TO_RIGHT) if text else ""


# ---- to take along

HEADS = (
    gettext_lazy("Time"),
    gettext_lazy("Scheduled"),
    gettext_lazy("Arrival or departure"),
    gettext_lazy("Flight or train"),
    gettext_lazy("From or to"),
    gettext_lazy("Airport, terminal or station"),
    gettext_lazy("Delegation"),
    gettext_lazy("Country"),
    gettext_lazy("Number of people"),
    gettext_lazy("Names"),
    gettext_lazy("Rank"),
    gettext_lazy("Met by"),
    gettext_lazy("Missing"),
    gettext_lazy("State"),
    gettext_lazy("Note"),
)


def as_rows(lines: Iterable[LineOfBoard]) -> tuple[list[str], Iterable[list[object]]]:
    return [str(each) for each in HEADS], (
        [
            f"{timezone.localtime(each.row.journey.at):%Y-%m-%d %H:%M}",
            f"{timezone.localtime(each.row.journey.was_at):%Y-%m-%d %H:%M}",
            each.way,
            each.row.journey.flight,
            each.row.journey.place,
            each.row.journey.point,
            each.row.delegation.to_call,
            each.row.delegation.country_name,
            each.row.number or "",
            listed(each.names),
            each.rank,
            listed(" · ".join(filter(None, one)) for one in each.meet),
            listed(each.gaps),
            each.state,
            each.row.journey.note,
        ]
        for each in lines
    )


def said_of(board: ArrivalsBoard) -> dict[str, list[Any]]:
    """What a printed sheet says, in numbers: compared with another one it tells what changed."""
    return {
        str(row.journey.pk): [
            row.journey.at.isoformat(),
            row.journey.flight,
            row.journey.point,
            row.number or 0,
            [each.pk for each in row.receivers],
            row.journey.delegation_id,
        ]
        for row in board.rows
    }


@dataclass(frozen=True)
class SheetDifference:
    """tone: of what changed; of: the delegation"""

    kind: str
    tone: str
    of: str
    what: str


def differences(
    before: Mapping[str, list[Any]], words: BoardWords, called: Mapping[int, str]
) -> list[SheetDifference]:
    """Since a sheet was printed. called: delegations that are on the sheet and no longer on the board."""
    lines = {str(each.pk): each for each in words.lines()}
    now = said_of(words.board)
    found = []
    for pk, line in lines.items():
        if pk not in before:
            found.append(SheetDifference(_("new"), "yes", line.of, f"{line.time} · {line.by}"))
        elif before[pk] != now[pk]:
            what = listed(_changed(before[pk], now[pk], line, words))
            found.append(SheetDifference(_("changed"), "wait", line.of, what))
    for pk, said in before.items():
        if pk not in lines:
            moment = words.clock(datetime.fromisoformat(said[0]))
            what = " · ".join(filter(None, (moment, isolated(said[1], LEFT_TO_RIGHT))))
            found.append(SheetDifference(_("no longer here"), "no", called.get(said[5], ""), what))
    return found


def _changed(
    before: list[Any], now: list[Any], line: LineOfBoard, words: BoardWords
) -> Iterable[str]:
    if before[0] != now[0]:
        told = {"before": words.clock(datetime.fromisoformat(before[0])), "now": line.time}
        yield _("%(before)s, now %(now)s") % told
    if before[1] != now[1] or before[2] != now[2]:
        yield _("now %(flight)s") % {"flight": line.by}
    if before[3] != now[3]:
        yield _("%(before)s people, now %(now)s") % {"before": before[3], "now": now[3]}
    if before[4] != now[4]:
        names = listed(name for name, _more in line.meet) or _("nobody")
        yield _("met by: %(names)s") % {"names": names}


def heading_of(way: str, day: date) -> str:
    if way == JourneyWay.IN:
        return _("Arrivals on %(day)s") % {"day": day_name(day)}
    if way == JourneyWay.OUT:
        return _("Departures on %(day)s") % {"day": day_name(day)}
    return _("Arrivals and departures on %(day)s") % {"day": day_name(day)}


def lead_of(lines: Sequence[LineOfBoard]) -> str:
    n, people = len(lines), sum(each.row.number or 0 for each in lines)
    first = ngettext("%(n)s delegation or group", "%(n)s delegations or groups", n) % {"n": n}
    second = ngettext("%(n)s person", "%(n)s persons", people) % {"n": people}
    return f"{first} · {second}"


def paper_of(
    board: ArrivalsBoard,
    hours_of_day: Sequence[HourOfBoard],
    *,
    way: str,
    number: int,
    printed: datetime,
    changed: Sequence[SheetDifference],
) -> dict[str, Any]:
    """What formats/sheet.py prints."""
    lines = [line for hour in hours_of_day for line in hour.lines]
    return {
        "language": get_language() or "en",
        "bidi": get_language_bidi(),
        "title": heading_of(way, board.day),
        "lead": lead_of(lines),
        "label": _("Day sheet %(n)s · printed %(when)s")
        % {"n": number, "when": hours(timezone.localtime(printed))},
        "heads": [
            _("Time"),
            _("Flight or train"),
            _("Delegation"),
            _("Met by"),
        ],
        "hours": [
            {
                "label": hour.label,
                "rows": [
                    {
                        "time": each.time,
                        "was": each.was,
                        "way": each.way,
                        "by": each.by,
                        "of": each.of,
                        "people": each.people,
                        "names": listed(each.names),
                        "rank": each.rank,
                        "meet": [list(one) for one in each.meet],
                        "gaps": listed(each.gaps),
                        "note": each.row.journey.note,
                    }
                    for each in hour.lines
                ],
            }
            for hour in hours_of_day
        ],
        "since": _("Changed since sheet %(n)s") % {"n": number - 1} if changed else "",
        "changed": [[each.kind, each.of, each.what] for each in changed],
        "page": pgettext("on paper", "Page {n} of {of}"),
    }
