"""What a merger of two entries of the register does to their invitations, in sentences."""

from django.utils.translation import gettext as _

from plenipo.delegations.models import Invitation
from plenipo.delegations.queries.merges import invited_twice
from plenipo.registry.models import Party


def what_a_merger_does(gone: Party, kept: Party) -> list[str]:
    """In sentences, before it is done: which invitations move, and which stay and have to be settled."""
    twice = list(invited_twice(gone, kept))
    staying = [each.pk for each in twice]
    moving = Invitation.objects.filter(party=gone).exclude(pk__in=staying)
    told = [
        _("The invitation to %(conference)s moves to the remaining entry.")
        % {"conference": each.conference}
        for each in moving.select_related("conference__series").order_by("conference__starts", "pk")
    ]
    return told + [
        _(
            "Both are invited to %(conference)s: invitation %(reference)s stays with the merged entry. "
            "Ask the invitations officer to withdraw one of the two."
        )
        % {"conference": each.conference, "reference": each.reference}
        for each in twice
    ]
