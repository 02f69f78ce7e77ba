"""Zones and categories of badges as most conferences have them; a convenor changes what is different."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenipo.accreditation.models import Zone
from plenipo.delegations.models import Delegate

Capacity, Pictogram = Delegate.Capacity, Zone.Pictogram
Name = Callable[[], str]

ZONES: tuple[tuple[str, Name], ...] = (
    (Pictogram.HALL, lambda: _("Plenary hall")),
    (Pictogram.MEETING, lambda: _("Meeting rooms")),
    (Pictogram.BILATERAL, lambda: _("Bilateral meeting rooms")),
    (Pictogram.LOUNGE, lambda: _("Leaders’ lounge")),
    (Pictogram.OFFICE, lambda: _("Secretariat offices")),
    (Pictogram.PRESS, lambda: _("Media centre")),
    (Pictogram.MEAL, lambda: _("Delegates’ restaurant")),
)


@dataclass(frozen=True)
class UsualCategory:
    letter: str
    name: Name
    colour: str
    zones: tuple[str, ...]
    capacities: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


FLOOR = (Pictogram.HALL, Pictogram.MEETING, Pictogram.BILATERAL, Pictogram.MEAL)
USUAL = (
    UsualCategory(
        "E",
        lambda: pgettext("badge", "Head of delegation"),
        "#8c1d40",
        (*FLOOR, Pictogram.LOUNGE),
        capacities=(Capacity.HEAD,),
    ),
    UsualCategory(
        "D",
        lambda: pgettext("badge", "Delegate"),
        "#b3261e",
        FLOOR,
        capacities=(Capacity.DEPUTY, Capacity.MEMBER, Capacity.ADVISER),
    ),
    UsualCategory(
        "U",
        lambda: pgettext("badge", "Delegation staff"),
        "#2e6b34",
        (Pictogram.HALL, Pictogram.MEETING, Pictogram.MEAL),
        capacities=(Capacity.STAFF,),
    ),
    UsualCategory(
        "I",
        lambda: pgettext("badge", "Interpreter"),
        "#1f7a6d",
        (Pictogram.HALL, Pictogram.MEETING, Pictogram.BILATERAL, Pictogram.MEAL),
        capacities=(Capacity.INTERPRETER,),
        groups=("interpreters",),
    ),
    UsualCategory(
        "S",
        lambda: pgettext("badge", "Security of a delegation"),
        "#4a4a4a",
        (Pictogram.HALL, Pictogram.BILATERAL),
        capacities=(Capacity.SECURITY,),
    ),
    UsualCategory(
        "G",
        lambda: pgettext("badge", "Guest"),
        "#f2c230",
        (Pictogram.HALL, Pictogram.MEAL),
        capacities=(Capacity.ACCOMPANYING,),
        groups=("guests",),
    ),
    UsualCategory(
        "A",
        lambda: pgettext("badge", "Secretariat"),
        "#17456b",
        (*FLOOR, Pictogram.LOUNGE, Pictogram.OFFICE, Pictogram.PRESS),
        groups=("staff", "liaison", "protocol", "medical"),
    ),
    UsualCategory(
        "X",
        lambda: pgettext("badge", "Security"),
        "#101010",
        (*FLOOR, Pictogram.LOUNGE, Pictogram.OFFICE, Pictogram.PRESS),
        groups=("security",),
    ),
    UsualCategory(
        "T",
        lambda: pgettext("badge", "Technical services"),
        "#7a4b12",
        (Pictogram.HALL, Pictogram.MEETING, Pictogram.PRESS),
        groups=("technical", "contractors", "drivers"),
    ),
    UsualCategory(
        "P",
        lambda: pgettext("badge", "Press"),
        "#6a2c8f",
        (Pictogram.PRESS,),
        groups=("press",),
    ),
)
