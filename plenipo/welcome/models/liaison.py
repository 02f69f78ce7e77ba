"""Who looks after which delegation, and the page on their telephone."""

from django.db import models

from plenipo.delegations.models import Delegation
from plenipo.kit.personal import impersonal
from plenipo.welcome.models.journeys import TeamMember


class LiaisonDuty(models.Model):
    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="liaison_duties")
    member = models.ForeignKey(TeamMember, models.CASCADE, related_name="liaison_duties")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "member"], name="looks_after_a_delegation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.delegation_id} {self.member_id}"


class TeamLink(models.Model):
    """The secret address of the page of one member of the team."""

    member = models.OneToOneField(TeamMember, models.CASCADE, related_name="link")
    nonce = impersonal(models.CharField(max_length=40))
    hash = impersonal(models.CharField(max_length=64, unique=True))
    made = models.DateTimeField()

    def __str__(self) -> str:
        return f"link of {self.member_id}"
