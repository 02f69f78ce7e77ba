"""What other dates of a conference would mean, before they are saved and right after.

A domain above adds its own with `@tells_of_dates` in its receivers.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plenipo.conference.models import Conference


@dataclass(frozen=True)
class Consequence:
    """
    text   one sentence
    deed   what is left to do about it once the dates are saved, and the page where it is done
    moves  whether it would not be so if the programme moved with the dates
    """

    text: str
    deed: str = ""
    url: str = ""
    moves: bool = False


Provider = Callable[[Conference], Iterable[Consequence]]
PROVIDERS: list[Provider] = []


def tells_of_dates(provider: Provider) -> Provider:
    PROVIDERS.append(provider)
    return provider


def consequences_of_dates(conference: Conference) -> list[Consequence]:
    """`conference`: with the dates it would have, saved or not."""
    return [each for provider in PROVIDERS for each in provider(conference)]
