"""How many pieces of a kind a delegation may hold. Rules over values: nothing is read here."""

from plenipo.accreditation.models import PassKind


def quota_of(kind: PassKind, category: str, members: int) -> int | None:
    """
    category   of the delegation, and how many members it has
    None: not limited
    """
    quota: int | None = kind.quotas.get(category, kind.quota)
    if not kind.share:
        return quota
    by_size = -(-members // kind.share)
    return by_size if quota is None else min(quota, by_size)
