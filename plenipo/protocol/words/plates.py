"""Plates in words: whose, what stands on them, what is no longer right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country
from plenipo.delegations.queries.people import ShownPerson
from plenipo.kit.locales import language_name, listed
from plenipo.kit.phrases import labelled
from plenipo.people.models import Person
from plenipo.protocol.models import PlateRun, PlateText, PrintedPlate
from plenipo.protocol.queries.plate_lines import NATIVE
from plenipo.protocol.queries.plates import PlatesSight, PlateSubject
from plenipo.protocol.words.order import NAMELESS
from plenipo.protocol.words.seating import place_in_words

KINDS = {
    "tent": gettext_lazy("tent plate"),
    "place": gettext_lazy("place card"),
    "escort": gettext_lazy("escort card"),
    "board": gettext_lazy("table plan"),
}
SHOWN = {
    "": pgettext_lazy("plates", "all"),
    "missing": gettext_lazy("without a nameplate"),
    "stale": gettext_lazy("no longer right"),
    "stated": gettext_lazy("statement to be confirmed"),
    "unfit": gettext_lazy("not fitting"),
}
ORDERS = dict(Person.NameOrder.choices)


def languages_of(conference: Conference) -> list[tuple[str, Any]]:
    """Those a plate can be printed in: the conference's first, then all the house has, and the original script."""
    first = [each for each in conference.languages if each in dict(settings.LANGUAGES)]
    codes = dict.fromkeys([*first, *dict(settings.LANGUAGES)])
    return [*((code, in_words(code)) for code in codes), (NATIVE, in_words(NATIVE))]


def in_words(language: str) -> str:
    return _("original script") if language == NATIVE else language_name(language)


@dataclass(frozen=True)
class PlateInWords:
    """A row of the list.

    lines   what the plate says now, one under the other
    lacks   keys of SHOWN
    was     of each plate that is not right any more: which, and what it says
    """

    subject: PlateSubject
    name: str
    of: str
    lines: list[tuple[str, str]]
    place: str
    said: str
    lacks: tuple[str, ...]
    was: list[str]
    printed: str

    @property
    def right(self) -> bool:
        return not {"missing", "stale", "unfit"} & set(self.lacks)


def plates_in_words(sight: PlatesSight, languages: Iterable[str]) -> list[PlateInWords]:
    languages = list(languages)
    return [_one(each, sight, languages) for each in sight.subjects]


def _one(subject: PlateSubject, sight: PlatesSight, languages: list[str]) -> PlateInWords:
    person = subject.person
    return PlateInWords(
        subject,
        called(subject.delegation, person),
        with_country(subject.delegation) if person else "",
        [(each["language"], each["text"]) for each in subject.lines(languages) if not each["of"]],
        _place(subject.seat, sight),
        person.said.get("pronunciation", "") if person else "",
        tuple(_lacks(subject)),
        [_was(plate, sight) for plate in subject.stale],
        listed(dict.fromkeys(str(KINDS[PlateRun.kind_of(p.run.layout)]) for p in subject.printed)),
    )


def _lacks(subject: PlateSubject) -> Iterable[str]:
    if not subject.has_plate:
        yield "missing"
    if subject.stale:
        yield "stale"
    if subject.unfit:
        yield "unfit"
    if subject.stated and subject.stated.state == PlateText.State.STATED:
        yield "stated"


def _was(plate: PrintedPlate, sight: PlatesSight) -> str:
    said = " / ".join(str(each["text"]) for each in plate.lines)
    if plate.seat and plate.run.layout in PlateRun.OF_A_PLAN:
        said = f"{said} · {_place(plate.seat, sight)}"
    return labelled(KINDS[PlateRun.kind_of(plate.run.layout)], said)


def _place(seat: int | None, sight: PlatesSight) -> str:
    if seat is None or sight.sight is None or seat > len(sight.sight.seats):
        return ""
    return place_in_words(sight.sight.plan, sight.sight.seats[seat - 1])


