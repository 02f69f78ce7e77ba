"""Vehicles, and the convoys that take delegations from one place to another."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.accreditation.models import PassKind
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.personal import impersonal, personal
from plenipo.welcome.models.journeys import TEAM, WELCOMED, Journey


class Vehicle(models.Model):
    """
    seats      for passengers: the driver's is not counted
    pass_kind  the pass with which its gate lets it in
    removed    it drives no more; where it drove keeps its plate
    """

    class Kind(models.TextChoices):
        CAR = "car", pgettext_lazy("vehicle", "car")
        VAN = "van", pgettext_lazy("vehicle", "van")
        MINIBUS = "minibus", pgettext_lazy("vehicle", "minibus")
        BUS = "bus", pgettext_lazy("vehicle", "bus")
        ESCORT = "escort", pgettext_lazy("vehicle", "escort vehicle")
        AMBULANCE = "ambulance", pgettext_lazy("vehicle", "ambulance")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="vehicles")
    plate = personal(models.CharField(_("number plate"), max_length=20), TEAM, gone="—")
    kind = models.CharField(_("kind of vehicle"), max_length=9, choices=Kind, default=Kind.CAR)
    seats = models.PositiveSmallIntegerField(_("seats for passengers"), default=3)
    driver = personal(models.CharField(_("driver"), max_length=300, blank=True), TEAM, names=True)
    phone = personal(models.CharField(_("telephone"), max_length=40, blank=True), TEAM)
    pass_kind = models.ForeignKey(
        PassKind, models.SET_NULL, null=True, blank=True, related_name="vehicles"
    )
    removed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["plate", "pk"]

    def __str__(self) -> str:
        return self.plate


class Convoy(models.Model):
    """One move: from where, to where, when."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="convoys")
    start = impersonal(models.CharField(_("from"), max_length=200))
    goal = impersonal(models.CharField(_("to"), max_length=200))
    leaves = models.DateTimeField(_("leaves"))
    arrives = models.DateTimeField(_("arrives"))
    note = personal(models.CharField(_("note"), max_length=300, blank=True), WELCOMED)
    cancelled = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["leaves", "pk"]
        indexes = [models.Index(fields=["conference", "leaves"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(arrives__gt=F("leaves")),
                name="a_convoy_arrives_after_it_left",
                violation_error_message=_("A convoy arrives after it has left."),
            )
        ]

    def __str__(self) -> str:
        return f"convoy {self.pk}"


class ConvoyCar(models.Model):
    convoy = models.ForeignKey(Convoy, models.CASCADE, related_name="cars")
    vehicle = models.ForeignKey(Vehicle, models.PROTECT, related_name="drives")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["convoy", "vehicle"], name="once_in_a_convoy")
        ]

    def __str__(self) -> str:
        return f"{self.convoy_id} {self.vehicle_id}"


class ConvoyParty(models.Model):
    """Whom a convoy takes: those of a delegation, or those of it who are on one journey.

    people  how many, where not all of them are named
    """

    convoy = models.ForeignKey(Convoy, models.CASCADE, related_name="parties")
    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="convoys")
    journey = models.ForeignKey(Journey, models.CASCADE, null=True, related_name="convoys")
    people = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["convoy", "delegation"], name="a_delegation_once_in_a_convoy"
            )
        ]

    def __str__(self) -> str:
        return f"{self.convoy_id} {self.delegation_id}"


class ConvoySeat(models.Model):
    """delegate: none for somebody of the party who is not named"""

    car = models.ForeignKey(ConvoyCar, models.CASCADE, related_name="taken")
    party = models.ForeignKey(ConvoyParty, models.CASCADE, related_name="taken")
    delegate = models.ForeignKey(Delegate, models.CASCADE, null=True, related_name="rides")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["car", "place"], name="one_on_a_seat_of_a_car")
        ]

    def __str__(self) -> str:
        return f"{self.car_id} {self.place}"
