"""Vehicles and convoys as they are typed."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.accreditation.models import PassKind
from plenipo.conference.models import Conference
from plenipo.kit.days import day_of_the_week, short_day
from plenipo.kit.forms import MomentField, NameField, in_order, offer, offer_rows
from plenipo.welcome.models import Convoy, Vehicle
from plenipo.welcome.queries.journeys import is_far


class VehicleForm(forms.Form):
    plate = forms.CharField(
        label=gettext_lazy("Number plate"), max_length=20, widget=forms.TextInput({"dir": "ltr"})
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of vehicle"), choices=Vehicle.Kind.choices, initial="car"
    )
    seats = forms.IntegerField(
        label=gettext_lazy("Seats for passengers"),
        min_value=0,
        max_value=99,
        initial=3,
        help_text=gettext_lazy("Without the driver’s seat."),
    )
    driver = NameField(label=gettext_lazy("Driver"), required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"dir": "ltr", "type": "tel"}),
    )
    pass_kind = forms.ModelChoiceField(
        PassKind.objects.none(),
        label=gettext_lazy("Car pass"),
        required=False,
        empty_label=pgettext_lazy("car pass", "none"),
    )

    def __init__(self, passes: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "pass_kind", passes)
        if not passes:
            self.fields["pass_kind"].widget = forms.HiddenInput()

    @staticmethod
    def initial_of(vehicle: Vehicle) -> dict[str, Any]:
        return {name: getattr(vehicle, name) for name in VehicleForm.base_fields}


class ConvoyForm(forms.Form):
    start = forms.CharField(label=pgettext_lazy("convoy", "From"), max_length=200)
    goal = forms.CharField(label=pgettext_lazy("convoy", "To"), max_length=200)
    leaves = MomentField(label=gettext_lazy("Leaves"))
    arrives = MomentField(label=gettext_lazy("Arrives"))
    note = forms.CharField(label=gettext_lazy("Note"), max_length=300, required=False)

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conference = conference

    def clean(self) -> None:
        super().clean()
        in_order(self, "leaves", "arrives", _("A convoy arrives after it has left."))
        leaves = self.cleaned_data.get("leaves")
        if leaves and is_far(leaves, self.conference):
            told = {"day": short_day(leaves.date())}
            self.add_error(
                "leaves",
                _("%(day)s is far from the days of the conference. Check the date.") % told,
            )

    @staticmethod
    def initial_of(convoy: Convoy) -> dict[str, Any]:
        return {name: getattr(convoy, name) for name in ConvoyForm.base_fields}


class ConvoyDayForm(forms.Form):
    """The day that is shown; what makes no sense is left aside."""

    day = forms.ChoiceField(label=gettext_lazy("Day"), required=False)

    def __init__(self, days: list[date], usual: date, *args: Any) -> None:
        super().__init__(*args)
        self.usual = usual
        offer(self, "day", [(each.isoformat(), day_of_the_week(each)) for each in days])
        self.initial["day"] = usual.isoformat()
        if self.is_bound and not self.data.get("day"):
            self.data = {**self.data.dict(), "day": usual.isoformat()}  # type: ignore[attr-defined]

    def chosen(self) -> date:
        self.is_valid()
        day = self.cleaned_data.get("day")
        return date.fromisoformat(day) if day else self.usual
