"""What happens below and concerns invitations."""

from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from plenipo.delegations.actions.invitations import bounced
from plenipo.delegations.models import Delegation, Invitation
from plenipo.records.models import By, Letter
from plenipo.records.signals import letter_bounced

WORKER = By(duty="worker")


@receiver(letter_bounced)
def a_letter_came_back(letter: Letter, **_signal: Any) -> None:
    """Whatever the letter said: its address no longer reaches the focal point."""
    kind, _colon, pk = letter.about.partition(":")
    concerned = {
        Invitation._meta.label_lower: Q(pk=pk),
        Delegation._meta.label_lower: Q(delegation=pk),
    }
    if kind in concerned:
        for invitation in Invitation.objects.filter(concerned[kind]):
            bounced(invitation, letter.to_email, by=WORKER)
