"""Ranks and offices."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.kit.forms import KnownDayField, RevisionField, offer
from plenipo.kit.texts import TextsField
from plenipo.protocol.bridge import known_day
from plenipo.protocol.models import Tenure
from plenipo.protocol.words.ranks import TABLES

SHOWN = {
    "": pgettext_lazy("principals", "all"),
    "rank": gettext_lazy("without a rank"),
    "since": gettext_lazy("without a date of taking office"),
    "stated": gettext_lazy("statement to be confirmed"),
}


class RankForm(forms.Form):
    name = TextsField(label=gettext_lazy("Name of the class"), max_length=120)


class UsualTableForm(forms.Form):
    seen = RevisionField()
    kind = forms.ChoiceField(label=gettext_lazy("Usual classes of"), choices=list(TABLES.items()))


class OfficeFilterForm(forms.Form):
    """Filters of the list; what makes no sense is left aside."""

    q = forms.CharField(
        label=gettext_lazy("Name, office or delegation"), required=False, max_length=200
    )
    show = forms.ChoiceField(
        label=gettext_lazy("Show"), required=False, choices=list(SHOWN.items())
    )
    rank = forms.ChoiceField(label=gettext_lazy("Rank"), required=False)

    def __init__(self, ranks: dict[str, str], *args: Any) -> None:
        super().__init__(*args)
        offer(self, "rank", [("", pgettext_lazy("ranks", "all")), *ranks.items()])

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "show", "rank")}


class OfficeForm(forms.Form):
    rank = forms.ChoiceField(label=gettext_lazy("Rank"))
    office = forms.CharField(
        label=gettext_lazy("Office"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    since = KnownDayField(
        label=gettext_lazy("In office since"),
        required=False,
        help_text=gettext_lazy(
            "A date, a month or the year only. Empty: as the delegation states of the present office."
        ),
        widget=forms.TextInput({"placeholder": "2021-04-13", "dir": "ltr"}),
    )
    until = KnownDayField(
        label=gettext_lazy("In office until"),
        required=False,
        help_text=gettext_lazy("The last day; empty while the office is held."),
        widget=forms.TextInput({"placeholder": "2025-03-31", "dir": "ltr"}),
    )

    def __init__(self, ranks: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "rank", [("", "—"), *ranks.items()])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        since, until = known_day(told.get("since")), known_day(told.get("until"))
        if until and not since and "since" not in self.errors:
            self.add_error("since", _("Enter since when an office that has ended was held."))
        if since and until and until.last < since.first:
            self.add_error("until", _("The office cannot end before it began."))
        return told

    @classmethod
    def initial_of(cls, row: Tenure) -> dict[str, Any]:
        return {"rank": row.rank, "office": row.office, "since": row.since, "until": row.until}


class StatementForm(OfficeForm):
    """What a delegation states of one of its people."""

    person = forms.ChoiceField(label=gettext_lazy("Person"))
    field_order = ("person", "rank", "office", "since", "until")

    def __init__(
        self, people: dict[int, str], ranks: dict[str, str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(ranks, *args, **kwargs)
        offer(self, "person", [("", "—"), *((str(pk), name) for pk, name in people.items())])


class DeclineForm(forms.Form):
    seen = RevisionField()
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The delegation reads it."),
        max_length=500,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
