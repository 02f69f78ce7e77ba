"""Files of the commands that work without a database: read in words, written whole."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path


class Unfit(Exception):
    """A file that cannot be read or written; the message is a sentence."""


def text_of(path: Path) -> str:
    return "".join(lines_of(path))


def lines_of(path: Path) -> Iterator[str]:
    """Of UTF-8, whether or not it says so."""
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as lines:
            yield from lines
    except UnicodeDecodeError as why:
        raise Unfit(f"{path} is not text in UTF-8 (byte {why.start}: {why.reason}).") from None
    except OSError as why:
        raise Unfit(f"{path} cannot be read: {why.strerror}.") from None


def look_at(out: Path) -> None:
    """Better now than after the work."""
    if out.is_dir() or not (out.exists() or out.resolve().parent.is_dir()):
        raise Unfit(f"{out} cannot be written: it must be a file in a folder that exists.")


def write_whole(out: Path, text: str) -> None:
    """At once, so that nobody finds half a result. Of a link its file; a device or a pipe stays what it is."""
    given = text.encode("utf-8", "replace")
    try:
        if out.exists() and not out.is_file():
            out.write_bytes(given)
            return
        real = out.resolve()
        part = real.with_name(real.name + ".part")
        part.write_bytes(given)
        part.replace(real)
    except OSError as why:
        raise Unfit(f"{out} cannot be written: {why.strerror}.") from None


def teller(command: str, path: Path) -> Callable[[str], None]:
    def tell(said: str) -> None:
        sys.stderr.write(f"{command}: {path}: {said}\n")

    return tell
