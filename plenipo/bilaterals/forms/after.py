from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.bilaterals.bridge.noted import Noted
from plenipo.bilaterals.models import Note


def a_text(label: Any, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea({"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, required=False, max_length=8000, widget=widget)


class NoteForm(forms.Form):
    """The form of a note-taker. Only their own side reads it."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("What became of it"), choices=Note.Outcome.choices)
    held_on = forms.DateField(
        label=_("Day of the meeting"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    present = a_text(_("Who was there: name and office on that day, one a line"))
    topics = a_text(_("Topics"))
    positions = a_text(_("Positions"))
    commitments = a_text(_("Commitments"))
    follow_ups = a_text(_("Follow-ups"))
    classification = forms.ChoiceField(
        label=_("Classification"), choices=Note.Classification.choices, initial="internal"
    )

    def noted(self) -> Noted:
        names = ("present", "topics", "positions", "commitments", "follow_ups")
        return Noted(**{name: self.cleaned_data[name] for name in names})


class ReadOutForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Your read-out"),
        max_length=4000,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        help_text=_("What your side says of the meeting. The desk reads both sides' together."),
    )
