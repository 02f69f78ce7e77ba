"""What became of a meeting: the form on the pages of both sides, of the desk and of a liaison officer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from plenipo.bilaterals.actions.after import say_course
from plenipo.bilaterals.forms.after import CourseForm
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.queries.after import became_of
from plenipo.bilaterals.rules import Side
from plenipo.bilaterals.words.after import names_of_sides
from plenipo.kit.errors import Refused
from plenipo.records.models import By


def _form(side: Side, wanted: MeetingRequest, *args: Any, **kwargs: Any) -> CourseForm:
    sides = names_of_sides(side, wanted)
    where = {"prefix": "course", "auto_id": f"{wanted.code}-%s"}  # a page may hold several
    return CourseForm(*args, sides=sides, **where, **kwargs)


def course_for(side: Side, wanted: MeetingRequest, address: str) -> dict[str, Any]:
    """What a page of a meeting needs: what was said, and the form that says it."""
    kept = became_of(wanted, names_of_sides(side, wanted))
    initial = CourseForm.initial_of(kept.course if kept else None)
    return {
        "became": kept,
        "course": _form(side, wanted, initial=initial),
        "course_url": address,
    }


def say(request: HttpRequest, wanted: MeetingRequest, side: Side, by: By) -> CourseForm | None:
    """Say it; returns the form with what is wrong, or None when it is kept."""
    form = _form(side, wanted, request.POST)
    if not form.is_valid():
        return form
    try:
        say_course(wanted, side=side, by=by, **form.cleaned_data)
    except Refused as no:
        form.add_error(None, str(no))
        return form
    messages.success(request, _("The outcome of the meeting has been saved."))
    return None
