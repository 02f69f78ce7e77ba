"""What else than letters of the outbox can be verified on the public page: papers of the steps above."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from plenipo.conference.models import Conference
from plenipo.kit.joining import Joined


@dataclass(frozen=True)
class Paper:
    """What the page says of one: nothing that does not stand on it.

    tone   "yes" while it is valid, "wait" if it no longer is
    day    it was issued, or ended
    """

    tone: str
    verdict: str
    text: str
    number: str
    day: datetime


# (conference, reference, name or address typed): each asks the database the same whatever was typed
PAPERS: Joined[Callable[[Conference, str, str], Paper | None]] = Joined()


def paper_known(conference: Conference, reference: str, typed: str) -> Paper | None:
    found = [known(conference, reference, typed) for known in PAPERS]
    return next((each for each in found if each), None)
