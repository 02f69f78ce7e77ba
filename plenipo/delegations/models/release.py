from django.db import models

from plenipo.conference.models import Conference
from plenipo.kit.personal import impersonal
from plenipo.people.models import Account


class ListRelease(models.Model):
    """That the list of participants was published, and who stood in it: numbers alone, to say later what changed.

    shown   {number of a delegation: [numbers of its delegates whom the public read by name]}
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="list_releases")
    state = impersonal(models.CharField(max_length=12))
    shown = impersonal(models.JSONField(default=dict))
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.state}, {self.at}"
