"""What a press release is asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from plenipo.kit.forms import MomentField, RevisionField
from plenipo.kit.texts import TextsField
from plenipo.press.models import PressRelease


class PressReleaseForm(forms.Form):
    title = TextsField(label=gettext_lazy("Title"), max_length=200)
    text = TextsField(label=gettext_lazy("Text"), rows=12, max_length=20_000)

    @classmethod
    def initial_of(cls, row: PressRelease) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}


class PressCorrectionForm(PressReleaseForm):
    note = forms.CharField(
        label=gettext_lazy("What was corrected"),
        max_length=300,
        help_text=gettext_lazy("It is published with the text."),
        widget=forms.TextInput({"dir": "auto"}),
    )

    @classmethod
    def initial_of(cls, row: PressRelease) -> dict[str, Any]:
        return {"title": row.title, "text": row.text}


class ReleaseMomentForm(forms.Form):
    seen = RevisionField()
    at = MomentField(
        label=gettext_lazy("Moment of release"),
        help_text=gettext_lazy("At the time of the venue. A moment that is past: at once."),
    )


class WithdrawReleaseForm(forms.Form):
    seen = RevisionField()
    reason = forms.CharField(
        label=gettext_lazy("Reason for withdrawing"),
        max_length=300,
        help_text=gettext_lazy("It is shown on the media page."),
        widget=forms.TextInput({"dir": "auto"}),
    )
