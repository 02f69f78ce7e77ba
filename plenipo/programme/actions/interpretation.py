"""Interpreters, and who sits in which booth."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import RestrictedError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import STAFF
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.kit.locales import language_name, listed
from plenipo.people.models import Person
from plenipo.programme.models import Absence, BoothDuty, Interpreter, Session
from plenipo.programme.queries.interpretation import named
from plenipo.programme.verbs import Verb
from plenipo.programme.words.interpretation import interpreter_changed
from plenipo.records.actions import amend, claim, record, values_changed
from plenipo.records.models import By

Seat = tuple[int, int, str]  # session, interpreter, booth


@transaction.atomic
def _add_interpreter(conference: Conference, *, by: By, **fields: Any) -> Interpreter:
    row = Interpreter.objects.create(conference=conference, **fields)
    record(Verb.INTERPRETER_ADDED, by=by, about=row)
    return row


@transaction.atomic
def add_interpreters(
    conference: Conference, lines: Iterable[dict[str, Any]], *, by: By
) -> list[Interpreter]:
    return [_add_interpreter(conference, by=by, **line) for line in lines]


@transaction.atomic
def change_interpreter(row: Interpreter, *, seen: int, by: By, **fields: Any) -> None:
    """Raises Refused when somebody else was quicker, or a booth they sit in would have nobody for its language."""
    left = {*fields["a"], *fields["b"]}
    lost = sorted({duty.booth for duty in row.duties.all()} - left)
    if lost:
        names = listed(language_name(code) for code in lost)
        raise Refused(
            _("%(name)s is assigned to booths for %(languages)s. Remove those assignments first.")
            % {"name": row, "languages": names}
        )
    told = values_changed(row, fields)
    claim(row, seen=seen, in_words=interpreter_changed, **fields)
    record(Verb.INTERPRETER_CHANGED, by=by, about=row, **told)


@transaction.atomic
def remove_interpreter(row: Interpreter, *, by: By) -> None:
    """Raises Refused while they are on duty."""
    record(Verb.INTERPRETER_REMOVED, by=by, about=row)
    delete_from_roster(row)


def delete_from_roster(row: Interpreter) -> None:
    """Says nothing in the journal: the bilateral desk keeps one of its own."""
    try:
        row.delete()
    except RestrictedError:
        n = row.duties.count()
        said = ngettext(
            "%(name)s is assigned to %(n)s session. Remove the assignment first.",
            "%(name)s is assigned to %(n)s sessions. Remove the assignments first.",
            n,
        )
        raise Refused(said % {"name": row, "n": n}) from None


@transaction.atomic
def note_absence(row: Interpreter, *, starts: datetime, ends: datetime, by: By) -> Absence:
    """Duties within it stay, and count for nothing until the interpreter is back."""
    absence = Absence.objects.create(interpreter=row, starts=starts, ends=ends)
    record(Verb.ABSENCE_NOTED, by=by, about=row)
    return absence


@transaction.atomic
def end_absence(absence: Absence, *, by: By) -> None:
    row = absence.interpreter
    absence.delete()
    record(Verb.ABSENCE_ENDED, by=by, about=row)


@transaction.atomic
def keep_from(row: Interpreter, delegation: Delegation, *, by: By) -> None:
    row.kept_from.add(delegation)
    _about_delegation(Verb.INTERPRETER_KEPT_FROM, row, delegation, by=by)


@transaction.atomic
def let_work_for(row: Interpreter, delegation: Delegation, *, by: By) -> None:
    row.kept_from.remove(delegation)
    _about_delegation(Verb.INTERPRETER_LET, row, delegation, by=by)


def _about_delegation(verb: Verb, row: Interpreter, delegation: Delegation, *, by: By) -> None:
    record(verb, by=by, about=row, delegation=delegation.pk)


@transaction.atomic
def say_who(row: Interpreter, person: Person, *, by: By) -> None:
    """From here on they are named as the person is disclosed; the name that was typed is forgotten."""
    if row.conference.interpreters.filter(person=person).exclude(pk=row.pk).exists():
        raise Refused(_("This person is already on the roster."))
    _rename(row, by=by, person=person, name="")


@transaction.atomic
def say_by_name(row: Interpreter, name: str, *, by: By) -> None:
    """`name`: as the officer sees the person, so that nothing is written that they may not know."""
    if not name:
        raise Refused(_("The name of this person is not disclosed to you."))
    _rename(row, by=by, person=None, name=name)


def _rename(row: Interpreter, *, by: By, **fields: Any) -> None:
    amend(Interpreter.objects.filter(pk=row.pk), **fields)
    record(Verb.INTERPRETER_CHANGED, by=by, about=row)


@transaction.atomic
def put_on_duty(conference: Conference, seats: list[Seat], *, by: By) -> list[BoothDuty]:
    """All of them or none. Raises Refused for what is there already, is gone, or cannot be."""
    interpreters = Interpreter.objects.filter(conference=conference).in_bulk({s[1] for s in seats})
    named(interpreters.values(), STAFF, conference)
    sessions = Session.objects.filter(conference=conference).in_bulk({s[0] for s in seats})
    made = []
    for session, interpreter, booth in seats:
        if session not in sessions or interpreter not in interpreters:
            raise Refused(
                _("The programme or the interpreters have since changed. Check the page again.")
            )
        made.append(_seated(sessions[session], interpreters[interpreter], booth))
    if not made:
        raise Refused(_("Select at least one."))
    about = made[0].session if len(sessions) == 1 else conference
    record(Verb.BOOTH_GIVEN, by=by, about=about, n=len(made))
    return made


def _seated(session: Session, interpreter: Interpreter, booth: str) -> BoothDuty:
    told = {"name": interpreter, "language": language_name(booth)}
    if booth not in interpreter.into:
        raise Refused(_("%(name)s does not work into %(language)s.") % told)
    try:
        with transaction.atomic():
            return BoothDuty.objects.create(session=session, interpreter=interpreter, booth=booth)
    except IntegrityError:
        raise Refused(_("%(name)s is already in the team of this session.") % told) from None


@transaction.atomic
def take_off(duty: BoothDuty, *, by: By) -> None:
    record(
        Verb.BOOTH_TAKEN,
        by=by,
        about=duty.session,
        interpreter=duty.interpreter_id,
        booth=duty.booth,
    )
    duty.delete()
