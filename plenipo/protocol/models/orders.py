"""What was decided by hand in an order of precedence, and orders that were settled."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.personal import BY_ITS_APP, impersonal, personal
from plenipo.people.models import Account
from plenipo.protocol.models.offices import OF_PROTOCOL


class OrderOf(models.TextChoices):
    DELEGATIONS = "delegations", pgettext_lazy("order of precedence", "delegations")
    PRINCIPALS = "principals", pgettext_lazy("order of precedence", "principals")


class Precedence(models.Model):
    """One of the two orders of a conference: the row that is claimed when somebody moves in it."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="precedences")
    of = models.CharField(max_length=12, choices=OrderOf)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "of"], name="one_precedence_of_a_kind")
        ]

    def __str__(self) -> str:
        return str(self.get_of_display())


class PlacedByHand(models.Model):
    """A place decided by hand: directly before or after another. Of delegations or of delegates, never of both."""

    class Side(models.TextChoices):
        BEFORE = "before", _("directly before")
        AFTER = "after", _("directly after")

    precedence = models.ForeignKey(Precedence, models.CASCADE, related_name="placed")
    delegation = models.ForeignKey(Delegation, models.CASCADE, null=True, related_name="+")
    beside_delegation = models.ForeignKey(Delegation, models.CASCADE, null=True, related_name="+")
    delegate = models.ForeignKey(Delegate, models.CASCADE, null=True, related_name="+")
    beside_delegate = models.ForeignKey(Delegate, models.CASCADE, null=True, related_name="+")
    side = models.CharField(_("side"), max_length=6, choices=Side)
    reason = personal(models.TextField(_("reason"), max_length=500), OF_PROTOCOL, gone="")
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    undone = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["precedence", "undone"])]
        constraints = [
            models.CheckConstraint(
                name="a_place_is_of_two_of_a_kind",
                condition=models.Q(
                    delegation__isnull=False,
                    beside_delegation__isnull=False,
                    delegate__isnull=True,
                    beside_delegate__isnull=True,
                )
                | models.Q(
                    delegation__isnull=True,
                    beside_delegation__isnull=True,
                    delegate__isnull=False,
                    beside_delegate__isnull=False,
                ),
                violation_error_message=_("Choose two delegations, or two persons."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_side_display())

    @property
    def conference_id(self) -> int:
        return self.precedence.conference_id

    @property
    def subject_id(self) -> int:
        return self.delegation_id or self.delegate_id or 0

    @property
    def beside_id(self) -> int:
        return self.beside_delegation_id or self.beside_delegate_id or 0


class SettledOrder(models.Model):
    """An order as it was settled on a day; it stays as it was.

    rows   one a place, as `queries/settled.py` writes them: keys and ranks, why one stands before the next, what was
           decided by hand; who somebody is, is read when it is shown, as disclosed to its reader
    rule   the rule by which it was made, as stored
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="settled_orders")
    of = models.CharField(max_length=12, choices=OrderOf)
    number = models.PositiveIntegerField()
    day = models.DateField()
    rows = personal(models.JSONField(default=list), OF_PROTOCOL, gone=BY_ITS_APP)
    rule = impersonal(models.JSONField(default=dict))
    note = personal(models.TextField(_("note"), max_length=500, blank=True), OF_PROTOCOL)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "of", "number"], name="one_settled_order_of_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}"
