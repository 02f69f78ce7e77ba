"""The pictures of an archive, each into a file of its own in the folder at hand. Runs in the small process only.

No name of the archive becomes the name of a file: they are numbered, so that "../../etc" leads nowhere.
"""

import zipfile
from pathlib import Path
from typing import IO

from plenipo.kit.pictures.values import MOST_BYTES, PictureFault

MOST_ENTRIES = 2_000
MOST_IN_ALL = 200_000_000  # bytes of all pictures of one archive
MOST_NAMED = 100  # of what was left aside
IGNORED = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
ENDS = [
    ".jpg",
    ".jpeg",
    ".jpe",
    ".jfif",
    ".png",
    ".webp",
    ".heic",
    ".heif",
    ".avif",
    ".gif",
    ".tif",
    ".tiff",
    ".bmp",
]

Told = list[tuple[str, str]]


def unpacked(file: IO[bytes], most: int) -> tuple[list[str], Told]:
    """(names of the pictures, in the order of their numbers; what was left aside and the code of why)"""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise PictureFault("entries", most=MOST_ENTRIES)
            return _written(archive, entries, most)
    except (PictureFault, MemoryError):
        raise
    except Exception as wrong:
        raise PictureFault("archive") from wrong


def _written(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], most: int
) -> tuple[list[str], Told]:
    files: list[str] = []
    left: Told = []
    room = MOST_IN_ALL
    for entry in entries:
        name = entry.filename
        if entry.is_dir() or any(each in name.lower() for each in IGNORED):
            continue
        why = _why_not(entry, room, len(files) >= most)
        if not why:
            try:
                with archive.open(entry) as source:
                    data = source.read(MOST_BYTES + 1)  # whatever size it says it has
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001 -- of whatever is wrong with one, the others stay
                why = "damaged"
            else:
                why = "bytes" if len(data) > MOST_BYTES else ""
        if why:
            left.append((name, why))
            continue
        room -= len(data)
        Path(str(len(files))).write_bytes(data)
        files.append(name)
    return files, left[:MOST_NAMED]


def _why_not(entry: zipfile.ZipInfo, room: int, full: bool) -> str:
    lower = entry.filename.lower()
    if lower.endswith((".zip", ".rar", ".7z", ".gz", ".tar")):
        return "nested"
    if entry.flag_bits & 1:
        return "encrypted"
    if not lower.endswith(tuple(ENDS)):
        return "no_picture"
    if entry.file_size > MOST_BYTES:
        return "bytes"
    return "many" if full or entry.file_size > room else ""
