"""What a badge showed when it was printed, against what it would show now. Kept is a digest of each part, no name."""

from collections.abc import Mapping
from hashlib import blake2s
from typing import Any

from plenipo.accreditation.models import Badge, BadgeCategory

PARTS = ("name", "office", "delegation", "category")
ENOUGH = 8  # bytes: two texts of one badge that share them will not be met


def marks_of(
    badge: Badge,
    *,
    name: tuple[str, ...],
    office: tuple[str, ...],
    delegation: tuple[Any, ...],
    due: BadgeCategory | None,
) -> dict[str, str]:
    """
    delegation   its number and what it is called in each language; of who is in none, their organisation
    due          the category their capacity or group gets: another may have been chosen by hand
    """
    category = (badge.category.letter, badge.category.colour, badge.category.name, due and due.pk)
    return {
        part: _digest(badge.identity, said)
        for part, said in zip(PARTS, (name, office, delegation, category), strict=True)
    }


def _digest(identity: str, said: tuple[Any, ...]) -> str:
    return blake2s(repr(said).encode(), key=identity.encode(), digest_size=ENOUGH).hexdigest()


def changed_since(kept: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """The parts that are otherwise now; none of a badge of which nothing was kept."""
    return tuple(part for part in PARTS if part in kept and kept[part] != now[part])
