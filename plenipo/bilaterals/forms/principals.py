"""A principal, and when he or she can be met, day by day."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from plenipo.bilaterals.forms.requests import spoken
from plenipo.bilaterals.models import Level, Principal
from plenipo.kit.forms import RevisionField, offer


def a_time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )


class ReceivingForm(forms.Form):
    """Somebody who receives others."""

    seen = RevisionField()  # empty while there is nobody yet
    name = forms.CharField(
        label=_("Name"),
        max_length=300,
        required=False,
        help_text=_("Other delegations see only the level."),
    )
    office = forms.CharField(label=_("Office"), max_length=300)
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), widget=forms.CheckboxSelectMultiple, required=False
    )
    daily_limit = forms.IntegerField(
        label=_("Maximum number of meetings per day"), min_value=1, max_value=48, required=False
    )

    def __init__(self, *args: Any, languages: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "languages", spoken(languages))

    @classmethod
    def initial_of(cls, principal: Principal | None) -> dict[str, Any]:
        if principal is None:
            return {}
        names = [name for name in cls.base_fields if name not in ("seen", "delegate")]
        told = {"seen": principal.revision, "delegate": principal.delegate_id}
        return {**told, **{n: getattr(principal, n) for n in names}}

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class PrincipalForm(ReceivingForm):
    """Of a delegation; `people` are its delegates as (number, name)."""

    field_order = ("seen", "delegate")
    delegate = forms.TypedChoiceField(
        label=_("Member of your delegation"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Their sessions, arrival and departure are taken into account."),
    )

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "delegate", [("", _("not on the list")), *people])

    def values(self) -> dict[str, Any]:
        told = super().values()
        told["delegate_id"] = told.pop("delegate")
        return told


class HostPrincipalForm(ReceivingForm):
    """The host's leadership is named to everybody who may ask to meet it."""

    level = forms.TypedChoiceField(label=_("Level"), choices=Level.choices, coerce=int)
    position = forms.IntegerField(
        label=_("Rank in your own order of precedence"), min_value=1, max_value=99, initial=1
    )
    receives = forms.BooleanField(label=_("Available for meeting requests"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _(
            "Delegations see it when they request a meeting. No meeting is scheduled "
            "while the programme announces a role under this name."
        )


class TimesForm(forms.Form):
    """From when until when on each day; a day left empty is a day without meetings."""

    def __init__(self, *args: Any, days: list[date], zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days, self.zone = days, ZoneInfo(zone)
        for day in days:
            self.fields[f"{day}-from"] = a_time(pgettext("time of day", "From"))
            self.fields[f"{day}-until"] = a_time(pgettext("time of day", "Until"))

    def rows(self) -> list[tuple[date, Any, Any]]:
        return [(day, self[f"{day}-from"], self[f"{day}-until"]) for day in self.days]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for day in self.days:
            start, end = told.get(f"{day}-from"), told.get(f"{day}-until")
            if bool(start) != bool(end) and not self.errors:
                self.add_error(f"{day}-until", _("Enter both times for this day, or neither."))
            elif start and end and end <= start:
                wrong = _("The end must be later than the start.")
                self.add_error(f"{day}-until", wrong)
        return told

    def times(self) -> list[tuple[datetime, datetime]]:
        told = self.cleaned_data
        return [
            (
                datetime.combine(day, told[f"{day}-from"], self.zone),
                datetime.combine(day, told[f"{day}-until"], self.zone),
            )
            for day in self.days
            if told[f"{day}-from"]
        ]

    @staticmethod
    def initial_of(principal: Principal | None, zone: str) -> dict[str, Any]:
        told: dict[str, Any] = {}
        if principal is not None:
            for each in principal.availabilities.all():
                starts, ends = (t.astimezone(ZoneInfo(zone)) for t in (each.starts, each.ends))
                told[f"{starts.date()}-from"] = starts.time()
                told[f"{starts.date()}-until"] = ends.time()
        return told
