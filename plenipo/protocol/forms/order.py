"""What an order of precedence is asked for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.kit.forms import DayField, RevisionField, offer
from plenipo.protocol.models import OrderOf, PlacedByHand
from plenipo.protocol.words.compare import EQUALITY, OWN
from plenipo.protocol.words.order import MISSING


class OrderFilterForm(forms.Form):
    """Filters of the page; what makes no sense is left aside."""

    q = forms.CharField(
        label=gettext_lazy("Name, office or delegation"), required=False, max_length=200
    )
    rank = forms.ChoiceField(label=gettext_lazy("Rank"), required=False)
    lacks = forms.ChoiceField(
        label=gettext_lazy("Missing"),
        required=False,
        choices=[("", pgettext_lazy("missing", "all rows")), *MISSING.items()],
    )
    on = DayField(label=gettext_lazy("On the day"), required=False)

    def __init__(self, ranks: dict[str, str], *args: Any) -> None:
        super().__init__(*args)
        offer(self, "rank", [("", pgettext_lazy("ranks", "all")), *ranks.items()])

    def day(self, today: date) -> date:
        self.is_valid()
        return self.cleaned_data.get("on") or today

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "rank", "lacks")}


class SettleForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For example for which ceremony it was settled."),
        max_length=500,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )


class CompareForm(forms.Form):
    """Which two rules are laid side by side; what makes no sense is left aside."""

    of = forms.ChoiceField(label=gettext_lazy("Order"), required=False, choices=OrderOf.choices)
    left = forms.ChoiceField(label=gettext_lazy("Rules on the left"), required=False)
    right = forms.ChoiceField(label=gettext_lazy("Rules on the right"), required=False)

    def __init__(self, kinds: dict[str, Any], *args: Any) -> None:
        super().__init__(*args)
        for side in ("left", "right"):
            offer(self, side, kinds.items())

    def asked(self) -> tuple[str, str, str]:
        self.is_valid()
        told = self.cleaned_data
        return (
            told.get("of") or OrderOf.DELEGATIONS.value,
            told.get("left") or OWN,
            told.get("right") or EQUALITY,
        )


class PlaceByHandForm(forms.Form):
    seen = RevisionField()
    side = forms.ChoiceField(
        label=pgettext_lazy("in an order", "Place"),
        choices=PlacedByHand.Side.choices,
        widget=forms.RadioSelect,
        initial=PlacedByHand.Side.BEFORE,
    )
    beside = forms.ChoiceField(label=gettext_lazy("Beside"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy(
            "It stands in the order between the rows, and in its PDF and tables."
        ),
        max_length=500,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )

    def __init__(self, others: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "beside", [("", "—"), *others])
