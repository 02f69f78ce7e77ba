import re
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.forms import DayField, MomentField, RevisionField, in_order, offer, offer_rows
from plenipo.kit.texts import TextsField
from plenipo.programme.models import Building, Room, Venue, Walk
from plenipo.programme.queries import places


def clock(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}), **more)


def moment(label: Any, **more: Any) -> forms.DateTimeField:
    """Typed and shown in the zone that is active, the venue's."""
    return MomentField(label=label, **more)


class VenueForm(forms.Form):
    name = TextsField(label=gettext_lazy("Name of the venue"), max_length=120)
    building = TextsField(
        label=gettext_lazy("Name of its first building"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("If empty: the building has the name of the venue."),
    )


class BuildingForm(forms.Form):
    venue = forms.ModelChoiceField(
        Venue.objects.none(), label=gettext_lazy("Venue"), empty_label=None
    )
    name = TextsField(label=gettext_lazy("Name of the building"), max_length=120)

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        venues = Venue.objects.filter(conference=conference)
        offer_rows(self, "venue", venues)


class RoomForm(forms.Form):
    name = TextsField(label=gettext_lazy("Name of the room"), max_length=120)
    code = forms.CharField(
        label=gettext_lazy("Short code"),
        max_length=8,
        validators=Room._meta.get_field("code").validators,
        help_text=gettext_lazy("As shown on plates, boards and displays: A1."),
    )
    building = forms.ModelChoiceField(
        Building.objects.none(), label=gettext_lazy("Building"), empty_label=None
    )
    capacity = forms.IntegerField(label=gettext_lazy("Seats"), min_value=1, max_value=100_000)
    layout = forms.ChoiceField(label=gettext_lazy("Layout"), choices=Room.Layout.choices)
    zone = forms.CharField(label=gettext_lazy("Zone"), max_length=40, required=False)
    booths = forms.IntegerField(
        label=gettext_lazy("Interpreters’ booths"), min_value=0, max_value=40, initial=0
    )
    features = forms.MultipleChoiceField(
        label=gettext_lazy("Features"),
        choices=Room.Feature.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        buildings = places.buildings_of(conference)
        offer_rows(self, "building", buildings)

    @classmethod
    def initial_of(cls, room: Room) -> dict[str, Any]:
        return {name: getattr(room, name) for name in cls.base_fields}


class StretchForm(forms.Form):
    """From one moment to another."""

    starts = moment(pgettext_lazy("day and time", "From"))
    ends = moment(pgettext_lazy("day and time", "Until"))

    def clean(self) -> None:
        super().clean()
        in_order(self, "starts", "ends", _("The end is before the start."))


class WalkForm(forms.Form):
    one = forms.ModelChoiceField(Building.objects.none(), label=pgettext_lazy("place", "From"))
    other = forms.ModelChoiceField(Building.objects.none(), label=pgettext_lazy("place", "To"))
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=0, max_value=240)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            buildings = places.buildings_of(conference)
            offer_rows(self, name, buildings)

    @staticmethod
    def seen_of(walks: Iterable[Walk]) -> str:
        """Every time the page shows, as "3-4:8 3-7:12": which of them is changed is chosen on the page."""
        return " ".join(f"{walk.one_id}-{walk.other_id}:{walk.minutes}" for walk in walks)

    def shown_again(self, walks: Iterable[Walk], why: str) -> "WalkForm":
        """As it was typed, beside the times there are now."""
        posted = cast(QueryDict, self.data).copy()
        posted[self.add_prefix("seen")] = self.seen_of(walks)
        self.data = posted
        self.add_error("minutes", why)
        return self

    @property
    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        shown = dict(re.findall(r"(\d+-\d+):(\d{1,5})\b", given.pop("seen")))
        first, second = sorted((given["one"].pk, given["other"].pk))
        minutes = shown.get(f"{first}-{second}")
        return given | {"seen": int(minutes) if minutes else None}


class HoursForm(forms.Form):
    """From when to when a day is open."""

    opens = clock(gettext_lazy("Opens"))
    closes = clock(gettext_lazy("Closes"))

    def clean(self) -> None:
        super().clean()
        in_order(self, "opens", "closes", _("The closing time is before the opening time."))


class DayForm(HoursForm):
    day = DayField(label=gettext_lazy("Day"))
    field_order = ["day", "opens", "closes"]


class PlaceNameForm(forms.Form):
    name = TextsField(label=gettext_lazy("Name"), max_length=120)


class MoveToForm(forms.Form):
    """Where what hangs on a place or a day goes, before it is deleted."""

    to = forms.ChoiceField(label=gettext_lazy("Move them to"), required=False)

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to", [("", _("do not move them")), *((str(pk), name) for pk, name in choices)])


class StayForm(forms.Form):
    arrives = moment(gettext_lazy("Arrives"), required=False)
    leaves = moment(gettext_lazy("Leaves"), required=False)
    seen = RevisionField()

    def clean(self) -> None:
        super().clean()
        in_order(self, "arrives", "leaves", _("The departure is before the arrival."))
