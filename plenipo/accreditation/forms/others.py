"""Persons outside delegations: one, a table of many, and the filters of their list."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.accreditation.models import BadgeCategory, OtherHolder
from plenipo.accreditation.profile import GROUPS
from plenipo.accreditation.queries.others import OthersFilter, groups_of
from plenipo.accreditation.words.badges import NEEDS
from plenipo.accreditation.words.others import LABELS
from plenipo.conference.models import Conference
from plenipo.delegations.forms.naming import PersonForm
from plenipo.kit.forms import DayField, offer, offer_rows, whole

NAMES = ("family_name", "given_name", "native_name", "name_order", "style", "email")
NEW = "new"  # another person of the same name


class OtherForm(PersonForm):
    """One of them. The name has the fields and checks of a delegate's.

    names   False: it is not ours to state
    """

    group = forms.ChoiceField(label=LABELS["group"])
    function = forms.CharField(
        label=LABELS["function"],
        max_length=200,
        required=False,
        help_text=gettext_lazy("Empty: the group, in the languages of the badge."),
    )
    organisation = forms.CharField(
        label=LABELS["organisation"],
        max_length=200,
        required=False,
        widget=forms.TextInput({"list": "organisations"}),
    )
    category = forms.ModelChoiceField(
        BadgeCategory.objects.none(),
        label=gettext_lazy("Badge category"),
        required=False,
        empty_label=gettext_lazy("as its group"),
    )
    starts = DayField(label=LABELS["starts"], required=False)
    ends = DayField(
        label=LABELS["ends"],
        required=False,
        help_text=gettext_lazy("Empty: as all badges of the conference."),
    )
    contact = forms.CharField(
        label=LABELS["contact"],
        max_length=300,
        required=False,
        help_text=gettext_lazy("Name and telephone number or e-mail."),
    )
    note = forms.CharField(
        label=LABELS["note"],
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    reserved = forms.BooleanField(
        label=gettext_lazy("Name for the badge office only"),
        required=False,
        help_text=gettext_lazy("At the person’s wish: gates see a badge holder without a name."),
    )

    def __init__(
        self,
        groups: Sequence[str],
        *args: Any,
        categories: Any = None,
        names: bool = True,
        **kwargs: Any,
    ) -> None:
        """categories   to be chosen by hand; None: not in this form"""
        super().__init__(*args, **kwargs)
        kept = set(NAMES if names else ()) | set(type(self).base_fields)
        self.fields = {name: each for name, each in self.fields.items() if name in kept}
        self._names = names
        offer(self, "group", [(key, GROUPS.get(key, key)) for key in groups])
        if categories is None:
            del self.fields["category"]
        else:
            offer_rows(self, "category", categories)

    def clean(self) -> dict[str, Any]:
        said = super().clean() if self._names else self.cleaned_data
        starts, ends = said.get("starts"), said.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day cannot be before the first day."))
        return said

    @classmethod
    def initial_of(cls, row: OtherHolder) -> dict[str, Any]:
        own = {name: getattr(row, name) for name in cls.base_fields}
        names = {name: getattr(row.person, name) for name in NAMES}
        return {**own, **names, "category": row.category_id}


def other_form(conference: Conference, *args: Any, **kwargs: Any) -> OtherForm:
    groups = list(groups_of(conference))
    chosen = (kwargs.get("initial") or {}).get("group")
    if chosen and chosen not in groups:  # registered before the rules left it out
        groups.append(chosen)
    categories = BadgeCategory.objects.filter(conference=conference)
    return OtherForm(groups, *args, categories=categories, **kwargs)


class SameForm(forms.Form):
    """Whether somebody of the same name is the person that is being registered."""

    same = forms.ChoiceField(
        label=gettext_lazy("Somebody of this name is already here"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say whether it is the same person.")},
    )
    known = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)

    def __init__(self, known: Sequence[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = _("The same person: %(who)s")
        choices = [(str(pk), said % {"who": who}) for pk, who in known]
        offer(self, "same", [*choices, (NEW, _("Another person of the same name"))])
        self.fields["known"].initial = " ".join(str(pk) for pk, _who in known)


def numbers_in(typed: str) -> frozenset[int]:
    return frozenset(filter(None, (whole(each, 0) for each in typed.split())))


class OthersTableForm(forms.Form):
    """Many at once, and what holds for all rows that do not say otherwise."""

    pasted = forms.CharField(
        label=gettext_lazy("Paste the list"),
        required=False,
        max_length=500_000,
        widget=forms.Textarea({"rows": 8, "dir": "auto"}),
        help_text=gettext_lazy(
            "With headings in any of the six languages and columns in any order, or one person a line."
        ),
    )
    table = forms.FileField(label=gettext_lazy("or upload a table (CSV, XLSX)"), required=False)
    group = forms.ChoiceField(
        label=gettext_lazy("Group"),
        help_text=gettext_lazy("This and what follows holds for rows that do not say otherwise."),
    )
    organisation = forms.CharField(
        label=LABELS["organisation"],
        max_length=200,
        required=False,
        widget=forms.TextInput({"list": "organisations"}),
    )
    starts = DayField(label=LABELS["starts"], required=False)
    ends = DayField(label=LABELS["ends"], required=False)
    contact = forms.CharField(label=LABELS["contact"], max_length=300, required=False)

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "group", [(key, GROUPS.get(key, key)) for key in groups_of(conference)])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("pasted", "").strip() and not said.get("table"):
            self.add_error("pasted", _("Paste a list, or choose a file."))
        return said

    def usual(self) -> dict[str, str]:
        said = self.cleaned_data
        days = {
            name: said[name].isoformat() if said.get(name) else "" for name in ("starts", "ends")
        }
        return {name: said.get(name, "") for name in ("group", "organisation", "contact")} | days


class OthersFilterForm(forms.Form):
    """Filters of the list; what makes no sense is left aside."""

    q = forms.CharField(
        label=gettext_lazy("Name, firm, function or number"), required=False, max_length=200
    )
    group = forms.ChoiceField(label=gettext_lazy("Group"), required=False)
    organisation = forms.ChoiceField(label=LABELS["organisation"], required=False)
    needs = forms.ChoiceField(label=gettext_lazy("Badge"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Registration"),
        required=False,
        choices=[
            ("", OtherHolder.State.REGISTERED.label),
            (OtherHolder.State.WITHDRAWN.value, OtherHolder.State.WITHDRAWN.label),
            ("all", pgettext_lazy("badges", "all")),
        ],
    )

    def __init__(
        self, groups: Iterable[tuple[str, str]], organisations: Iterable[str], *args: Any
    ) -> None:
        super().__init__(*args)
        every = ("", pgettext_lazy("badges", "all"))
        offer(self, "group", [every, *groups])
        offer(self, "organisation", [every, *((each, each) for each in organisations)])
        offer(self, "needs", [every, *NEEDS.items()])

    def asked(self) -> OthersFilter:
        self.is_valid()
        said = self.cleaned_data
        state = said.get("state") or OtherHolder.State.REGISTERED
        return OthersFilter(
            q=said.get("q", ""),
            group=said.get("group", ""),
            organisation=said.get("organisation", ""),
            needs=said.get("needs", ""),
            state="" if state == "all" else state,
        )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy(
            "“End of contract”, “firm replaced” … Read by the badge office only."
        ),
    )
