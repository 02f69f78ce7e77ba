"""What the steps above know of a delegation, said beside it where its names are approved: they add to `BESIDE`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from plenipo.conference.models import Conference, Membership
from plenipo.delegations.models import Delegation
from plenipo.kit.joining import Joined


@dataclass(frozen=True)
class Beside:
    """
    label   what it is about
    text    how it stands; tone: of the mark
    more    why, or what follows from it
    url     where it is dealt with; "" for who may not open it
    """

    label: str
    text: str
    tone: str
    more: str = ""
    url: str = ""


Teller = Callable[[Membership, Conference, Sequence[Delegation]], Mapping[int, Beside]]
BESIDE: Joined[Teller] = Joined()


def beside(
    member: Membership, conference: Conference, delegations: Iterable[Delegation]
) -> dict[int, list[Beside]]:
    """By number of the delegation. Each teller asks once for them all."""
    rows = list(delegations)
    found: dict[int, list[Beside]] = {each.pk: [] for each in rows}
    if not rows:
        return found
    for tell in BESIDE:
        for number, said in tell(member, conference, rows).items():
            found[number].append(said)
    return found
