"""The passes of one delegation, for the delegation: what it holds, lost, and may hold. Nothing of zones or gates."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from plenipo.accreditation.models import Custody, Pass
from plenipo.accreditation.queries.passes import Holding, holdings_of
from plenipo.delegations.models import Delegation

Outcome = Custody.Outcome


@dataclass(frozen=True)
class KindOfParty:
    """Of one kind: its lines of the ledger, by number, and how many it may hold."""

    holding: Holding
    lines: list[Custody]


def passes_of_party(delegation: Delegation) -> list[KindOfParty]:
    """Of each kind it holds, lost or has a quota of. Four queries, however many passes."""
    lines: dict[int, list[Custody]] = {}
    for line in _lines(delegation):
        lines.setdefault(line.piece.kind_id, []).append(line)
    holdings = holdings_of([delegation], delegation.conference)[delegation.pk]
    return [
        KindOfParty(each, lines.get(each.kind.pk, []))
        for each in holdings
        if each.kind.pk in lines or each.quota
    ]


def _lines(delegation: Delegation) -> list[Custody]:
    """In its hands, or lost in them and not found or issued since."""
    since = Custody.objects.filter(piece=OuterRef("piece"), pk__gt=OuterRef("pk"))
    lost = Q(outcome=Outcome.LOST, piece__state=Pass.State.LOST) & ~Exists(
        since.exclude(outcome=Outcome.MISTAKEN)
    )
    found = Custody.objects.filter(Q(ended_at=None) | lost, delegation=delegation)
    return list(found.select_related("piece__kind").order_by("piece__number"))
