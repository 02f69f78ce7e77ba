"""What of a conference holds these words, of every app, as far as the reader may open it.

An app adds its groups to `GROUPS` in its `desk.py`: at most two queries of a kind, None for a reader who may not know.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.http import urlencode

from plenipo.conference.models import Membership
from plenipo.kit.joining import Joined

SHOWN = 8  # of each kind; the list has them all
FEWEST = (
    2  # letters below which everything would be found; one Chinese character says as much as a word
)


@dataclass(frozen=True)
class Hit:
    """deed, deed_url: what the reader may do about it at once"""

    label: str
    note: str
    url: str
    at: datetime | None = None
    deed: str = ""
    deed_url: str = ""


@dataclass(frozen=True)
class Group:
    """What was found of one kind. more: the list where all of it stands; "": this is all."""

    title: str
    hits: list[Hit]
    more: str = ""


GROUPS: Joined[Callable[[Membership, str], Group | None]] = Joined()


def too_short(words: str) -> bool:
    return len(words) < FEWEST and words.isascii()


def found_by(member: Membership, words: str) -> list[Group]:
    groups = [group_of(member, words) for group_of in GROUPS]
    return [group for group in groups if group and group.hits]


def first_of(member: Membership, title: str, hits: Iterable[Hit], where: str, words: str) -> Group:
    """`hits`: one more than are shown, if there are; `where`: the list of them all, by the name of its address."""
    found = list(hits)
    if len(found) <= SHOWN:
        return Group(title, found)
    every = reverse(where, args=[member.conference.slug])
    return Group(title, found[:SHOWN], f"{every}?{urlencode({'q': words})}")
