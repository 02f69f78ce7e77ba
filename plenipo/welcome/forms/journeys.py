"""Arrivals and departures as they are typed, searched and pasted."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.conference.forms.edition import ZoneField
from plenipo.conference.models import Conference
from plenipo.conference.words.zones import zone_choices
from plenipo.delegations.models import Delegation
from plenipo.kit.days import day_of_the_week, short_day
from plenipo.kit.forms import MomentField, RevisionField, offer, offer_rows
from plenipo.welcome.formats.lines import said_in
from plenipo.welcome.models import Journey, JourneyWay, TeamMember
from plenipo.welcome.queries.journeys import DaysOfJourneys, is_far

VALUES = ("way", "means", "flight", "place", "point", "at", "people", "note")
SHOWN = {
    "": pgettext_lazy("journeys", "all"),
    "gaps": gettext_lazy("with something missing"),
    "expected": gettext_lazy("still to come"),
    "cancelled": pgettext_lazy("journeys", "cancelled"),
}


class BoardFilterForm(forms.Form):
    """Filters of the board; what makes no sense is left aside."""

    day = forms.ChoiceField(label=gettext_lazy("Day"), required=False)
    way = forms.ChoiceField(
        label=gettext_lazy("Arrivals or departures"),
        required=False,
        choices=[("", pgettext_lazy("journeys", "both")), *JourneyWay.choices],
    )
    show = forms.ChoiceField(
        label=pgettext_lazy("filter", "Show"), required=False, choices=list(SHOWN.items())
    )
    q = forms.CharField(
        label=gettext_lazy("Delegation, flight, place or name"), required=False, max_length=200
    )

    def __init__(self, days: DaysOfJourneys, *args: Any) -> None:
        super().__init__(*args)
        self.days, self.usual = days, days.next
        offer(self, "day", [(each.isoformat(), day_of_the_week(each)) for each in days.all()])
        self.initial["day"] = self.usual.isoformat()
        if self.is_bound and not self.data.get("day"):
            self.data = {**self.data.dict(), "day": self.usual.isoformat()}  # type: ignore[attr-defined]

    @property
    def narrowed(self) -> bool:
        return any(self.asked().values())

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("way", "show", "q")}

    def chosen(self) -> date:
        self.is_valid()
        day = self.cleaned_data.get("day")
        return date.fromisoformat(day) if day else self.usual


class JourneyForm(forms.Form):
    """Typed in the time of the venue, or of the zone that is chosen beside it."""

    way = forms.ChoiceField(
        label=gettext_lazy("Arrival or departure"),
        choices=JourneyWay.choices,
        widget=forms.RadioSelect,
    )
    means = forms.ChoiceField(
        label=pgettext_lazy("journey", "By"),
        choices=Journey.Means.choices,
        initial=Journey.Means.FLIGHT,
    )
    flight = forms.CharField(
        label=gettext_lazy("Number of the flight or train"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"dir": "ltr", "placeholder": "LH 590"}),
    )
    place = forms.CharField(
        label=gettext_lazy("Coming from, or going to"), max_length=120, required=False
    )
    at = MomentField(label=gettext_lazy("Lands, or leaves"))
    zone = ZoneField(
        label=gettext_lazy("This time is the time of"),
        required=False,
        help_text=gettext_lazy("Leave it as it is where the time is that of the venue."),
    )
    point = forms.CharField(
        label=gettext_lazy("Airport, terminal or station here"), max_length=120, required=False
    )
    who = forms.MultipleChoiceField(
        label=gettext_lazy("Who travels"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    people = forms.IntegerField(
        label=gettext_lazy("Number of people, if not all are named"),
        required=False,
        min_value=1,
        max_value=999,
    )
    note = forms.CharField(label=gettext_lazy("Note"), max_length=300, required=False)
    seen = RevisionField()

    def __init__(
        self, conference: Conference, who: Iterable[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.conference = conference
        choices = list(who)
        offer(self, "who", choices)
        if not choices:
            self.fields["who"].widget = forms.MultipleHiddenInput()
        first = (("", _("the venue")), *zone_choices(now=str(self["zone"].value() or ""))[1:])
        offer(self, "zone", first)

    def clean_flight(self) -> str:
        """As timetables write it: lh590 is LH 590."""
        typed = str(self.cleaned_data["flight"]).strip()
        return said_in(typed, ()).number or typed

    def clean(self) -> None:
        super().clean()
        at, zone = self.cleaned_data.get("at"), self.cleaned_data.get("zone")
        if not isinstance(at, datetime):
            return
        if zone:
            at = at.replace(tzinfo=ZoneInfo(zone))
            self.cleaned_data["at"] = at
        if is_far(at, self.conference):
            told = {"day": short_day(at.date())}
            self.add_error(
                "at", _("%(day)s is far from the days of the conference. Check the date.") % told
            )

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in VALUES}

    @property
    def delegates(self) -> list[int]:
        return [int(each) for each in self.cleaned_data["who"]]

    @staticmethod
    def initial_of(journey: Journey) -> dict[str, Any]:
        values = {name: getattr(journey, name) for name in VALUES}
        who = journey.travellers.values_list("delegate", flat=True)
        return {**values, "who": [str(pk) for pk in who], "seen": journey.revision}


class DelegationForm(forms.Form):
    """Whose arrival or departure it is."""

    delegation = forms.ModelChoiceField(
        Delegation.objects.none(), label=gettext_lazy("Delegation"), empty_label=None
    )

    def __init__(self, rows: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "delegation", rows)


class NewTimeForm(forms.Form):
    at = MomentField(label=gettext_lazy("Now lands, or leaves"))
    whole_flight = forms.BooleanField(
        label=gettext_lazy("For everybody in the same flight or train"),
        required=False,
        initial=True,
    )
    seen = RevisionField()


class ReceiversForm(forms.Form):
    members = forms.ModelMultipleChoiceField(
        TeamMember.objects.none(),
        label=gettext_lazy("Who meets them"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    seen = RevisionField()

    def __init__(
        self, choices: Iterable[tuple[int, str]], rows: Any, *args: Any, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        offer_rows(self, "members", rows)
        offer(self, "members", list(choices))


class PasteForm(forms.Form):
    pasted = forms.CharField(
        label=gettext_lazy("Paste the list"),
        max_length=200_000,
        widget=forms.Textarea({"rows": 12, "dir": "auto"}),
        help_text=gettext_lazy(
            "A table with headings in any of the six languages, or lines as they stand in letters and "
            "bookings: delegation, flight, date, time."
        ),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Where a line does not say: it is"),
        choices=JourneyWay.choices,
        initial=JourneyWay.IN,
    )
    zone = ZoneField(
        label=gettext_lazy("Times are those of"),
        required=False,
        help_text=gettext_lazy(
            "Tickets say the local time of each airport: an arrival here is in the time of the venue."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = (("", _("the venue")), *zone_choices(now=str(self["zone"].value() or ""))[1:])
        offer(self, "zone", first)
