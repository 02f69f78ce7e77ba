"""A list that was read, row by row: what each says, what is wrong with it, and who of the conference it may be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from plenipo.accreditation.actions.others import Wanted
from plenipo.accreditation.formats.others import PastedOthers
from plenipo.accreditation.forms.others import NEW, OtherForm
from plenipo.accreditation.queries.others import Namesake, groups_of, known_as
from plenipo.accreditation.words.others import (
    days_in_words,
    differences_in_words,
    group_in_words,
    known_in_words,
    odd_days,
)
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.queries.namesakes import NamesHere
from plenipo.kit.phrases import labelled

SKIP = "skip"
ASK = ""  # nobody has said yet who it is: a record of somebody else is never taken by default


@dataclass(frozen=True)
class LookedOverRow:
    """
    number    as people count
    wrong     why it cannot be registered; then nothing is offered
    told      what was concluded, and what somebody should notice
    choices   (value, label) where it must be said who it is; chosen: what stands first
    like      persons of the conference of the same name
    """

    number: int
    cells: Mapping[str, str]
    stated: Mapping[str, Any]
    wrong: list[str]
    told: list[str]
    choices: list[tuple[str, str]]
    chosen: str
    like: frozenset[int]

    @property
    def group(self) -> str:
        return group_in_words(self.cells.get("group", ""))

    @property
    def days(self) -> str:
        return days_in_words(self.stated.get("starts"), self.stated.get("ends"))


@dataclass(frozen=True)
class LookedOver:
    rows: list[dict[str, str]]
    lines: list[LookedOverRow]
    notes: tuple[str, ...]

    @property
    def ready(self) -> int:
        return sum(not each.wrong and each.chosen not in (SKIP, ASK) for each in self.lines)

    @property
    def wrong(self) -> int:
        return sum(bool(each.wrong) for each in self.lines)

    @property
    def doubles(self) -> int:
        return sum(bool(each.choices) for each in self.lines)

    @property
    def undecided(self) -> int:
        return sum(not each.wrong and each.chosen == ASK for each in self.lines)

    def decided_on(self, decided: Mapping[int, str]) -> "LookedOver":
        """decided: by place, for the rows that offer a choice; else what stands first."""
        lines = []
        for place, line in enumerate(self.lines):
            chosen = decided.get(place, "")
            offered = {value for value, _label in line.choices}
            lines.append(replace(line, chosen=chosen) if chosen in offered else line)
        return replace(self, lines=lines)

    def wanted(self) -> list[Wanted]:
        """What is to be registered."""
        return [
            Wanted(line.stated, None if line.chosen == NEW else int(line.chosen), line.like)
            for line in self.lines
            if not line.wrong and line.chosen not in (SKIP, ASK)
        ]


def look_over(conference: Conference, reader: Reader, read: PastedOthers) -> LookedOver:
    groups, here, table = groups_of(conference), NamesHere(conference), NamesHere(None)
    checked: list[tuple[OtherForm, list[int], list[int]]] = []
    for place, cells in enumerate(read.rows):
        form = OtherForm(groups, cells)
        form.is_valid()
        checked.append((form, here.like(cells), table.like(cells)))
        table.add(place, cells)
    known = known_as(conference, reader, {pk for _form, like, _rows in checked for pk in like})
    lines = []
    for place, (form, like, before) in enumerate(checked):
        told = list(read.guessed.get(place, ()))
        if odd := odd_days(form.cleaned_data.get("ends"), conference):
            told.append(odd)
        choices, chosen = _choices([known[pk] for pk in like], before)
        told += [said for pk in like if (said := differences_in_words(cells_of(form), known[pk]))]
        lines.append(
            LookedOverRow(
                number=place + 1,
                cells=read.rows[place],
                stated=form.cleaned_data,
                wrong=_wrong(form),
                told=told,
                choices=choices,
                chosen=chosen,
                like=frozenset(like),
            )
        )
    return LookedOver(read.rows, lines, read.notes)


def cells_of(form: OtherForm) -> dict[str, str]:
    return {name: str(value or "") for name, value in form.cleaned_data.items()}


def _wrong(form: OtherForm) -> list[str]:
    return [
        labelled(str(form.fields[name].label), str(each)) if name in form.fields else str(each)
        for name, errors in form.errors.items()
        for each in errors
    ]


def _choices(known: list[Namesake], before: list[int]) -> tuple[list[tuple[str, str]], str]:
    """Somebody who is registered already is left as they are; whether it is a delegate, or who was withdrawn, is
    asked."""
    if not known and not before:
        return [], NEW
    choices = [
        (str(each.person), _("Join to: %(who)s") % {"who": known_in_words(each)})
        for each in known
        if not each.is_registered
    ]
    chosen = ASK if choices else SKIP
    if any(each.is_registered for each in known):
        chosen = SKIP
    skip = (
        _("Leave out: already registered")
        if known
        else _("Leave out: the same as row %(row)s") % {"row": before[0] + 1}
    )
    if chosen == ASK:
        choices.insert(0, (ASK, _("Say who it is")))
    return [*choices, (SKIP, skip), (NEW, _("Another person of the same name"))], chosen
