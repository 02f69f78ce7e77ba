from typing import Any

from django.db import transaction

from plenipo.bilaterals.actions.journal import note
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.models import Conference
from plenipo.programme.actions.interpretation import delete_from_roster
from plenipo.programme.models import Interpreter
from plenipo.records.models import By


@transaction.atomic
def add_interpreter(conference: Conference, *, by: By, **values: Any) -> Interpreter:
    one = Interpreter.objects.create(conference=conference, **values)
    note(DeskVerb.INTERPRETER_ADDED, by=by, about=one)
    return one


@transaction.atomic
def remove_interpreter(one: Interpreter, *, by: By) -> None:
    """Raises Refused while they are on duty in a booth."""
    note(DeskVerb.INTERPRETER_REMOVED, by=by, about=one)
    delete_from_roster(one)
