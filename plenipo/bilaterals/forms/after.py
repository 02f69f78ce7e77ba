from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.bilaterals.bridge.noted import Noted, Undertaken
from plenipo.bilaterals.models import Course, Note
from plenipo.kit.forms import Seen, offer


def a_text(label: Any, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea({"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, required=False, max_length=8000, widget=widget)


class NoteForm(forms.Form):
    """The form of a note-taker. Only their own side reads it."""

    seen = Seen()
    held_on = forms.DateField(
        label=_("Day of the meeting"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    present = a_text(_("Who was there: name and office on that day, one a line"))
    topics = a_text(_("Topics"))
    positions = a_text(_("Positions"))
    commitments = a_text(_("Commitments"))
    classification = forms.ChoiceField(
        label=_("Classification"), choices=Note.Classification.choices, initial="internal"
    )

    def noted(self) -> Noted:
        names = ("present", "topics", "positions", "commitments")
        return Noted(**{name: self.cleaned_data[name] for name in names})


class CourseForm(forms.Form):
    """What became of a meeting; `sides` are (asker or asked, name) as the reader knows them."""

    seen = Seen()
    state = forms.ChoiceField(label=_("What became of it"), choices=Course.State.choices)
    absent = forms.ChoiceField(
        label=_("Who did not come"), required=False, help_text=_("If a side did not come.")
    )
    minutes = forms.IntegerField(
        label=_("Minutes it lasted"), required=False, min_value=1, max_value=600
    )

    def __init__(self, *args: Any, sides: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "absent", [("", _("nobody was missing")), *sides.items()])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("state") == Course.State.NO_SHOW and not told.get("absent"):
            self.add_error("absent", _("Say which side did not come."))
        return told

    @staticmethod
    def initial_of(course: Course | None) -> dict[str, Any]:
        if course is None:
            return {"seen": 0}
        names = ("state", "absent", "minutes")
        return {"seen": course.revision, **{name: getattr(course, name) for name in names}}


class FollowUpForm(forms.Form):
    what = forms.CharField(label=_("What is to be done"), max_length=500)
    who = forms.CharField(label=_("Who sees to it"), max_length=200, required=False)
    due = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def told(self) -> Undertaken:
        return Undertaken(self.cleaned_data["what"], self.cleaned_data["who"])


class ReadOutForm(forms.Form):
    seen = Seen()
    text = forms.CharField(
        label=_("Your read-out"),
        max_length=4000,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        help_text=_("What your side says of the meeting. The desk reads both sides' together."),
    )
