"""A tick on the checklist of an event."""

from django import forms
from django.utils.translation import gettext_lazy

from plenipo.protocol.models import EventCheck


class TickForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    item = forms.ChoiceField(widget=forms.HiddenInput, choices=EventCheck.Item.choices)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
