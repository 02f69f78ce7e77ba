"""Duties, switches and scopes of tokens. Each app declares those it obeys in its `profile.py`; rows hold their keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from plenipo.kit.joining import Joined

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Declared(str):
    """What rows hold of it, with what people call it."""

    label: StrOrPromise

    def __new__(cls, key: str, label: StrOrPromise = "") -> Self:
        declared = super().__new__(cls, key)
        declared.label = label
        return declared


class Duty(Declared):
    """
    in_confidence        whoever is not named for it does not hold it, the secretary-general neither
    keeps_the_register   whoever holds it in any conference keeps the register of the house
    sets_up              its holder sees the first steps of a new conference
    """

    in_confidence: bool
    keeps_the_register: bool
    sets_up: bool

    def __new__(
        cls,
        key: str,
        label: StrOrPromise = "",
        *,
        in_confidence: bool = False,
        keeps_the_register: bool = False,
        sets_up: bool = False,
    ) -> Self:
        duty = super().__new__(cls, key, label)
        duty.in_confidence, duty.sets_up = in_confidence, sets_up
        duty.keeps_the_register = keeps_the_register
        return duty


class OnOff(Declared):
    """What an operator can turn on and off at once, for one conference. It is on until then."""


class Scope(Declared):
    """What a program may read with a token."""


DUTIES: Joined[Duty] = Joined()
SWITCHES: Joined[OnOff] = Joined()
SCOPES: Joined[Scope] = Joined()


def in_confidence() -> set[str]:
    return {duty for duty in DUTIES if duty.in_confidence}


def that_keep_the_register() -> set[str]:
    return {duty for duty in DUTIES if duty.keeps_the_register}


def that_set_up() -> set[str]:
    return {duty for duty in DUTIES if duty.sets_up}


def label_of(key: str, declared: Iterable[Declared]) -> str:
    """In the reader's language; the key itself of what no app declares any more."""
    return next((str(each.label) for each in declared if each == key), key)


def duty_choices() -> list[tuple[str, StrOrPromise]]:
    return [(str(each), each.label) for each in DUTIES]


def switch_choices() -> list[tuple[str, StrOrPromise]]:
    return [(str(each), each.label) for each in SWITCHES]


def scope_choices() -> list[tuple[str, StrOrPromise]]:
    return [(str(each), each.label) for each in SCOPES]


def only_declared(keys: Iterable[str], declared: Iterable[Declared]) -> None:
    """Raises ValueError for a key that no app declares: a form offers none."""
    unknown = set(keys) - set(declared)
    if unknown:
        raise ValueError(f"no app declares {sorted(unknown)}")
