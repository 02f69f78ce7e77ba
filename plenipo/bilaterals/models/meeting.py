from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.bilaterals.models.request import CONFIDENCE, MeetingRequest
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import impersonal, personal


class Arrangement(models.Model):
    """What both sides of a meeting sign: who comes, how they sit, what the press may do, and where and when.

    A signature is the hash of all of it: whatever changes, by a side or by a new plan, is signed anew.
    """

    class Seating(models.TextChoices):
        FACING = "facing", _("facing each other at a table")
        CORNER = "corner", _("side by side, delegations along the walls")
        ROUND = "round", _("around one table")
        STANDING = "standing", _("standing")

    request = models.OneToOneField(MeetingRequest, models.CASCADE, related_name="arrangement")
    asker_people = personal(models.TextField(_("your participants"), blank=True), CONFIDENCE)
    asked_people = personal(models.TextField(_("your participants"), blank=True), CONFIDENCE)
    seating = models.CharField(_("seating"), max_length=10, choices=Seating, default=Seating.FACING)
    press = models.CharField(
        pgettext_lazy("at a meeting", "press"), max_length=12, choices=MeetingRequest.Press
    )
    asker_signed = impersonal(models.CharField(max_length=64, blank=True))
    asked_signed = impersonal(models.CharField(max_length=64, blank=True))
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"arrangement of {self.request_id}"


class CalendarLink(models.Model):
    """The secret addresses of a delegation's meetings: one for its liaison officer, who says there what became of them,
    and one for its calendars, which can only be read.

    hash        of the first
    feed_hash   of the second
    """

    delegation = models.OneToOneField(Delegation, models.CASCADE, related_name="+")
    nonce = impersonal(models.CharField(max_length=40))
    hash = impersonal(models.CharField(max_length=64, unique=True))
    feed_hash = impersonal(models.CharField(max_length=64, unique=True))
    made = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.delegation_id}"
