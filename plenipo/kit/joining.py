"""Lists of the house to which each app adds its own, in its `desk.py`, at a place that it names."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


class Joined(Generic[T]):
    """What the apps added, in the order of the places, whichever of them was imported first. A place is taken once."""

    def __init__(self) -> None:
        self._at: dict[int, T] = {}

    def add(self, place: int, what: T) -> T:
        if place in self._at:
            raise ImproperlyConfigured(f"Place {place} is taken by {self._at[place]}: {what}")
        self._at[place] = what
        return what

    def at(self, place: int) -> Callable[[T], T]:
        """The same as a decorator."""
        return lambda what: self.add(place, what)

    def placed(self) -> list[tuple[int, T]]:
        return sorted(self._at.items(), key=lambda each: each[0])

    def __iter__(self) -> Iterator[T]:
        return iter([what for _place, what in self.placed()])
