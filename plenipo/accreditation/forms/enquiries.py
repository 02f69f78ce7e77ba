from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.kit.cleaning import clean
from plenipo.records.models import Channel


class EnquiryForm(forms.Form):
    """Who asks about whom, and how."""

    about = forms.CharField(
        label=_("Person asked about"),
        help_text=_("As the asker says or writes the name."),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    asker = forms.CharField(
        label=_("Name of the asker"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    organisation = forms.CharField(
        label=_("Organisation or authority"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    channel = forms.ChoiceField(label=_("Channel"), choices=Channel.choices, initial=Channel.CALL)

    def clean(self) -> dict[str, str]:
        given = super().clean() or {}
        return {name: clean(value) for name, value in given.items()}
