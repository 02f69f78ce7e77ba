"""Numbers are given and holders looked at one after the other."""

from django.db.models import Max
from django.utils import timezone

from plenipo.accreditation.models import Receipt
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.records.models import By


def one_at_a_time(conference: Conference) -> None:
    """Held until the transaction ends: of two officers at once the second reads what the first did. Whoever issues a
    badge or a pass, registers a person or keeps a photo stands in this one line."""
    Conference.objects.select_for_update().get(pk=conference.pk)


def new_receipt(
    conference: Conference, receiver: str, *, delegation: Delegation | None, by: By
) -> Receipt:
    """Badges and passes are numbered together. Whoever asks stands in the line."""
    last = Receipt.objects.filter(conference=conference).aggregate(last=Max("number"))["last"]
    return Receipt.objects.create(
        conference=conference,
        number=(last or 0) + 1,
        receiver=receiver,
        delegation=delegation,
        at=timezone.now(),
        by=by.account,
    )
