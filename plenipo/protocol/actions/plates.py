"""Texts of plates: stated by the delegation and confirmed, or entered by protocol; and what was printed."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.rules import Speaker
from plenipo.kit.errors import Refused
from plenipo.protocol.formats.plate_setting import FACES, as_lines, plates_set
from plenipo.protocol.models import PlateRun, PlateText, PrintedPlate
from plenipo.protocol.profile import PlateRules
from plenipo.protocol.queries.plate_lines import Line
from plenipo.protocol.queries.plates import PlatesAsked, PlateSubject, plates_seen
from plenipo.protocol.verbs import Verb
from plenipo.records.actions import claim, record
from plenipo.records.models import By

State = PlateText.State
Texts = Mapping[str, str]


@transaction.atomic
def enter_plate(
    delegation: Delegation, delegate: Delegate | None, texts: Texts, *, seen: int, by: By
) -> PlateText:
    """What stands on the plate from now on; what the delegation stated and nobody decided is left to be decided."""
    row = _row(delegation, delegate)
    claim(row, seen=seen, texts=dict(texts), at=timezone.now())
    record(Verb.PLATE_ENTERED, by=by, about=row)
    return row


@transaction.atomic
def confirm_plate(row: PlateText, *, seen: int, by: By) -> None:
    """Languages the delegation said nothing of stay as they are."""
    texts = {**row.texts, **row.asked}
    claim(row, seen=seen, states=[State.STATED], state=State.IN_FORCE, texts=texts, asked={})
    record(Verb.PLATE_CONFIRMED, by=by, about=row)


@transaction.atomic
def decline_plate(row: PlateText, reason: str, *, seen: int, by: By) -> None:
    if not reason.strip():
        raise Refused(_("Enter the reason. The delegation reads it."))
    claim(row, seen=seen, states=[State.STATED], state=State.DECLINED, reason=reason)
    record(Verb.PLATE_DECLINED, by=by, about=row)


# ---- by the delegation


@transaction.atomic
def state_plate(
    delegation: Delegation, delegate: Delegate | None, texts: Texts, *, seen: int, by: Speaker
) -> PlateText:
    """It stands on plates once it is confirmed."""
    row = _row(delegation, delegate)
    claim(
        row,
        seen=seen,
        in_words=lambda: _("This text has just been changed. Compare, and send again."),
        asked=dict(texts),
        state=State.STATED,
        reason="",
        at=timezone.now(),
    )
    record(Verb.PLATE_STATED, by=by_focal(by), about=row)
    return row


@transaction.atomic
def take_back_plate(row: PlateText, *, by: Speaker) -> None:
    claim(
        row,
        states=[State.STATED],
        in_words=lambda: _("The secretariat has already decided on this statement."),
        state=State.IN_FORCE,
        asked={},
    )
    record(Verb.PLATE_TAKEN_BACK, by=by_focal(by), about=row)


def _row(delegation: Delegation, delegate: Delegate | None) -> PlateText:
    row, _made = PlateText.objects.get_or_create(
        delegation=delegation, delegate=delegate, defaults={"at": timezone.now()}
    )
    return row


# ---- printed


@transaction.atomic
def print_plates(
    conference: Conference,
    asked: PlatesAsked,
    *,
    layout: str,
    languages: list[str],
    open_only: bool,
    reader: Reader,
    by: By,
) -> PlateRun:
    """Of whose names the reader may not know the delegation is printed. open_only: who has none, or one that is not
    right any more."""
    subjects = plates_seen(conference, asked, reader).subjects
    if open_only:
        subjects = [each for each in subjects if each.needs(layout)]
    if not subjects:
        raise Refused(_("There is nothing to print: all plates of this kind are right."))
    run = PlateRun.objects.create(
        conference=conference,
        of=asked.of,
        plan=asked.plan,
        layout=layout,
        languages=languages,
        at=timezone.now(),
        by=by.account,
    )
    PrintedPlate.objects.bulk_create(_plates(run, subjects))
    record(Verb.PLATES_PRINTED, by=by, about=run, n=len(subjects))
    return run


def _plates(run: PlateRun, subjects: Iterable[PlateSubject]) -> list[PrintedPlate]:
    plates = [(each, each.lines(run.languages)) for each in subjects]
    found = _set(run, [lines for _each, lines in plates])
    return [
        PrintedPlate(
            run=run,
            delegation=each.delegation,
            delegate_id=each.key[1],
            lines=lines,
            fits=all(line["rows"] for line in lines),
            seat=each.seat,
        )
        for (each, _lines), lines in zip(plates, found, strict=True)
    ]


def _set(run: PlateRun, plates: list[list[Line]]) -> list[list[Line]]:
    """A table plan runs on; on a plate each line has its size."""
    if run.layout in PlateRun.BOARDS:
        return [[{**line, "rows": [line["text"]], "size": 0} for line in lines] for lines in plates]
    rules = rules_of(run.conference).of(PlateRules)
    tent = PlateRun.kind_of(run.layout) == "tent"
    least = rules.nameplate if tent else rules.card
    done = plates_set([as_lines(lines) for lines in plates], FACES[run.layout], least)
    return [
        [
            {**line, "rows": list(one.rows), "size": one.size}
            for line, one in zip(lines, found, strict=True)
        ]
        for lines, found in zip(plates, done, strict=True)
    ]


@transaction.atomic
def discard_plates(run: PlateRun, *, seen: int, by: By) -> None:
    """They are not on any table: what was printed before counts again."""
    claim(run, seen=seen)
    record(Verb.PLATES_DISCARDED, by=by, about=run)
    run.delete()