def counted(lines: Iterable[PlateInWords]) -> dict[str, int]:
    found = list(lines)
    return {key: sum(key in each.lacks for each in found) for key in SHOWN if key}


def of_whom(run: PlateRun) -> str:
    return run.plan.name if run.plan else str(run.get_of_display())


def as_table(lines: Iterable[PlateInWords], languages: list[str]) -> tuple[list[str], list[Any]]:
    """For who announces: also how a name is said, and in what order it was stated."""
    heads = [
        _("Name"),
        _("Delegation"),
        _("Place"),
        _("Form of address"),
        _("Order of names"),
        _("Pronunciation"),
        *(labelled(_("Plate"), in_words(code)) for code in languages),
        _("Plates printed"),
        _("To do"),
    ]
    return heads, [_row(each, languages) for each in lines]


def _row(line: PlateInWords, languages: list[str]) -> list[Any]:
    person = line.subject.person
    said: Mapping[str, Any] = person.said if person else {}
    texts = [" / ".join(str(n["text"]) for n in _names(line.subject, code)) for code in languages]
    return [
        line.name,
        line.of or line.name,
        line.place,
        said.get("style", ""),
        ORDERS.get(said.get("name_order", ""), ""),
        line.said,
        *texts,
        line.printed,
        listed(SHOWN[key] for key in line.lacks),
    ]


def _names(subject: PlateSubject, language: str) -> list[dict[str, Any]]:
    return [each for each in subject.lines([language]) if not each["of"]]


def does_not_fit(run: PlateRun, width: float, least: float) -> str:
    return _(
        "Does not fit into %(width)s mm, not even on two lines in letters of %(least)s points. Enter a shorter text "
        "or choose fewer languages."
    ) % {"width": round(width), "least": round(least)}


def chairs_in_words(sight: PlatesSight) -> list[str]:
    """Of a plan: whether there are as many chairs as principals."""
    if sight.sight is None:
        return []
    chairs, people = len(sight.sight.seats), len(sight.sight.places)
    said = []
    if chairs > people:
        said.append(
            ngettext(
                "%(n)s chair more than people: take it away, or leave it on purpose.",
                "%(n)s chairs more than people: take them away, or leave them on purpose.",
                chairs - people,
            )
            % {"n": chairs - people}
        )
    if sight.sight.gone:
        n = len(sight.sight.gone)
        said.append(
            ngettext(
                "%(n)s person in the plan no longer takes part.",
                "%(n)s people in the plan no longer take part.",
                n,
            )
            % {"n": n}
        )
    return said


def called(of: Delegation, person: ShownPerson | None) -> str:
    if person is None:
        return with_country(of)
    return person.styled if person.named else str(NAMELESS)


def by_language(
    of: Delegation, person: ShownPerson | None, row: PlateText | None
) -> list[tuple[str, str, str, bool]]:
    """What the plate says in each language: (language, its code, text, whether it was stated for the plate)."""
    subject = PlateSubject(of, person, stated=row)
    codes = [*dict(settings.LANGUAGES), *([NATIVE] if person else [])]
    texts = row.texts if row else {}
    return [
        (in_words(code), "" if code == NATIVE else code, line["text"], bool(texts.get(code)))
        for code in codes
        for line in _names(subject, code)
    ]


def asked_of(row: PlateText | None) -> list[tuple[str, str, str]]:
    """(language, its code, text) of what the delegation stated and nobody decided."""
    if row is None or row.state != PlateText.State.STATED:
        return []
    return [(in_words(code), code, text) for code, text in row.asked.items()]


def of_run(
    plates: Iterable[PrintedPlate], named: set[int]
) -> list[tuple[PrintedPlate, str, list[str]]]:
    """(plate, its delegation, what stands on it); those that do not fit first."""
    told = []
    for each in sorted(plates, key=lambda plate: plate.fits):
        hidden = each.delegate_id is not None and each.delegate_id not in named
        said = [str(NAMELESS)] if hidden else [str(line["text"]) for line in each.lines]
        told.append((each, with_country(each.delegation), said))
    return told
