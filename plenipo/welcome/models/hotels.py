"""Hotels, the rooms they hold for the conference, and who sleeps where."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.personal import impersonal, personal
from plenipo.welcome.models.journeys import TEAM, WELCOMED


def names_apart(text: str) -> list[str]:
    """Names one after the other, with semicolons between them."""
    return [name for each in text.replace("；", ";").split(";") if (name := each.strip())]


class RoomKind(models.TextChoices):
    SINGLE = "single", pgettext_lazy("hotel room", "single room")
    DOUBLE = "double", pgettext_lazy("hotel room", "double room")
    TWIN = "twin", pgettext_lazy("hotel room", "twin room")
    SUITE = "suite", pgettext_lazy("hotel room", "suite")
    ADAPTED = "adapted", pgettext_lazy("hotel room", "room with wheelchair access")


class Hotel(models.Model):
    """contact: whom the secretariat calls there"""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="hotels")
    name = impersonal(models.CharField(_("name of the hotel"), max_length=200))
    address = impersonal(models.CharField(_("address"), max_length=300, blank=True))
    contact = personal(models.CharField(_("contact person"), max_length=200, blank=True), TEAM)
    phone = personal(models.CharField(_("telephone"), max_length=40, blank=True), TEAM)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "name"],
                name="one_hotel_of_a_name",
                violation_error_message=_("A hotel of this name is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class RoomAllotment(models.Model):
    """Rooms of one kind that a hotel holds for some nights.

    first, last  the first night, and the day of departure
    release      the day after which rooms nobody has taken go back to the hotel
    """

    hotel = models.ForeignKey(Hotel, models.CASCADE, related_name="allotments")
    kind = models.CharField(_("kind of room"), max_length=8, choices=RoomKind)
    first = models.DateField(_("first night"))
    last = models.DateField(_("departure"))
    rooms = models.PositiveSmallIntegerField(_("number of rooms"))
    release = models.DateField(_("release date"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["first", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gt=F("first")),
                name="an_allotment_has_a_night",
                violation_error_message=_("The departure must be after the first night."),
            )
        ]

    def __str__(self) -> str:
        return f"allotment {self.pk}"


class Lodging(models.Model):
    """One room for one or two people of a delegation, some of them perhaps not named yet.

    hotel         none while it is only asked for
    guests        how many sleep in it
    unregistered  names of people in it who are not in the delegation yet, as a list had them
    shared        both have agreed to share it
    by_party      the delegation stated or changed it, and nobody of the desk has saved it since
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="lodgings")
    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="lodgings")
    hotel = models.ForeignKey(Hotel, models.PROTECT, null=True, blank=True, related_name="lodgings")
    kind = models.CharField(_("kind of room"), max_length=8, choices=RoomKind)
    room_number = personal(models.CharField(_("room number"), max_length=20, blank=True), WELCOMED)
    first = models.DateField(_("first night"))
    last = models.DateField(_("departure"))
    guests = models.PositiveSmallIntegerField(_("people in the room"), default=1)
    unregistered = personal(
        models.CharField(_("names not yet registered"), max_length=300, blank=True), WELCOMED
    )
    shared = models.BooleanField(_("agreed to share"), default=False)
    wishes = personal(models.CharField(_("wishes"), max_length=300, blank=True), WELCOMED)
    cancelled = models.BooleanField(default=False)
    by_party = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["first", "pk"]
        indexes = [models.Index(fields=["conference", "cancelled"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gt=F("first")),
                name="a_room_has_a_night",
                violation_error_message=_("The departure must be after the first night."),
            )
        ]

    def __str__(self) -> str:
        return f"room {self.pk}"

    @property
    def names_unregistered(self) -> list[str]:
        return names_apart(self.unregistered)

    @property
    def nights(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days)]


class Sleeper(models.Model):
    lodging = models.ForeignKey(Lodging, models.CASCADE, related_name="sleepers")
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="sleeps")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lodging", "delegate"], name="once_in_a_room")
        ]

    def __str__(self) -> str:
        return f"{self.lodging_id} {self.delegate_id}"


class PastedRooms(models.Model):
    """What one rooming list entered, so that it can be taken back.

    made     numbers of rooms
    changed  [[number, {column: value before}, revision after]]
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    made = impersonal(models.JSONField(default=list))
    changed = impersonal(models.JSONField(default=list))
    at = models.DateTimeField()
    undone = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"rooming list {self.pk}"


class SentRooms(models.Model):
    """A rooming list as it went to a hotel, in numbers: who they are is said when it is compared.

    said   {room: [first, last, kind, guests, delegates, delegation]}
    """

    hotel = models.ForeignKey(Hotel, models.CASCADE, related_name="sent_lists")
    number = models.PositiveIntegerField()
    said = impersonal(models.JSONField(default=dict))
    at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["hotel", "number"], name="one_rooming_list_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.hotel_id} {self.number}"
