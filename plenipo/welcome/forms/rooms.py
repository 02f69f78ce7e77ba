"""Hotels, allotments and rooms as they are typed, searched and pasted."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.days import short_day
from plenipo.kit.forms import DayField, RevisionField, in_order, offer, offer_rows
from plenipo.welcome.formats.read_rooms import MOST_IN_A_ROOM
from plenipo.welcome.models import Hotel, Lodging, RoomAllotment, RoomKind
from plenipo.welcome.models.hotels import names_apart
from plenipo.welcome.queries.journeys import is_far_day

SHOWN = {
    "": pgettext_lazy("rooms", "all"),
    "gaps": gettext_lazy("with something missing"),
    "stated": gettext_lazy("stated by the delegation, not yet checked"),
    "cancelled": pgettext_lazy("rooms", "cancelled"),
}
NOWHERE = "none"


class HotelForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the hotel"), max_length=200)
    address = forms.CharField(label=gettext_lazy("Address"), max_length=300, required=False)
    contact = forms.CharField(label=gettext_lazy("Contact person"), max_length=200, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"dir": "ltr", "type": "tel"}),
    )

    @staticmethod
    def initial_of(hotel: Hotel) -> dict[str, Any]:
        return {name: getattr(hotel, name) for name in HotelForm.base_fields}


class _NightsForm(forms.Form):
    """Nights near the conference, the departure after the first."""

    first = DayField(label=gettext_lazy("First night"))
    last = DayField(label=gettext_lazy("Departure"))

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conference = conference

    def clean(self) -> None:
        super().clean()
        in_order(self, "first", "last", _("The departure must be after the first night."))
        for name in ("first", "last"):
            day = self.cleaned_data.get(name)
            if day and is_far_day(day, self.conference):
                told = {"day": short_day(day)}
                self.add_error(
                    name,
                    _("%(day)s is far from the days of the conference. Check the date.") % told,
                )


class AllotmentForm(_NightsForm):
    kind = forms.ChoiceField(label=gettext_lazy("Kind of room"), choices=RoomKind.choices)
    rooms = forms.IntegerField(label=gettext_lazy("Number of rooms"), min_value=1, max_value=9_999)
    release = DayField(
        label=gettext_lazy("Release date"),
        required=False,
        help_text=gettext_lazy("After this day, rooms not taken go back to the hotel."),
    )
    field_order = ("kind", "rooms", "first", "last", "release")

    def clean(self) -> None:
        super().clean()
        release, last = self.cleaned_data.get("release"), self.cleaned_data.get("last")
        if release and last and release >= last:
            self.add_error("release", _("The release date must not be after the last night."))

    @staticmethod
    def initial_of(allotment: RoomAllotment) -> dict[str, Any]:
        return {name: getattr(allotment, name) for name in AllotmentForm.field_order}


class RoomWishForm(_NightsForm):
    """What a delegation says of a room."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of room"), choices=RoomKind.choices)
    who = forms.MultipleChoiceField(
        label=gettext_lazy("Who sleeps in it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("One or two people. Leave it empty while names are to follow."),
    )
    guests = forms.TypedChoiceField(
        label=gettext_lazy("Number of people"), coerce=int, choices=[(1, "1"), (2, "2")], initial=1
    )
    shared = forms.BooleanField(
        label=gettext_lazy("Both have agreed to share this room"), required=False
    )
    wishes = forms.CharField(
        label=gettext_lazy("Wishes"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Quiet, near the lift, late check-out. Nothing about health."),
    )
    seen = RevisionField()
    field_order: tuple[str, ...] = (
        *("first", "last", "kind", "who", "guests", "shared", "wishes"),
        "seen",
    )
    VALUES: tuple[str, ...] = ("first", "last", "kind", "guests", "shared", "wishes")

    def __init__(
        self, conference: Conference, who: Iterable[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(conference, *args, **kwargs)
        choices = list(who)
        offer(self, "who", choices)
        if not choices:
            self.fields["who"].widget = forms.MultipleHiddenInput()

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        named = len(told.get("who", ())) + len(names_apart(told.get("unregistered", "")))
        n = max(named, told.get("guests", 1))
        told["guests"] = n
        if n > MOST_IN_A_ROOM:
            self.add_error("who", _("At most two people sleep in one room. Enter another room."))
        elif n > 1 and told.get("kind") == RoomKind.SINGLE:
            self.add_error("kind", _("A single room is for one person."))
        elif n > 1 and not told.get("shared"):
            self.add_error("shared", _("Two people share a room only if both have agreed."))

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}

    @property
    def delegates(self) -> list[int]:
        return [int(each) for each in self.cleaned_data["who"]]

    @classmethod
    def initial_of(cls, lodging: Lodging) -> dict[str, Any]:
        values = {name: getattr(lodging, name) for name in cls.VALUES}
        who = lodging.sleepers.values_list("delegate", flat=True)
        return {**values, "who": [str(pk) for pk in who], "seen": lodging.revision}


class LodgingForm(RoomWishForm):
    """The same at the desk, with where it is."""

    hotel = forms.ModelChoiceField(
        Hotel.objects.none(),
        label=gettext_lazy("Hotel"),
        required=False,
        empty_label=pgettext_lazy("hotel", "none yet"),
    )
    room_number = forms.CharField(
        label=gettext_lazy("Room number"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"dir": "ltr"}),
    )
    unregistered = forms.CharField(
        label=gettext_lazy("Names not yet registered"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
        help_text=gettext_lazy("Separated by semicolons. Empty it once they are selected above."),
    )
    field_order = (
        *("hotel", "kind", "room_number", "first", "last", "who", "unregistered", "guests"),
        *("shared", "wishes", "seen"),
    )
    VALUES = (*RoomWishForm.VALUES, "hotel", "room_number", "unregistered")

    def __init__(
        self, conference: Conference, hotels: Any, who: Iterable[tuple[str, str]], *a: Any, **k: Any
    ) -> None:
        super().__init__(conference, who, *a, **k)
        offer_rows(self, "hotel", hotels)


class RoomFilterForm(forms.Form):
    """Filters of the list of rooms; what makes no sense is left aside."""

    hotel = forms.ChoiceField(label=gettext_lazy("Hotel"), required=False)
    show = forms.ChoiceField(
        label=pgettext_lazy("filter", "Show"), required=False, choices=list(SHOWN.items())
    )
    q = forms.CharField(
        label=gettext_lazy("Delegation, name or room number"), required=False, max_length=200
    )

    def __init__(self, hotels: Iterable[Hotel], *args: Any) -> None:
        super().__init__(*args)
        first = [
            ("", pgettext_lazy("hotels", "all")),
            (NOWHERE, pgettext_lazy("hotel", "none yet")),
        ]
        offer(self, "hotel", [*first, *((str(each.pk), each.name) for each in hotels)])

    @property
    def narrowed(self) -> bool:
        return any(self.asked().values())

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("hotel", "show", "q")}


class RoomListForm(forms.Form):
    pasted = forms.CharField(
        label=gettext_lazy("Paste the rooming list"),
        max_length=200_000,
        widget=forms.Textarea({"rows": 12, "dir": "auto"}),
        help_text=gettext_lazy(
            "A table with headings in any of the six languages: hotel, room, name, delegation, arrival, "
            "departure. Merged cells may be empty."
        ),
    )
    hotel = forms.ModelChoiceField(
        Hotel.objects.none(),
        label=gettext_lazy("Where a line does not say: it is in"),
        required=False,
        empty_label="—",
    )

    def __init__(self, hotels: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "hotel", hotels)
