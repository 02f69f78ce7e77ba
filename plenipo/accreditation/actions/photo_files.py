"""Files somebody sends, looked at before the deed begins: what of each is kept, or why nothing is."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO

from django.core.files.uploadedfile import UploadedFile

from plenipo.kit.cleaning import clean
from plenipo.kit.errors import Refused
from plenipo.kit.pictures.limited import drawn_anew, pictures_of
from plenipo.kit.pictures.values import MOST_BYTES, MOST_PICTURES, DrawnPicture, PictureFault
from plenipo.kit.pictures.words import fault_in_words

MOST_OF_ARCHIVE = 100_000_000
PATIENCE = 60  # seconds for all files of one sending; what is left is to be sent again
ARCHIVE = b"PK\x03\x04"


@dataclass
class SentPhotos:
    """
    drawn    (name of the file, what is kept of it)
    faults   (name of the file, why nothing is, in words)
    """

    drawn: list[tuple[str, DrawnPicture]] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)


def photo_sent(upload: "UploadedFile[bytes]") -> DrawnPicture:
    """One photo. Raises Refused."""
    if (upload.size or 0) > MOST_BYTES:
        raise Refused(fault_in_words("bytes"))
    try:
        return drawn_anew(upload.read())
    except PictureFault as fault:
        raise Refused(fault_in_words(fault)) from fault


def photos_sent(uploads: Iterable["UploadedFile[bytes]"]) -> SentPhotos:
    """Several photos, or archives of them."""
    found, until = SentPhotos(), time.monotonic() + PATIENCE
    for upload in uploads:
        for name, data in _pictures_in(upload, found):
            shown = clean(name)[-200:]
            if len(found.drawn) >= MOST_PICTURES or time.monotonic() > until:
                found.faults.append((shown, fault_in_words("many")))
                continue
            try:
                found.drawn.append((shown, drawn_anew(data)))
            except PictureFault as fault:
                found.faults.append((shown, fault_in_words(fault)))
    return found


def _pictures_in(upload: "UploadedFile[bytes]", found: SentPhotos) -> Iterator[tuple[str, bytes]]:
    name, size = upload.name or "", upload.size or 0
    is_archive = upload.read(4) == ARCHIVE
    upload.seek(0)
    if not is_archive:
        yield name, upload.read(MOST_BYTES + 1)
        return
    if size > MOST_OF_ARCHIVE:
        found.faults.append((clean(name)[-200:], fault_in_words("bytes")))
        return
    yield from _unpacked(name, upload, found)


def _unpacked(name: str, archive: IO[bytes], found: SentPhotos) -> Iterator[tuple[str, bytes]]:
    try:
        inside = pictures_of(archive)
    except PictureFault as fault:
        found.faults.append((clean(name)[-200:], fault_in_words(fault)))
        return
    found.faults += [(clean(each)[-200:], fault_in_words(why)) for each, why in inside.left]
    yield from inside
