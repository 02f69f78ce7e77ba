"""Drawing a picture anew in a process of its own, so that no file can hold up, fill or end the one that serves.

One process for each picture, never two pictures in one: whoever takes a process over by a file holds nothing of anybody
else's. It costs some 60 ms, most of it to start.
"""

import io
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

import plenipo
from plenipo.kit.pictures.values import (
    MOST_BYTES,
    MOST_PICTURES,
    MOST_SIDE,
    SMALL,
    DrawnPicture,
    PictureCut,
    PictureFault,
    is_bare_jpeg,
    must_be_a_picture,
)

MEMORY, SECONDS, WALL = 300_000_000, 5, 15
MOST_SAID = 2_000_000  # bytes of an answer
MOST_CUTS = 6
AT_ONCE = threading.BoundedSemaphore(2)  # of one serving process
ROOT = Path(plenipo.__path__[0]).parent


def drawn_anew(data: bytes) -> DrawnPicture:
    """What is kept of a picture somebody sent. Raises PictureFault."""
    must_be_a_picture(data)
    with tempfile.TemporaryDirectory() as folder:
        return _as_drawn(_asked(io.BytesIO(data), folder, do="draw"))


def whole_picture(data: bytes) -> bytes:
    """The same of a picture of anything: a JPEG with nothing cut away. Raises PictureFault."""
    must_be_a_picture(data)
    with tempfile.TemporaryDirectory() as folder:
        said = _asked(io.BytesIO(data), folder, do="whole")
    jpeg, width, height = b64decode(said["jpeg"]), said["width"], said["height"]
    if max(width, height) > MOST_SIDE or not is_bare_jpeg(jpeg, width, height):
        raise PictureFault("damaged")
    return jpeg


def pictures_of(archive: IO[bytes], most: int = MOST_PICTURES) -> "Unpacked":
    """The pictures of an archive, one after the other. Raises PictureFault."""
    folder = tempfile.TemporaryDirectory()
    try:
        said = _asked(archive, folder.name, do="unpack", most=most)
        names = [str(each)[:300] for each in said["files"]]
        left = [(str(name)[:300], str(why)) for name, why in said["left"]]
    except BaseException:
        folder.cleanup()
        raise
    return Unpacked(folder, names[:most], left)


class Unpacked:
    """Iterated once: (name, bytes), each read when its turn comes; then the folder is gone.

    left   what was not unpacked: (name, code of why)
    """

    def __init__(
        self,
        folder: "tempfile.TemporaryDirectory[str]",
        names: list[str],
        left: list[tuple[str, str]],
    ) -> None:
        self._folder, self._names, self.left = folder, names, left

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        with self._folder as place:
            for number, name in enumerate(self._names):
                with (Path(place) / str(number)).open("rb") as file:
                    yield name, file.read(MOST_BYTES + 1)


def _asked(data: IO[bytes], folder: str, **asked: Any) -> dict[str, Any]:
    if not AT_ONCE.acquire(timeout=WALL * 2):
        raise PictureFault("busy")
    try:
        with _process(data, folder, asked) as process:
            answer = process.stdout.read(MOST_SAID) if process.stdout else b""
            try:
                said: dict[str, Any] = json.loads(answer)
            except ValueError:
                raise _ended(process) from None
    finally:
        AT_ONCE.release()
    if "fault" in said:
        raise PictureFault(said["fault"], **said["told"])
    return said


@contextmanager
def _process(
    data: IO[bytes], folder: str, asked: dict[str, Any]
) -> Iterator[subprocess.Popen[bytes]]:
    told = {"seconds": SECONDS, "memory": MEMORY, **asked}
    with tempfile.TemporaryFile() as source:
        shutil.copyfileobj(data, source)
        source.seek(0)
        process = subprocess.Popen(  # noqa: S603 -- our own interpreter, our own module
            [sys.executable, "-P", "-m", "plenipo.kit.pictures", json.dumps(told)],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={  # none of our secrets; one heap, so that the limit of memory is that of the picture
                "PYTHONPATH": str(ROOT),
                "PYTHONUTF8": "1",
                "TMPDIR": folder,
                "MALLOC_ARENA_MAX": "1",
            },
        )
        watch = threading.Timer(WALL, process.kill)  # for one that waits rather than works
        watch.start()
        try:
            yield process
        finally:
            watch.cancel()
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


def _ended(process: subprocess.Popen[bytes]) -> PictureFault:
    """Of a process that ended before its time, which is always the file's fault."""
    code = -process.wait()
    if code in (signal.SIGXCPU, signal.SIGKILL):
        return PictureFault("slow")
    return PictureFault("heavy" if code > 0 else "damaged")


def _as_drawn(said: dict[str, Any]) -> DrawnPicture:
    cuts = tuple(
        PictureCut(str(key), b64decode(jpeg), b64decode(small))
        for key, jpeg, small in said["cuts"][:MOST_CUTS]
    )
    bare = all(is_bare_jpeg(each.jpeg) and is_bare_jpeg(each.small, *SMALL) for each in cuts)
    if not cuts or not bare:
        raise PictureFault("damaged")
    taken = date.fromisoformat(said["taken"]) if said["taken"] else None
    return DrawnPicture(cuts, tuple(map(str, said["notes"])), taken)
