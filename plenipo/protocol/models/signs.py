"""Flags and emblems, as files somebody sent. None is ever derived from a country, a party or a code."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.delegations.models import Delegation
from plenipo.kit.personal import impersonal, personal
from plenipo.people.models import Account
from plenipo.protocol.models.offices import OF_PROTOCOL


class DelegationSign(models.Model):
    """The flag or the emblem that stands beside a delegation: a JPEG drawn anew of what was sent.

    kind     which of the two: a key of the rules of plates (`signs`)
    former   one that is no longer used stays: plates were printed with it
    """

    class Kind(models.TextChoices):
        FLAG = "flags", pgettext_lazy("image of a delegation", "national flag")
        EMBLEM = "emblems", pgettext_lazy("image of a delegation", "emblem of the party")

    class State(models.TextChoices):
        STATED = "stated", pgettext_lazy("image", "sent by the delegation, to be confirmed")
        IN_FORCE = "in_force", pgettext_lazy("image", "in use")
        DECLINED = "declined", pgettext_lazy("image", "not accepted")
        FORMER = "former", pgettext_lazy("image", "no longer used")

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="signs")
    kind = models.CharField(max_length=8, choices=Kind)
    image = impersonal(models.BinaryField())
    state = models.CharField(max_length=10, choices=State)
    reason = personal(models.TextField(_("reason"), max_length=500, blank=True), OF_PROTOCOL)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "delegation"])]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "kind", "state"],
                condition=models.Q(state__in=["stated", "in_force"]),
                name="one_image_of_a_kind_in_use",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def conference_id(self) -> int:
        return self.delegation.conference_id
