from django.db import models

from plenipo.conference.models import Conference
from plenipo.kit.personal import impersonal
from plenipo.people.models import Account
from plenipo.programme.models import Incident


class Settlement(models.Model):
    """What the desk did about meetings after something happened: which it moved, and who interprets instead.

    incident   as the programme told it; None where the desk itself saw to it first
    trouble    what happened, as the programme keeps it in an incident
    moves      [["meeting:…", starts, ends, room, starts, ends, room]]
    seats      [[meeting, interpreter before, interpreter after]]
    outages    numbers of the events of the day that were noted with it, so that a new plan knows of them
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    incident = models.OneToOneField(Incident, models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    trouble = impersonal(models.JSONField(default=list))
    moves = impersonal(models.JSONField(default=list))
    seats = impersonal(models.JSONField(default=list))
    outages = impersonal(models.JSONField(default=list))
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"settlement {self.pk}"
