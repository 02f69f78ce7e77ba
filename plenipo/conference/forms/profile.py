from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.conference.bridge import (
    ADOPTION,
    CATEGORIES,
    CONFLICTS,
    COUNTRY_NAMES,
    LIST_STATES,
    ORDERS,
    RIGHTS,
    SESSIONS,
    SEVERITIES,
    SPEAKERS,
    TABLES,
    TIES,
    Rules,
)
from plenipo.kit.forms import Part, Seen, in_parts


def days(label: Any, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=kwargs.pop("least", 1), max_value=3650, **kwargs
    )


def severity(conflict: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=CONFLICTS[conflict], choices=SEVERITIES.items())


class RulesForm(forms.Form):
    """Every value of the profile that is not of one category."""

    seen_version = Seen()
    list_state = forms.ChoiceField(label=_("List of participants"), choices=LIST_STATES.items())
    provisional_days = days(
        _("Days before the first day when the provisional list is disclosed"),
        least=0,
        help_text=_("0: nothing is announced."),
    )
    list_order = forms.ChoiceField(label=_("Order of lists"), choices=ORDERS.items())
    country_names = forms.ChoiceField(
        label=_("Names of countries"),
        choices=COUNTRY_NAMES.items(),
        help_text=_("Own names are on the page “Names of parties and countries”."),
    )
    show_names = forms.BooleanField(label=_("Name the persons who agreed to it"), required=False)
    show_offices = forms.BooleanField(label=_("Show their offices"), required=False)
    flags = forms.BooleanField(label=_("Show flags"), required=False)
    host_counted = forms.BooleanField(label=_("Count the host's own people"), required=False)
    rounded_figures = forms.BooleanField(
        label=_("Publish figures rounded down (“more than 200”)"), required=False
    )
    answer_days = days(_("Days to answer an invitation"))
    link_days = days(_("Days a personal link works"))
    reminder_days = days(_("Days between two reminders"))
    retention_days = days(_("Days personal data is kept after the last day"))
    speakers = forms.ChoiceField(label=_("Speakers"), choices=SPEAKERS.items())
    speaking_minutes = forms.IntegerField(
        label=_("Minutes of a statement"), min_value=1, max_value=120
    )
    quorum = forms.CharField(label=_("Quorum"), required=False, max_length=60)
    majority = forms.CharField(label=_("Majority"), required=False, max_length=60)
    adoption = forms.ChoiceField(label=_("Adoption of texts"), choices=ADOPTION.items())
    changeover_minutes = forms.IntegerField(
        label=_("Minutes a room needs between two sessions"), min_value=0, max_value=120
    )
    conflict_room_small = severity("room_small")
    conflict_room_twice = severity("room_twice")
    conflict_person_twice = severity("person_twice")
    conflict_absent = severity("absent")
    conflict_uninterpreted = severity("uninterpreted")
    conflict_changeover = severity("changeover")
    conflict_outside_day = severity("outside_day")
    conflict_outside_hours = severity("outside_hours")
    interpretation_table = forms.ChoiceField(
        label=_("Strength of teams of interpreters"), choices=TABLES.items()
    )
    interpretation_weeks = forms.IntegerField(
        label=_("Weeks ahead that gaps in interpretation are told"), min_value=1, max_value=52
    )
    bilateral_cohort_days = days(
        _(
            "Days before the first day until which requests for bilateral meetings are treated alike"
        ),
        least=0,
        help_text=_("0: in the order in which they come, from the beginning."),
    )
    bilateral_ties = forms.ChoiceField(label=_("Between equal requests"), choices=TIES.items())
    bilateral_answer_days = days(_("Days to answer a request for a meeting"))
    bilateral_minutes = forms.IntegerField(
        label=_("Minutes of a bilateral meeting"), min_value=5, max_value=120
    )
    bilateral_pause = forms.IntegerField(
        label=_("Minutes between two bilateral meetings"), min_value=0, max_value=120
    )
    bilateral_daily_limit = forms.IntegerField(
        label=_("Bilateral meetings a day at most"), min_value=1, max_value=48
    )
    bilateral_self_service = forms.BooleanField(
        label=_("Let two delegations that agree take a free place and time by themselves"),
        required=False,
    )
    bilateral_not_during = forms.MultipleChoiceField(
        label=_("No bilateral meetings while one of these runs"),
        choices=SESSIONS.items(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    source = forms.CharField(label=_("Where the rules come from"), required=False, max_length=200)

    def parts(self, *wanted: str) -> list[Part]:
        return in_parts(self, PARTS, wanted)

    @classmethod
    def initial_of(cls, rules: Rules, version: int) -> dict[str, Any]:
        names = [name for name in cls.base_fields if name != "seen_version"]
        return {"seen_version": version, **{name: getattr(rules, name) for name in names}}


PARTS = (
    (
        "list",
        _("List of participants"),
        (
            "list_state",
            "provisional_days",
            "list_order",
            "country_names",
            "show_names",
            "show_offices",
            "flags",
        ),
    ),
    ("figures", _("Statistics"), ("host_counted", "rounded_figures")),
    ("deadlines", _("Deadlines"), ("answer_days", "link_days", "reminder_days", "retention_days")),
    (
        "debate",
        _("Speakers and decisions"),
        ("speakers", "speaking_minutes", "quorum", "majority", "adoption"),
    ),
    (
        "conflicts",
        _("Conflicts in the programme"),
        (
            "changeover_minutes",
            *(name for name in RulesForm.base_fields if name.startswith("conflict_")),
        ),
    ),
    ("interpretation", _("Interpretation"), ("interpretation_table", "interpretation_weeks")),
    (
        "bilaterals",
        _("Bilateral meetings"),
        tuple(name for name in RulesForm.base_fields if name.startswith("bilateral_")),
    ),
    ("source", _("Source"), ("source",)),
)


class CategoryForm(forms.Form):
    """A row without a category is left out, whatever else it says."""

    key = forms.ChoiceField(
        label=_("Category"), choices=[("", _("none")), *CATEGORIES.items()], required=False
    )
    quota = forms.IntegerField(
        label=_("Persons per delegation"), min_value=1, max_value=200, required=False
    )
    rights = forms.MultipleChoiceField(
        label=_("Rights"),
        choices=RIGHTS.items(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name in ("quota", "rights"):
            if given.get("key") and not given.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return given


class BaseCategories(forms.BaseFormSet):
    def clean(self) -> None:
        keys = [form.cleaned_data["key"] for form in self.forms if form.cleaned_data.get("key")]
        if len(keys) != len(set(keys)):
            raise forms.ValidationError(_("A category stands twice."))


CategoryFormSet = forms.formset_factory(
    CategoryForm, formset=BaseCategories, extra=1, max_num=12, validate_max=True
)


def categories_of(formset: forms.BaseFormSet) -> list[dict[str, Any]]:
    return [form.cleaned_data for form in formset.forms if form.cleaned_data.get("key")]
