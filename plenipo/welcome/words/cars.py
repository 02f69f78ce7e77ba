"""Convoys in words: who drives, who sits where, what cannot be, and the sheets of a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

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
from plenipo.delegations.queries.people import ShownPerson
from plenipo.kit.days import day_name
from plenipo.kit.locales import LEFT_TO_RIGHT, isolated, listed
from plenipo.kit.phrases import labelled
from plenipo.welcome.models import Convoy, ConvoyParty, Vehicle
from plenipo.welcome.queries.cars import CarOfConvoy, ConvoyLack, ConvoyRow

CONVOY_GAPS = {
    ConvoyLack.CARS: gettext_lazy("no car"),
    ConvoyLack.NOBODY: gettext_lazy("takes nobody"),
    ConvoyLack.SEATS: gettext_lazy("more people than seats"),
    ConvoyLack.UNSEATED: gettext_lazy("somebody without a seat"),
    ConvoyLack.TWICE: gettext_lazy("a car is in another convoy at this time"),
    ConvoyLack.PERSON: gettext_lazy("somebody is in another convoy at this time"),
    ConvoyLack.DRIVER: gettext_lazy("a car without a driver"),
}
HONOUR = pgettext_lazy("seat of a car", "place of honour")


@dataclass(frozen=True)
class SeatSaid:
    pk: int
    place: str
    who: str
    of: str


@dataclass(frozen=True)
class CarSaid:
    """also: other convoys at that time, in words"""

    car: CarOfConvoy
    position: int
    plate: str
    kind: str
    driver: str
    pass_kind: str
    also: tuple[str, ...]
    seats: tuple[SeatSaid, ...]
    free: int


@dataclass(frozen=True)
class LineOfConvoy:
    row: ConvoyRow
    time: str
    until: str
    route: str
    of: tuple[str, ...]
    people: str
    gaps: tuple[str, ...]
    cars: tuple[CarSaid, ...]
    waiting: tuple[str, ...]

    @property
    def pk(self) -> int:
        return self.row.convoy.pk


class ConvoyWords:
    def __init__(self, conference: Conference) -> None:
        self.zone = ZoneInfo(conference.zone)
        self._of: dict[int, str] = {}

    def lines(self, rows: Iterable[ConvoyRow]) -> list[LineOfConvoy]:
        return [self.line(row) for row in rows]

    def line(self, row: ConvoyRow) -> LineOfConvoy:
        convoy, n = row.convoy, row.people
        named = {each.delegation_id: self.of(each) for each in row.parties}
        return LineOfConvoy(
            row=row,
            time=self.clock(convoy.leaves),
            until=self.clock(convoy.arrives),
            route=route_of(convoy),
            of=tuple(named.values()),
            people=ngettext("%(n)s person", "%(n)s persons", n) % {"n": n},
            gaps=tuple(str(CONVOY_GAPS[each]) for each in row.gaps),
            cars=tuple(self._car(n, each, named) for n, each in enumerate(row.cars, 1)),
            waiting=tuple(
                labelled(self.of(party), called_or_one(one)) for party, one in row.waiting
            ),
        )

    def of(self, party: ConvoyParty) -> str:
        if party.delegation_id not in self._of:
            self._of[party.delegation_id] = with_country(party.delegation)
        return self._of[party.delegation_id]

    def clock(self, moment: datetime) -> str:
        return isolated(f"{moment.astimezone(self.zone):%H:%M}", LEFT_TO_RIGHT)

    def _car(self, n: int, each: CarOfConvoy, named: Mapping[int, str]) -> CarSaid:
        vehicle = each.car.vehicle
        return CarSaid(
            car=each,
            position=n,
            plate=isolated(vehicle.plate, LEFT_TO_RIGHT),
            kind=vehicle.get_kind_display(),
            driver=driver_of(vehicle),
            pass_kind=str(vehicle.pass_kind or ""),
            also=tuple(f"{self.clock(one.leaves)} · {route_of(one)}" for one in each.also),
            seats=tuple(
                SeatSaid(
                    one.seat.pk,
                    seat_in_words(one.seat.place),
                    called_or_one(one.who),
                    named.get(one.delegation, ""),
                )
                for one in each.seats
            ),
            free=vehicle.seats - len(each.seats),
        )


def called_or_one(one: ShownPerson | None) -> str:
    """Who is not named yet, or may not be told, is one person."""
    if one is not None and one.named:
        return one.styled
    return ngettext("%(n)s person", "%(n)s persons", 1) % {"n": 1}


def route_of(convoy: Convoy) -> str:
    return _("%(start)s → %(goal)s") % {"start": convoy.start, "goal": convoy.goal}


def driver_of(vehicle: Vehicle) -> str:
    phone = isolated(vehicle.phone, LEFT_TO_RIGHT) if vehicle.phone else ""
    return " · ".join(filter(None, (vehicle.driver, phone)))


def seat_in_words(place: int) -> str:
    return str(HONOUR) if place == 1 else _("seat %(n)s") % {"n": place}


# ---- on paper


def _paper(title: str, label: str, **more: Any) -> dict[str, Any]:
    return {
        "language": get_language() or "en",
        "bidi": get_language_bidi(),
        "title": title,
        "label": label,
        "lead": "",
        "since": "",
        "changed": [],
        "page": pgettext("on paper", "Page {n} of {of}"),
        **more,
    }


def convoy_on_paper(line: LineOfConvoy) -> dict[str, Any]:
    """The order of cars, who drives them and who sits where."""
    convoy = line.row.convoy
    return _paper(
        line.route,
        _("Convoy"),
        lead=" · ".join(
            filter(
                None,
                (
                    day_name(convoy.leaves),
                    f"{line.time}–{line.until}",
                    line.people,
                    convoy.note,
                ),
            )
        ),
        columns=[1, 3, 4],
        heads=[_("Order"), _("Car"), _("Passengers")],
        groups=[
            {
                "label": "",
                "rows": [
                    [
                        [str(car.position)],
                        [f"{car.plate} · {car.kind}", car.driver, car.pass_kind],
                        [
                            "",
                            *(
                                labelled(seat.place, f"{seat.who} · {seat.of}")
                                for seat in car.seats
                            ),
                        ],
                    ]
                    for car in line.cars
                ],
            }
        ],
    )


@dataclass(frozen=True)
class DriverOfDay:
    """A car with the convoys it drives in that day."""

    plate: str
    driver: str
    drives: tuple[tuple[LineOfConvoy, CarSaid], ...]


def by_driver(lines: Sequence[LineOfConvoy]) -> list[DriverOfDay]:
    found: dict[int, list[tuple[LineOfConvoy, CarSaid]]] = {}
    for line in lines:
        for car in line.cars:
            found.setdefault(car.car.car.vehicle_id, []).append((line, car))
    cars = [
        DriverOfDay(those[0][1].plate, those[0][1].driver, tuple(those)) for those in found.values()
    ]
    return sorted(cars, key=lambda each: each.plate)


def drivers_on_paper(day: object, drivers: Sequence[DriverOfDay]) -> dict[str, Any]:
    return _paper(
        _("Drivers on %(day)s") % {"day": day_name(day)},  # type: ignore[arg-type]
        _("Drivers’ sheet"),
        columns=[1, 3, 1, 4],
        heads=[_("Leaves"), _("From and to"), _("Order"), _("Passengers")],
        groups=[
            {
                "label": " · ".join(filter(None, (each.plate, each.driver))),
                "rows": [
                    [
                        [line.time, f"– {line.until}"],
                        [line.route, line.row.convoy.note],
                        [str(car.position)],
                        ["", *(f"{seat.who} · {seat.of}" for seat in car.seats)],
                    ]
                    for line, car in each.drives
                ],
            }
            for each in drivers
        ],
    )


# ---- to take along

CONVOY_COLUMNS = (
    gettext_lazy("Leaves"),
    gettext_lazy("Arrives"),
    gettext_lazy("From"),
    gettext_lazy("To"),
    gettext_lazy("Order"),
    gettext_lazy("Number plate"),
    gettext_lazy("Driver"),
    gettext_lazy("Seat"),
    gettext_lazy("Passenger"),
    gettext_lazy("Delegation"),
    gettext_lazy("Missing"),
)


def convoys_as_rows(
    lines: Iterable[LineOfConvoy], zone: str
) -> tuple[list[str], Iterable[list[object]]]:
    """A row a seat; of a convoy or car with nobody in it, one."""
    return [str(each) for each in CONVOY_COLUMNS], (
        row for line in lines for row in _rows(line, ZoneInfo(zone))
    )


def _rows(line: LineOfConvoy, zone: ZoneInfo) -> Iterable[list[object]]:
    convoy = line.row.convoy
    first: list[object] = [
        f"{convoy.leaves.astimezone(zone):%Y-%m-%d %H:%M}",
        f"{convoy.arrives.astimezone(zone):%Y-%m-%d %H:%M}",
        convoy.start,
        convoy.goal,
    ]
    gaps = listed(line.gaps)
    if not line.cars:
        yield [*first, "", "", "", "", "", listed(line.of), gaps]
    for car in line.cars:
        vehicle = car.car.car.vehicle
        of_car: list[object] = [*first, car.position, vehicle.plate, vehicle.driver]
        if not car.seats:
            yield [*of_car, "", "", "", gaps]
        for seat in car.seats:
            yield [*of_car, seat.place, seat.who, seat.of, gaps]
