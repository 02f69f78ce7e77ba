from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference
from plenipo.delegations.models.delegation import Delegation
from plenipo.kit.personal import impersonal
from plenipo.people.models import Account, latin_name


class Canary(models.Model):
    """An invented person who stands in the internal copies of one member, and nowhere else: in no register, figure or
    letter, on no badge. Found outside, the name says whose copy that was.

    number   in place of that of a person, which nobody in the conference has; no copy shows it. It says where among the
             others of the delegation they stand
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="canaries")
    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="canaries")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    number = models.PositiveBigIntegerField()
    given_name = impersonal(models.CharField(max_length=60))
    family_name = impersonal(models.CharField(max_length=60))
    name_order = impersonal(models.CharField(max_length=12))
    native_name = impersonal(models.CharField(max_length=60, blank=True))
    office = impersonal(models.CharField(max_length=100))
    planted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "account"],
                condition=models.Q(withdrawn_at=None),
                name="one_canary_for_each_member",
                violation_error_message=_(
                    "The copies of this member already hold an invented person."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"canary {self.pk}"

    @property
    def name(self) -> str:
        return latin_name(self.given_name, self.family_name, self.name_order)
