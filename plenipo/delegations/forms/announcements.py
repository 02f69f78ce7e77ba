from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plenipo.kit.cleaning import clean as cleaned
from plenipo.kit.forms import DayField, not_to_come
from plenipo.kit.locales import language_name
from plenipo.records.models import Channel

LANGUAGES = [code for code, _label in settings.LANGUAGES]


class TextsForm(forms.Form):
    """One sentence in each language of the house; those of the conference come first and must be there."""

    def __init__(
        self,
        *args: Any,
        texts: dict[str, str],
        languages: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for code in sorted(LANGUAGES, key=lambda code: code not in languages):
            direction = "rtl" if code == "ar" else "ltr"
            self.fields[f"text_{code}"] = forms.CharField(
                label=language_name(code),
                max_length=500,
                required=code in languages,
                initial=texts.get(code, ""),
                widget=forms.Textarea({"rows": 2, "dir": direction, "lang": code}),
            )

    @property
    def texts(self) -> dict[str, str]:
        said = {code: cleaned(self.cleaned_data[f"text_{code}"]) for code in LANGUAGES}
        return {code: text for code, text in said.items() if text}


class AnnouncementForm(TextsForm):
    starts = DayField(
        label=_("Shown from"),
        help_text=_("The day at the venue. Until then nobody outside sees it."),
    )
    consent_by = forms.CharField(
        label=_("Who has given the person's consent to the announcement"), max_length=200
    )
    consent_channel = forms.ChoiceField(label=_("Channel"), choices=Channel.choices)
    consent_on = DayField(label=_("Consent given on"), validators=[not_to_come])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        usual = {"starts": timezone.localdate(), "consent_channel": Channel.CALL}
        super().__init__(*args, initial=usual, **kwargs)

    def clean_consent_by(self) -> str:
        return cleaned(self.cleaned_data["consent_by"])

    @property
    def values(self) -> dict[str, Any]:
        names = ("starts", "consent_by", "consent_channel", "consent_on")
        return {"texts": self.texts} | {name: self.cleaned_data[name] for name in names}


class CorrectionForm(TextsForm):
    starts = DayField(label=_("Shown from"))

    def __init__(self, *args: Any, starts: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"starts": starts}, **kwargs)

    @property
    def values(self) -> dict[str, Any]:
        return {"texts": self.texts, "starts": self.cleaned_data["starts"]}


class WithdrawalForm(TextsForm):
    """With all texts, or with none: then the public reads nothing from now on."""

    says = forms.BooleanField(
        label=_("The public reads the sentence below"),
        required=False,
        initial=True,
        help_text=_("Otherwise the announcement disappears without a word."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    @property
    def closing(self) -> dict[str, str]:
        return self.texts if self.cleaned_data["says"] else {}
