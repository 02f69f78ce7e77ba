import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.conference.profile import CATEGORIES, LARGEST_QUOTA, RIGHTS
from plenipo.conference.sections import (
    Choice,
    Number,
    Rule,
    Rules,
    Several,
    Text,
    YesNo,
    all_rules,
    parts_of_the_form,
)
from plenipo.kit.forms import FormPart, in_parts, offer
from plenipo.kit.locales import listed
from plenipo.kit.phrases import bracketed


def field_of(rule: Rule) -> forms.Field:
    how = {"label": rule.label, "help_text": rule.help}
    match rule:
        case Number(least=least, most=most):
            return forms.IntegerField(min_value=least, max_value=most, **how)
        case YesNo():
            return forms.BooleanField(required=False, **how)
        case Several(choices=offered):
            return forms.MultipleChoiceField(
                choices=offered.items(),
                widget=forms.CheckboxSelectMultiple,
                required=False,
                **how,
            )
        case Choice(choices=offered):
            return forms.ChoiceField(choices=offered.items(), **how)
        case Text(most=most):
            return forms.CharField(required=False, max_length=most, **how)
    raise TypeError(f"no field for {rule}")


class RulesForm(forms.Form):
    """Every rule that stands in a part: all but the categories."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = all_rules()
        for _heading, names in parts_of_the_form():
            self.fields |= {name: field_of(rules[name]) for name in names}

    def parts(self, *wanted: str) -> list[FormPart]:
        cut = [(heading.key, heading.title, names) for heading, names in parts_of_the_form()]
        return in_parts(self, cut, wanted)

    @classmethod
    def initial_of(cls, rules: Rules) -> dict[str, Any]:
        names = [name for _heading, names in parts_of_the_form() for name in names]
        return {name: rules.values[name] for name in names}


class CategoryForm(forms.Form):
    """A row without a category is left out, whatever else it says."""

    key = forms.ChoiceField(
        label=_("Category"), choices=[("", _("none")), *CATEGORIES.items()], required=False
    )
    quota = forms.IntegerField(
        label=_("Persons per delegation"), min_value=1, max_value=LARGEST_QUOTA, required=False
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


class ComparedRules(RulesForm):
    """As the pages of two people are compared: the categories are one value, for a row says nothing without the others.

    said   the rows of categories that a page can have, to be called by their words
    """

    categories = forms.ChoiceField(label=_("Categories of participants"))

    def __init__(self, rules: Rules, *said: str) -> None:
        now = rows_of(formset_of(rules))
        super().__init__(initial=self.initial_of(rules) | {"categories": now})
        offer(self, "categories", [(rows, rows_in_words(rows)) for rows in (now, *said)])


def formset_of(rules: Rules) -> "forms.BaseFormSet[forms.Form]":
    return CategoryFormSet(initial=rules.values["categories"], prefix="categories")


def rows_of(formset: "forms.BaseFormSet[forms.Form]") -> str:
    """The rows that say a category, as shown or as sent, right or wrong."""
    rows = [[form[name].value() for name in CategoryForm.base_fields] for form in formset.forms]
    return json.dumps([[key, str(quota or ""), rights or []] for key, quota, rights in rows if key])


def rows_in_words(rows: str) -> str:
    return listed(
        bracketed(CATEGORIES.get(key, key), listed([quota, *(RIGHTS.get(r, r) for r in rights)]))
        for key, quota, rights in json.loads(rows)
    )
