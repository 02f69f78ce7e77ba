"""What a briefing and its transcript are asked for."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.delegations.models import Count
from plenipo.kit.forms import MomentField, NameField, RevisionField, in_order, offer
from plenipo.kit.language_fields import LanguagesField
from plenipo.kit.locales import language_name
from plenipo.kit.texts import TextsField
from plenipo.press.models import Briefing, BriefingAsker, TranscriptPassage, TranscriptVersion

FILES = ".txt,.docx,.srt,.vtt"
SHOWN = {
    "coming": pgettext_lazy("press briefings", "to come"),
    "without": pgettext_lazy("press briefings", "held, no transcript published"),
    "published": pgettext_lazy("press briefings", "transcript published"),
    "cancelled": pgettext_lazy("press briefings", "cancelled"),
}


class BriefingFilterForm(forms.Form):
    q = forms.CharField(
        label=gettext_lazy("Title, speaker or place"), required=False, max_length=200
    )
    show = forms.ChoiceField(
        label=gettext_lazy("Show"),
        required=False,
        choices=[("", pgettext_lazy("press briefings", "all")), *SHOWN.items()],
    )

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "show")}


class BriefingForm(forms.Form):
    title = TextsField(label=gettext_lazy("Title"), max_length=200)
    speakers = TextsField(
        label=gettext_lazy("Speakers"),
        max_length=400,
        help_text=gettext_lazy("Names and offices, as the media page shows them."),
    )
    starts = MomentField(label=gettext_lazy("Begins"))
    ends = MomentField(label=gettext_lazy("Ends"), required=False)
    place = TextsField(label=gettext_lazy("Place"), max_length=200)
    languages = LanguagesField(
        label=gettext_lazy("Languages"),
        max_length=300,
        help_text=gettext_lazy("Those spoken and interpreted, for example: Chinese, English."),
    )
    entry = forms.ChoiceField(label=gettext_lazy("Who may attend"), choices=Briefing.Entry.choices)
    note = TextsField(
        label=gettext_lazy("How to take part"), rows=3, max_length=1500, required=False
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        in_order(self, "starts", "ends", _("The end must be after the beginning."))
        return told

    @classmethod
    def initial_of(cls, row: Briefing) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}


class CancelBriefingForm(forms.Form):
    seen = RevisionField()
    reason = forms.CharField(
        label=gettext_lazy("Reason for cancelling"),
        max_length=300,
        help_text=gettext_lazy("It is shown on the media page."),
        widget=forms.TextInput({"dir": "auto"}),
    )


class AskerForm(forms.Form):
    way = forms.ChoiceField(label=gettext_lazy("How they ask"), choices=BriefingAsker.Way.choices)
    name = NameField(label=gettext_lazy("Name"))
    outlet = forms.CharField(
        label=gettext_lazy("Outlet"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Question"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("way") == BriefingAsker.Way.AHEAD and not told.get("text"):
            self.add_error("text", _("Enter the question that was asked in advance."))
        return told


class QuoteForm(forms.Form):
    """Which of the figures published last is quoted."""

    seen = RevisionField()
    count = forms.ModelChoiceField(Count.objects.none(), label=gettext_lazy("Published figure"))

    def __init__(self, said: dict[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["count"].queryset = Count.objects.filter(pk__in=list(said))  # type: ignore[attr-defined]
        self.fields["count"].label_from_instance = lambda row: said[row.pk]  # type: ignore[attr-defined]


def languages_to_choose() -> list[tuple[str, str]]:
    return [(code, language_name(code)) for code, _name in settings.LANGUAGES]


class TranscriptForm(forms.Form):
    """A text or a file, in one language."""

    seen = RevisionField()
    language = forms.ChoiceField(label=gettext_lazy("Language of the text"))
    pasted = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=400_000,
        required=False,
        widget=forms.Textarea({"rows": 14, "dir": "auto"}),
        help_text=gettext_lazy(
            "Each passage begins with who speaks and a colon; a journalist with the outlet in brackets. "
            "What stands between the lines [off the record] and [on the record] is not published."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        widget=forms.ClearableFileInput({"accept": FILES}),
        help_text=gettext_lazy("Text, DOCX, or subtitles as SRT or WebVTT; at most 2 MB."),
        error_messages={"empty": gettext_lazy("The file is empty.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", languages_to_choose())

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("pasted", "").strip() and not told.get("file") and not self.errors:
            self.add_error("pasted", _("Paste the text or choose a file."))
        return told


class PassageForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=TranscriptPassage.Kind.choices)
    speaker = forms.CharField(
        label=gettext_lazy("Speaker"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    outlet = forms.CharField(
        label=gettext_lazy("Outlet"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    off = forms.BooleanField(
        label=gettext_lazy("Off the record: not published in any language"), required=False
    )
    texts = TextsField(label=gettext_lazy("Text"), rows=5, max_length=20_000)

    @classmethod
    def initial_of(cls, row: TranscriptPassage) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}


class PublishTranscriptForm(forms.Form):
    """confirmed: the figures that were shown to differ"""

    seen = RevisionField()
    language = forms.ChoiceField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("Version"), choices=TranscriptVersion.Kind.choices)
    note = forms.CharField(
        label=gettext_lazy("What was corrected"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("It is published with the new version."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("Publish although these figures differ"), required=False
    )
    confirmed = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, differs: bool = False, again: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", languages_to_choose())
        if not differs:
            del self.fields["agreed"]
        if not again:
            del self.fields["note"]

    def as_confirmed(self) -> str:
        told = self.cleaned_data
        return str(told["confirmed"]) if told.get("agreed") else ""
