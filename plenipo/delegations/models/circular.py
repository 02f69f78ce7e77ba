from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.personal import impersonal
from plenipo.people.models import Account


class Circular(models.Model):
    """One letter to many: written by one officer, let go by another, in the languages of those it goes to."""

    class Audience(models.TextChoices):
        ADDRESSEES = "addressees", _("the addressees of the invitations")
        FOCAL_POINTS = "focal_points", _("the focal points of the invited parties")
        DELEGATIONS = "delegations", _("the focal points of the participating delegations")
        HEADS = "heads", _("the heads of the participating delegations")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PROPOSED = "proposed", _("awaiting a second person")
        SENT = "sent", pgettext_lazy("circular", "sent")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="circulars")
    number = models.PositiveIntegerField()
    audience = models.CharField(_("recipients"), max_length=12, choices=Audience)
    wanted = impersonal(models.JSONField(default=list, blank=True))  # pairs of the board's filter
    texts = impersonal(models.JSONField(default=dict))  # {language: {"subject", "body"}}
    otherwise = impersonal(models.CharField(max_length=10, blank=True))  # language of the others
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    written_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()
    sent_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    letters = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "number"], name="one_circular_of_a_number"
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"C{self.number}-{self.conference_id}"
