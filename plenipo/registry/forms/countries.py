"""What the operator calls a country, in every language of the house."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from plenipo.kit.cleaning import clean as cleaned
from plenipo.registry.models import Country
from plenipo.registry.words.countries import named_by_default

LONGEST = 200


class FindCountriesForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Name or code"), required=False, max_length=200)


class CountryForm(forms.Form):
    """A short and a formal name a language; empty: as the United Nations names it."""

    def __init__(self, country: Country, data: QueryDict | None = None) -> None:
        super().__init__(data, initial=dict(_initial(country)))
        for code, label in settings.LANGUAGES:
            usual = named_by_default(country, code)
            self.fields[f"short_{code}"] = _text(code, label, usual.short)
            formal = _("%(language)s, formal name") % {"language": label}
            self.fields[f"formal_{code}"] = _text(code, formal, usual.formal)

    def names(self) -> dict[str, dict[str, str]]:
        """Only what is said."""
        said = {
            code: {
                which: cleaned(self.cleaned_data[f"{which}_{code}"])
                for which in ("short", "formal")
            }
            for code, _label in settings.LANGUAGES
        }
        return {code: each for code, each in said.items() if any(each.values())}


def _initial(country: Country) -> Any:
    for code, said in country.names.items():
        for which, text in said.items():
            yield f"{which}_{code}", text


def _text(language: str, label: Any, usual: str) -> forms.CharField:
    direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST,
        help_text=_("Default: %(name)s") % {"name": usual},
        widget=forms.TextInput({"lang": language, "dir": direction}),
    )
