from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models.delegation import Delegate
from plenipo.kit.personal import personal
from plenipo.people.models import PARTICIPANT, Account
from plenipo.records.models import Channel


class Announcement(models.Model):
    """A principal whom the convenor announces ahead of the list, because the person agreed to it.

    texts       {language: sentence}, as it goes out
    closing     {language: sentence}, what the public reads after the withdrawal; empty: nothing
    consent_by  who said that the person agrees, in `consent_channel`, on `consent_on`
    corrected   the day from which the public reads another sentence than at first
    """

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", pgettext_lazy("announcement", "has confirmed")
        EXPECTED = "expected", pgettext_lazy("announcement", "is expected")
        SENT = "sent", pgettext_lazy("announcement", "is sent by the party")

    class State(models.TextChoices):
        ANNOUNCED = "announced", pgettext_lazy("announcement", "announced")
        WITHDRAWN = "withdrawn", pgettext_lazy("announcement", "withdrawn")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="announcements")
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="announcements")
    kind = models.CharField(_("announced as"), max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.ANNOUNCED)
    texts = personal(models.JSONField(default=dict), PARTICIPANT)
    closing = personal(models.JSONField(default=dict, blank=True), PARTICIPANT)
    starts = models.DateField(_("shown from"))
    corrected = models.DateField(null=True)
    withdrawn = models.DateField(null=True)
    consent_by = personal(models.CharField(_("consent given by"), max_length=200), PARTICIPANT)
    consent_channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    consent_on = models.DateField(_("consent given on"))
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-starts", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegate"],
                condition=models.Q(state="announced"),
                name="one_announcement_of_a_person",
                violation_error_message=_("This person has already been announced."),
            )
        ]

    def __str__(self) -> str:
        return f"announcement {self.pk}"
