from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.kit.sheets import clean
from plenipo.registry.models import Import, Party
from plenipo.registry.queries.countries import REGIONS, country_choices
from plenipo.registry.queries.entries import Asked, families, internationals

ALL = [("", _("all"))]


class FindForm(forms.Form):
    """Filters of the register. What makes no sense is left aside."""

    q = forms.CharField(label=_("Name, as typed"), required=False, max_length=200)
    country = forms.ChoiceField(label=_("Country"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False, choices=[*ALL, *REGIONS.items()])
    family = forms.ChoiceField(label=_("Family"), required=False)
    international = forms.ChoiceField(label=_("International"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[*ALL, *Party.Kind.choices])
    year = forms.IntegerField(
        label=_("Active in (year)"), required=False, min_value=1700, max_value=2200
    )
    government = forms.BooleanField(label=_("in government"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(p.pk), p.name_short or p.name) for p in internationals()]
        choices = {
            "country": country_choices(),
            "family": [(f, f.replace("_", " ")) for f in families()],
            "international": names,
        }
        for name, found in choices.items():
            self.fields[name].choices = [*ALL, *found]  # type: ignore[attr-defined]

    def asked(self, sort: str) -> Asked:
        self.is_valid()
        told = getattr(self, "cleaned_data", {})
        return Asked(
            wanted=clean(told.get("q", "")),
            country=told.get("country", ""),
            region=told.get("region", ""),
            family=told.get("family", ""),
            international=told.get("international", ""),
            kind=told.get("kind", ""),
            government=bool(told.get("government")),
            year=told.get("year"),
            sort=sort,
        )


class EntryForm(forms.ModelForm):
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    website = forms.URLField(
        label=_("website"), required=False, max_length=500, assume_scheme="https"
    )
    article = forms.URLField(
        label=_("article"), required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = Party
        fields = [
            "kind", "country", "name", "name_language", "name_english", "name_short", "founded",
            "ended", "family", "website", "article", "note", "source",
        ]  # fmt: skip
        widgets = {"note": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"] = forms.ChoiceField(
            label=_("Country"), required=False, choices=[("", _("none")), *country_choices()]
        )
        if self.instance.pk:
            self.initial["country"] = self.instance.country_id

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        founded, ended = told.get("founded"), told.get("ended")
        if founded and ended and ended < founded:
            self.add_error("ended", _("It cannot end before it was founded."))
        return told

    def _post_clean(self) -> None:
        """The values go to an action, not into the instance."""

    def values(self) -> dict[str, Any]:
        told = {name: self.cleaned_data[name] for name in self.Meta.fields}
        told["country_id"] = told.pop("country") or None
        return told


class UploadForm(forms.Form):
    kind = forms.ChoiceField(label=_("What the file holds"), choices=Import.Kind.choices)
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV in the shape of Party Facts, up to 100 MB. Nothing is written before you have seen the preview."
        ),
    )


class MergeForm(forms.Form):
    other = forms.IntegerField(label=_("Number of the entry to keep"), min_value=1)
