"""What happens below and concerns invitations."""

from typing import Any

from django.dispatch import receiver

from plenipo.delegations.actions.invitations import bounced
from plenipo.delegations.models import Invitation
from plenipo.records.models import By, Letter
from plenipo.records.signals import letter_bounced

WORKER = By(duty="worker")


@receiver(letter_bounced)
def a_letter_came_back(letter: Letter, **_signal: Any) -> None:
    kind, _colon, pk = letter.about.partition(":")
    if kind != Invitation._meta.label_lower or not letter.kind.startswith("invitations."):
        return
    invitation = Invitation.objects.get(pk=int(pk))
    bounced(invitation, letter.to_email, by=WORKER)
