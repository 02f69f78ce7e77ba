"""Seating plans and family photos: who has which place, and what must be kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.personal import impersonal
from plenipo.people.models import Account
from plenipo.programme.models import Session


class SeatingPlan(models.Model):
    """A room or a photo with its seats; the row that is claimed whenever somebody is moved in it.

    measures   how large it is, as its shape counts: people of each row, chairs of each table …
    unkept     {"given_up": numbers of rules, "conflicts": [numbers of rules, …], "proven": whether these are the
               fewest} of the last arrangement
    """

    class Shape(models.TextChoices):
        PHOTO = "photo", _("family photo")
        ROUNDS = "rounds", _("round tables")
        FACE = "face", _("long table, face to face")
        HORSESHOE = "horseshoe", _("U-shaped table")
        SQUARE = "square", _("hollow square")
        THEATRE = "theatre", _("rows of seats")

    class People(models.TextChoices):
        HEADS = "heads", _("heads of delegation, in the order of delegations")
        PRINCIPALS = "principals", _("all principals, in their order")
        CHOSEN = "chosen", _("those chosen by hand")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="seating_plans")
    name = impersonal(models.CharField(pgettext_lazy("seating plan", "name"), max_length=120))
    session = models.ForeignKey(
        Session, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("session")
    )
    shape = models.CharField(_("shape"), max_length=10, choices=Shape)
    measures = impersonal(models.JSONField(default=list))
    people = models.CharField(_("who is seated"), max_length=10, choices=People)
    unkept = impersonal(models.JSONField(default=dict, blank=True))
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class SeatingPlace(models.Model):
    """Somebody in a plan. No seat: they are absent, and nobody waits for them.

    position   their place in the order of precedence when they came into the plan, from 1
    """

    plan = models.ForeignKey(SeatingPlan, models.CASCADE, related_name="places")
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    seat = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "delegate"], name="one_seat_a_person"),
            models.UniqueConstraint(fields=["plan", "seat"], name="one_person_a_seat"),
        ]

    def __str__(self) -> str:
        return f"{self.seat or ''}"


class SeatingRule(models.Model):
    """What a plan must keep. Of one person, of two, or of the people of a delegation."""

    class Kind(models.TextChoices):
        APART = "apart", _("not next to each other")
        TABLES = "tables", _("not at the same table")
        TOGETHER = "together", _("next to each other")
        INTERPRETS = "interprets", _("the first interprets for the second: beside or behind")
        WHEELS = "wheels", _("wheelchair: on the floor, in front or at an aisle")
        SIGHT = "sight", _("free view")
        FIXED = "fixed", _("keeps this place")
        GROUP = "group", _("a delegation sits together")

    OF_TWO = (Kind.APART, Kind.TABLES, Kind.TOGETHER, Kind.INTERPRETS)
    OF_ONE = (Kind.WHEELS, Kind.SIGHT, Kind.FIXED)

    plan = models.ForeignKey(SeatingPlan, models.CASCADE, related_name="rules")
    kind = models.CharField(_("rule"), max_length=10, choices=Kind)
    first = models.ForeignKey(Delegate, models.CASCADE, null=True, related_name="+")
    second = models.ForeignKey(Delegate, models.CASCADE, null=True, related_name="+")
    delegation = models.ForeignKey(Delegation, models.CASCADE, null=True, related_name="+")
    seat = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class SeatingChange(models.Model):
    """Who moved, so that it can be told and undone.

    moves   [[number of a delegate, seat before, seat after], …]; no seat: absent
    """

    class What(models.TextChoices):
        ARRANGED = "arranged", _("arranged anew")
        MENDED = "mended", _("rules kept with few changes")
        MOVED = "moved", _("moved")
        ABSENT = "absent", _("absent, closed up")
        BACK = "back", _("back in the plan")

    plan = models.ForeignKey(SeatingPlan, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=10, choices=What)
    moves = impersonal(models.JSONField(default=list))
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.get_what_display())
