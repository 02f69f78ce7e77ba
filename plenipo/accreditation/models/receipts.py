from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import GONE, personal
from plenipo.people.models import PARTICIPANT, Account


class Receipt(models.Model):
    """Badges or passes that somebody took at the counter at one time, on a paper they sign.

    receiver   who took them, as they showed it; for themselves or for their delegation
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="receipts")
    number = models.PositiveIntegerField()
    delegation = models.ForeignKey(
        Delegation, models.CASCADE, null=True, blank=True, related_name="+"
    )
    receiver = personal(
        models.CharField(_("handed over to"), max_length=200), PARTICIPANT, gone=GONE, names=True
    )
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "number"], name="one_receipt_of_a_number")
        ]

    def __str__(self) -> str:
        return f"receipt {self.number}"
