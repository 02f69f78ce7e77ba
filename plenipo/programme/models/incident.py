from django.db import models

from plenipo.conference.models import Conference
from plenipo.kit.personal import impersonal
from plenipo.people.models import Account


class Incident(models.Model):
    """Something that happened on the day, and what of the programme was changed for it. Holds nothing of meetings.

    asked      what the officer said happened: {"what": "session:4", "minutes": "20"}; words are made for the reader
    trouble    the same for the engine: [["overrun", item, minutes], ["absent", need, starts, ends]]
    moves      [[item, starts, ends, room, starts, ends, room]]: as it was, as it is
    cancelled  [[session, state before]]
    parts      [[role, position before, position after]]: who speaks later than planned
    seats      [[session, booth, interpreter who is off duty, interpreter who sits there]]: None where nobody does
    told       [{"delegation": …, "letters": […], "sessions": {uid: [starts, ends, room code]}}]
    undone_at  when it was taken back
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="incidents")
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    asked = impersonal(models.JSONField(default=dict))
    trouble = impersonal(models.JSONField(default=list))
    moves = impersonal(models.JSONField(default=list))
    cancelled = impersonal(models.JSONField(default=list))
    parts = impersonal(models.JSONField(default=list))
    seats = impersonal(models.JSONField(default=list))
    told = impersonal(models.JSONField(default=list))
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"incident {self.pk}"
