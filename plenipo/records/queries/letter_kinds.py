"""Kinds of letters, as the apps declare them in their `desk.py`: who may read one, beside whom it was written to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LetterKind:
    """
    of_people  it says something of people: read by who decides on delegations, and by nobody else
    to_named   it goes to a person named in a delegation: its addressee, too, is theirs alone to know
    """

    of_people: bool = True
    to_named: bool = False


LETTER_KINDS: dict[str, LetterKind] = {}


def declare_letters(*kinds: str, of_people: bool = True, to_named: bool = False) -> None:
    LETTER_KINDS.update(dict.fromkeys(kinds, LetterKind(of_people, to_named)))


def letter_kind(kind: str) -> LetterKind:
    """Of a kind that nobody writes any more: what is closed to most."""
    return LETTER_KINDS.get(kind, LetterKind(to_named=True))
