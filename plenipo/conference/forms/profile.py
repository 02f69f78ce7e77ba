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
        _("Days before the first day on which the provisional list is disclosed"),
        least=0,
        help_text=_("0: no date is announced."),
    )
    list_order = forms.ChoiceField(label=_("Order of lists"), choices=ORDERS.items())
    country_names = forms.ChoiceField(
        label=_("Country names"),
        choices=COUNTRY_NAMES.items(),
        help_text=_("You can enter your own names on the page “Nomenclature”."),
    )
    show_names = forms.BooleanField(
        label=_("List the names of persons who have agreed to it"), required=False
    )
    show_offices = forms.BooleanField(label=_("Show their offices"), required=False)
    flags = forms.BooleanField(label=_("Show flags"), required=False)
    host_counted = forms.BooleanField(label=_("Count the host's own people"), required=False)
    rounded_figures = forms.BooleanField(
        label=_("Publish figures rounded down (“more than 200”)"), required=False
    )
    answer_days = days(_("Days for the reply to an invitation"))
    link_days = days(_("Days a personal link is valid"))
    reminder_days = days(_("Minimum days between two reminders"))
    retention_days = days(_("Retention of personal data in days after the last day"))
    speakers = forms.ChoiceField(label=_("Speakers"), choices=SPEAKERS.items())
    speaking_minutes = forms.IntegerField(
        label=_("Length of a statement in minutes"), min_value=1, max_value=120
    )
    quorum = forms.CharField(label=_("Quorum"), required=False, max_length=60)
    majority = forms.CharField(label=_("Majority"), required=False, max_length=60)
    adoption = forms.ChoiceField(label=_("Adoption of texts"), choices=ADOPTION.items())
    changeover_minutes = forms.IntegerField(
        label=_("Minutes required in a room between two sessions"), min_value=0, max_value=120
    )
    conflict_room_small = severity("room_small")
    conflict_room_twice = severity("room_twice")
    conflict_person_twice = severity("person_twice")
    conflict_absent = severity("absent")
    conflict_uninterpreted = severity("uninterpreted")
    conflict_booths = severity("booths")
    conflict_changeover = severity("changeover")
    conflict_outside_day = severity("outside_day")
    conflict_outside_hours = severity("outside_hours")
    interpretation_table = forms.ChoiceField(
        label=_("Size of interpreting teams"), choices=TABLES.items()
    )
    interpretation_weeks = forms.IntegerField(
        label=_("Weeks in advance that gaps in interpretation are reported"),
        min_value=1,
        max_value=52,
    )
    interpretation_all = forms.MultipleChoiceField(
        label=_("New sessions of these kinds are in all languages of the conference"),
        choices=SESSIONS.items(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    interpretation_others = forms.IntegerField(
        label=_("Number of languages of other new sessions"),
        min_value=0,
        max_value=20,
        help_text=_("The first languages of the conference, in the order of its settings."),
    )
    bilateral_cohort_days = days(
        _(
            "Days before the first day until which all requests for bilateral meetings are treated "
            "alike"
        ),
        least=0,
        help_text=_("0: in the order of receipt from the beginning."),
    )
    bilateral_ties = forms.ChoiceField(label=_("Between equal requests"), choices=TIES.items())
    bilateral_answer_days = days(_("Days for the reply to a request for a meeting"))
    bilateral_minutes = forms.IntegerField(
        label=_("Length of a bilateral meeting in minutes"), min_value=5, max_value=120
    )
    bilateral_pause = forms.IntegerField(
        label=_("Minutes between two bilateral meetings"), min_value=0, max_value=120
    )
    bilateral_daily_limit = forms.IntegerField(
        label=_("Maximum number of bilateral meetings per day"), min_value=1, max_value=48
    )
    bilateral_self_service = forms.BooleanField(
        label=_("Allow two delegations that agree to book a free place and time themselves"),
        required=False,
    )
    bilateral_not_during = forms.MultipleChoiceField(
        label=_("No bilateral meetings during"),
        choices=SESSIONS.items(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    source = forms.CharField(label=_("Source of the rules"), required=False, max_length=200)

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
    (
        "interpretation",
        _("Interpretation"),
        tuple(name for name in RulesForm.base_fields if name.startswith("interpretation_")),
    ),
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


class BaseCategories(forms.BaseFormSet):  # type: ignore[type-arg]
    def clean(self) -> None:
        keys = [form.cleaned_data["key"] for form in self.forms if form.cleaned_data.get("key")]
        if len(keys) != len(set(keys)):
            raise forms.ValidationError(_("Duplicate category. Remove one of the two."))


CategoryFormSet = forms.formset_factory(
    CategoryForm, formset=BaseCategories, extra=1, max_num=12, validate_max=True
)


def categories_of(formset: "forms.BaseFormSet[forms.Form]") -> list[dict[str, Any]]:
    return [form.cleaned_data for form in formset.forms if form.cleaned_data.get("key")]
