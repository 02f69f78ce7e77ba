from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference
from plenipo.kit.personal import BY_ITS_APP, impersonal, personal
from plenipo.people.models import PARTICIPANT, Account


class Version(models.Model):
    """The programme as it was released: frozen, numbered, with what changed since the number before.

    content   {"sessions": [...], "rooms": [...]}: as the bridge writes and reads it
    since     the number of the version its letters compare with, where letters of those between were never sent; None:
              the one before, 0: no version at all
    changes   [{"what": "moved", "session": uid, "before": …, "after": …}]: words are made for the reader's language
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    since = models.PositiveIntegerField(null=True)
    note = impersonal(models.TextField(_("note to readers"), blank=True, max_length=2000))
    content = personal(models.JSONField(default=dict), PARTICIPANT, gone=BY_ITS_APP)
    changes = impersonal(models.JSONField(default=list))

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "number"], name="one_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.conference_id}/{self.number}"
