"""Pages drawn once for everybody: one drawing for each state of what they show, however many ask at once.

In memory of each process; between the processes of one machine in the folder `settings.KEPT`, while there is one.
Both hold a number of pages and no more; those used longest ago go. `plenipo serve` makes the folder for several web
processes and takes it away again.
"""

import fcntl
import gzip
import hashlib
import os
import pickle
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

MOST = 300  # pages kept in the memory of a process
MOST_SHARED = (
    600  # pages kept in the folder: filters can be combined in more ways than a disk should hold
)
TURN = "turn-"  # begins the name of a file that is locked


class State(NamedTuple):
    """Of what a page shows. It only moves on: each part of a later state is as great or greater.

    version   of the conference and of the house: how many deeds changed what is public
    day       at the venue, as ISO 8601 writes it
    moment    number of the span of time, for pages that tell the time
    """

    version: int
    day: str
    moment: int

    def covers(self, other: "State") -> bool:
        later = self.version >= other.version and self.day >= other.day
        return later and self.moment >= other.moment


@dataclass(frozen=True)
class KeptPage:
    """A page as it was drawn, and pressed: it holds nothing secret that its size could tell (BREACH)."""

    plain: bytes
    pressed: bytes
    kind: str
    tag: str


def page_of(content: bytes, kind: str) -> KeptPage:
    tag = hashlib.sha256(content).hexdigest()[:32]
    return KeptPage(content, gzip.compress(content, compresslevel=6, mtime=0), kind, tag)


class Shelf:
    """The last drawing of each place, and who may draw now."""

    def __init__(self, most: int = MOST, most_shared: int = MOST_SHARED) -> None:
        self._most, self._most_shared = most, most_shared
        self._pages: OrderedDict[str, tuple[State, KeptPage]] = OrderedDict()
        self._mutex = threading.Lock()
        self._turns = [threading.Lock() for _turn in range(64)]
        self.drawings = 0  # by this process, since it began

    def page(self, place: str, state: State, draw: Callable[[], KeptPage]) -> KeptPage:
        """The page as of this state or a later one. Who asks while it is drawn waits for that drawing.

        `state` must have been read before: what is read while drawing can only be newer.
        """
        drawn = self._found(place, state)
        if drawn is not None:
            return drawn
        with self._turns[hash(place) % len(self._turns)]:
            drawn = self._found(place, state)
            if drawn is not None:
                return drawn
            with _leaf(place, self._most_shared) as leaf:
                known = leaf.read()
                if known is None or not known[0].covers(state):
                    known = state, draw()
                    self.drawings += 1
                    leaf.write(*known)
            self._put(place, *known)
            return known[1]

    def clear(self) -> None:
        with self._mutex:
            self._pages.clear()

    def _found(self, place: str, state: State) -> KeptPage | None:
        with self._mutex:
            known = self._pages.get(place)
            if known is None or not known[0].covers(state):
                return None
            self._pages.move_to_end(place)
            return known[1]

    def _put(self, place: str, state: State, page: KeptPage) -> None:
        with self._mutex:
            self._pages[place] = state, page
            self._pages.move_to_end(place)
            if len(self._pages) > self._most:
                self._pages.popitem(last=False)


class _NoLeaf:
    """Nothing is shared: this process is alone, or the folder was taken away."""

    def read(self) -> tuple[State, KeptPage] | None:
        return None

    def write(self, state: State, page: KeptPage) -> None:
        pass


class _Leaf(_NoLeaf):
    """The file of one place, for the process that may draw it. One that was cut off while writing is not read."""

    def __init__(self, path: Path, most: int) -> None:
        self._path, self._most = path, most

    def read(self) -> tuple[State, KeptPage] | None:
        try:
            written = self._path.read_bytes()
            _used_now(self._path)
        except OSError:
            return None
        check, body = written[:32], written[32:]
        if not body or hashlib.sha256(body).digest() != check:
            return None
        state, page = pickle.loads(body)  # noqa: S301 -- our own, in a folder nobody else may write to
        return State(*state), page

    def write(self, state: State, page: KeptPage) -> None:
        body = pickle.dumps((tuple(state), page))
        unfinished = self._path.with_suffix(".new")
        with suppress(OSError):  # a full disk costs the others a drawing
            unfinished.write_bytes(hashlib.sha256(body).digest() + body)
            _used_now(unfinished)
            unfinished.replace(self._path)
            self._make_room()

    def _make_room(self) -> None:
        pages = [each for each in os.scandir(self._path.parent) if not each.name.startswith(TURN)]
        if len(pages) <= self._most:
            return
        used = sorted((each.stat().st_mtime_ns, each.path) for each in pages)
        for _when, path in used[: len(pages) - self._most]:
            Path(path).unlink(missing_ok=True)


def _used_now(path: Path) -> None:
    """Exactly: a file system's own clock stands still for some milliseconds."""
    now = time.time_ns()
    os.utime(path, ns=(now, now))


@contextmanager
def _leaf(place: str, most: int) -> Iterator[_NoLeaf]:
    """Waits while another process draws this place; the kernel ends the wait if that one dies.

    The files that are locked are few and stay: a place nobody can draw, like a session that does not exist, leaves
    nothing behind.
    """
    name = hashlib.sha256(place.encode()).hexdigest()
    try:
        turn = os.open(settings.KEPT / f"{TURN}{name[:2]}", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        yield _NoLeaf()
        return
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield _Leaf(settings.KEPT / name, most)
    finally:
        os.close(turn)


@contextmanager
def shared_between_processes(folder: Path, *, wanted: bool) -> Iterator[None]:
    """The folder exists, empty at first, while this runs; or does not exist, if it is not wanted."""
    _take_away(folder)
    if wanted:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        yield
    finally:
        _take_away(folder)


def empty_folder() -> None:
    """No file of the processes of this machine tells any more what was deleted, though nobody asks for its page again.

    To be called after the commit: who draws from before it writes into a file that is gone, and who opens one from
    now on draws from after it.
    """
    _empty(settings.KEPT)


def _take_away(folder: Path) -> None:
    with suppress(FileNotFoundError):
        _empty(folder)
        folder.rmdir()


def _empty(folder: Path) -> None:
    with suppress(FileNotFoundError):
        for leaf in folder.iterdir():
            leaf.unlink(missing_ok=True)


shelf = Shelf()
