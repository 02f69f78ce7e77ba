"""Forms of names to use: of one invitation, of the nomenclature, and of a table of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language_info, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from plenipo.conference.actions.names import ChosenName
from plenipo.conference.profile import COUNTRY_NAMES
from plenipo.delegations.queries.names import InUse
from plenipo.delegations.queries.nomenclature import NameFilter, NameInLanguage
from plenipo.delegations.words.nomenclature import ONLY, WHAT
from plenipo.kit.cleaning import clean as cleaned

LONGEST = 300
NONE = gettext_lazy("Default: %(name)s")


def _text(language: str, label: Any, help_text: str = "") -> forms.CharField:
    direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST,
        help_text=help_text,
        widget=forms.TextInput({"lang": language, "dir": direction}),
    )


class InvitationNamesForm(forms.Form):
    """One field a language; empty: as the nomenclature and the register say."""

    def __init__(
        self, names: Sequence[InUse], usual: dict[str, str], data: QueryDict | None = None
    ) -> None:
        super().__init__(data, initial={each.language: each.own for each in names})
        for each in names:
            told = NONE % {"name": usual.get(each.language, "")}
            self.fields[each.language] = _text(each.language, each.label, told)

    def names(self) -> dict[str, str]:
        return {code: cleaned(text) for code, text in self.cleaned_data.items() if cleaned(text)}


class NamesForm(forms.Form):
    """The names of one party or country in every language; a country has a formal one too."""

    def __init__(
        self, fields: Sequence[NameInLanguage], *, formal: bool, data: QueryDict | None = None
    ) -> None:
        initial = {f"short_{each.language}": each.short for each in fields}
        initial |= {f"formal_{each.language}": each.formal for each in fields}
        super().__init__(data, initial=initial)
        labels = dict(settings.LANGUAGES)
        self.languages = [each.language for each in fields]
        for each in fields:
            label = labels[each.language]
            told = NONE % {"name": each.usual}
            self.fields[f"short_{each.language}"] = _text(each.language, label, told)
            if formal:
                formally = _("%(language)s, formal name") % {"language": label}
                told = NONE % {"name": each.usual_formal}
                self.fields[f"formal_{each.language}"] = _text(each.language, formally, told)

    def wanted(self, what: str, key: int | str) -> list[ChosenName]:
        return [ChosenName(what, key, code, *self._said(code)) for code in self.languages]

    def _said(self, code: str) -> tuple[str, str]:
        told = self.cleaned_data
        return cleaned(told.get(f"short_{code}", "")), cleaned(told.get(f"formal_{code}", ""))


class FindNamesForm(forms.Form):
    """The filter of the nomenclature page."""

    what = forms.ChoiceField(choices=WHAT.items(), required=False, widget=forms.HiddenInput)
    q = forms.CharField(label=pgettext_lazy("party", "Name"), required=False, max_length=200)
    only = forms.ChoiceField(
        label=gettext_lazy("Show only"),
        choices=[("", pgettext_lazy("names", "all")), *ONLY.items()],
        required=False,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=[("", gettext_lazy("any language of the conference")), *settings.LANGUAGES],
        required=False,
    )

    def asked(self) -> NameFilter:
        self.is_valid()
        told = self.cleaned_data
        return NameFilter(
            told.get("what") or "parties",
            cleaned(told.get("q") or ""),
            told.get("only") or "",
            told.get("language") or "",
        )


class WhoseNamesForm(forms.Form):
    country_names = forms.ChoiceField(
        label=gettext_lazy("Country names"), choices=COUNTRY_NAMES.items()
    )


class NamesFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV or Excel (.xlsx) as exported from this page. You review the changes before they are "
            "applied."
        ),
        widget=forms.ClearableFileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
