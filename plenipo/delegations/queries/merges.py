"""What a merger of two entries of the register does to their invitations."""

from django.db.models import QuerySet

from plenipo.delegations.models import Invitation
from plenipo.registry.models import Party


def invited_twice(gone: Party, kept: Party) -> QuerySet[Invitation]:
    """Invitations of the entry that goes to conferences to which the kept entry is invited too: they do not move."""
    standing = Invitation.objects.filter(party=kept).exclude(state=Invitation.State.WITHDRAWN)
    both = Invitation.objects.filter(party=gone, conference__in=standing.values("conference"))
    return both.select_related("conference__series").order_by("conference__starts", "pk")
