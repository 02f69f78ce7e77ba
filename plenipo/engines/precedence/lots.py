"""Drawing of lots that anybody can repeat: the seed is committed to before, and others contribute after.

The rule in words: write the seed, then each contribution, each on a line of its own, then the number of the lot on
a last line; take the SHA-256 of that text in UTF-8; the lots stand in the order of these digests.
"""

from collections.abc import Sequence
from hashlib import sha256


def commitment_of(seed: str) -> str:
    """What is published before: it reveals nothing of the seed, and fits no other."""
    return sha256(seed.encode()).hexdigest()


def drawn_by_digest(seed: str, contributions: Sequence[str], lots: int) -> tuple[int, ...]:
    """The numbers 1 … lots in the order drawn."""

    def digest(number: int) -> str:
        return sha256("\n".join([seed, *contributions, str(number)]).encode()).hexdigest()

    return tuple(sorted(range(1, lots + 1), key=digest))
