from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from plenipo.kit.forms import offer
from plenipo.kit.sheets import clean
from plenipo.registry.models import Party, StatusPeriod
from plenipo.registry.queries.entries import GOVERNMENT, EntryFilter, internationals
from plenipo.registry.words.countries import REGIONS, SUBREGIONS, country_choices
from plenipo.registry.words.families import FAMILIES

STATUSES = [(GOVERNMENT, _("in government, in any capacity")), *StatusPeriod.Status.choices]


class FindForm(forms.Form):
    """Filters of the register. What makes no sense is left aside."""

    q = forms.CharField(
        label=_("Name, as entered"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"type": "search", "data-key": "s"}),
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    region = forms.ChoiceField(
        label=_("Region"),
        required=False,
        choices=[
            ("", pgettext_lazy("region", "all")),
            *REGIONS.items(),
            (_("Subregions"), tuple(SUBREGIONS.items())),
        ],
    )
    family = forms.ChoiceField(
        label=_("Party family"),
        required=False,
        choices=[("", pgettext_lazy("family of parties", "all")), *FAMILIES.items()],
    )
    international = forms.ChoiceField(label=_("International"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", pgettext_lazy("kind", "all")), *Party.Kind.choices],
    )
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", pgettext_lazy("status", "all")), *STATUSES]
    )
    year = forms.IntegerField(
        label=_("In the year"), required=False, min_value=1600, max_value=2200
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(body.pk), body.name_short or body.name) for body in internationals()]
        countries = [("", pgettext("country", "all")), *country_choices()]
        bodies = [("", pgettext("international", "all")), *names]
        offer(self, "country", countries)
        offer(self, "international", bodies)

    def asked(self, sort: str) -> EntryFilter:
        self.is_valid()
        told = {name: value for name, value in self.cleaned_data.items() if value}
        return EntryFilter(wanted=clean(told.pop("q", "")), sort=sort, **told)
