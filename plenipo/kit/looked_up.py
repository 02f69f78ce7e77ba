"""What of great care was read while a request was answered, noted where it is read and told when the answer is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_READ: ContextVar[set[int] | None] = ContextVar("read", default=None)


@contextmanager
def looking_up() -> Iterator[set[int]]:
    """The numbers noted inside. Nothing is noted outside of one."""
    found: set[int] = set()
    token = _READ.set(found)
    try:
        yield found
    finally:
        _READ.reset(token)


def note_read(number: int) -> None:
    noted = _READ.get()
    if noted is not None:
        noted.add(number)
