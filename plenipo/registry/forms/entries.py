from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.kit.forms import RevisionField
from plenipo.kit.sheets import clean
from plenipo.registry.models import Party
from plenipo.registry.words.countries import country_choices
from plenipo.registry.words.families import FAMILIES

NAMES = ("name", "name_english", "name_short", "source")


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]
    """The own fields of an entry, as it was seen at revision `seen`."""

    seen = RevisionField()
    website = forms.URLField(
        label=gettext_lazy("website"), required=False, max_length=500, assume_scheme="https"
    )
    article = forms.URLField(
        label=gettext_lazy("encyclopaedia article"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )

    class Meta:
        model = Party
        fields = (
            "kind", "country", "name", "name_language", "name_english", "name_short", "founded", "ended",
            "family", "website", "article", "note", "source",
        )  # fmt: skip
        widgets = {
            "name": forms.TextInput({"dir": "auto"}),
            "note": forms.Textarea({"rows": 3, "dir": "auto"}),
        }
        help_texts = {
            "name": gettext_lazy("As the party writes it, in its original script."),
            "name_language": gettext_lazy("A code such as fr, ar or zh-Hans."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"] = forms.ChoiceField(
            label=gettext_lazy("Country"),
            required=False,
            choices=[("", _("none")), *country_choices()],
        )
        families = [("", "—"), *FAMILIES.items()]
        here = self.instance.family
        if here and here not in FAMILIES:
            families.append((here, here))
        self.fields["family"] = forms.ChoiceField(
            label=gettext_lazy("Party family"), required=False, choices=families
        )
        if self.instance.pk:
            self.initial["country"] = self.instance.country_id

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name in NAMES:
            given[name] = clean(given.get(name) or "")
        founded, ended = given.get("founded"), given.get("ended")
        if founded and ended and ended < founded:
            self.add_error("ended", _("It cannot end before it was founded."))
        return given

    def _post_clean(self) -> None:
        """The values go to an action, not into the instance."""

    def values(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in self.Meta.fields}
        given["country_id"] = given.pop("country") or None
        return given


class MergeForm(forms.Form):
    other = forms.IntegerField(label=gettext_lazy("Number of the entry to keep"), min_value=1)
