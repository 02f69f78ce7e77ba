from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.bilaterals.bridge.noted import NoteText, Undertaken
from plenipo.bilaterals.models import Course, Note, Report
from plenipo.kit.forms import DayField, RevisionField, offer


def a_text(label: Any, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea({"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, required=False, max_length=8000, widget=widget)


class NoteForm(forms.Form):
    """The form of a note-taker. Only their own side reads it."""

    seen = RevisionField()
    held_on = DayField(label=_("Day of the meeting"))
    present = a_text(_("Participants: name and office on that day, one per line"))
    topics = a_text(_("Topics"))
    positions = a_text(_("Positions"))
    commitments = a_text(_("Commitments"))
    classification = forms.ChoiceField(
        label=_("Classification"), choices=Note.Classification.choices, initial="internal"
    )

    def noted(self) -> NoteText:
        names = ("present", "topics", "positions", "commitments")
        return NoteText(**{name: self.cleaned_data[name] for name in names})


class CourseForm(forms.Form):
    """What became of a meeting; `sides` are (asker or asked, name) as the reader knows them."""

    seen = RevisionField()
    state = forms.ChoiceField(label=_("Outcome of the meeting"), choices=Course.State.choices)
    absent = forms.ChoiceField(
        label=_("Side that did not attend"), required=False, help_text=_("In case of a no-show.")
    )
    minutes = forms.IntegerField(
        label=_("Actual length in minutes"), required=False, min_value=1, max_value=600
    )

    def __init__(self, *args: Any, sides: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "absent", [("", _("both sides attended")), *sides.items()])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("state") == Course.State.NO_SHOW and not told.get("absent"):
            self.add_error("absent", _("Choose which side did not attend."))
        return told

    @staticmethod
    def initial_of(course: Course | Report | None) -> dict[str, Any]:
        if course is None:
            return {"seen": 0}
        names = ("state", "absent", "minutes")
        return {
            "seen": getattr(course, "revision", 0),
            **{name: getattr(course, name) for name in names},
        }


class FollowUpForm(forms.Form):
    what = forms.CharField(label=_("Action to be taken"), max_length=500)
    who = forms.CharField(label=_("Person responsible"), max_length=200, required=False)
    due = DayField(
        label=pgettext_lazy("follow-up", "To be done by"),
        required=False,
    )

    def told(self) -> Undertaken:
        return Undertaken(self.cleaned_data["what"], self.cleaned_data["who"])


class ReadOutForm(forms.Form):
    seen = RevisionField()
    text = forms.CharField(
        label=_("Your read-out"),
        max_length=4000,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        help_text=_(
            "What your side says of the meeting, for publication. The desk compares the read-outs of "
            "both sides."
        ),
    )
