"""What an uploaded letter would do to whoever opens it. Told by its bytes, without drawing it."""

import re
import zlib
from collections.abc import Iterator

INFLATED = 20_000_000  # bytes of objects that are read of one PDF, in all
# actions beyond going to a page or to an address: none of them belongs into a letter
ACTIONS = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|GoToE)(?![A-Za-z0-9_.+-])"
)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")  # of a name: "/J#53" is "/JS"
OPENS = re.compile(rb"/OpenAction(?![A-Za-z0-9_.+-])\s*<<(.{0,500})", re.DOTALL)
GOES_TO_A_PAGE = re.compile(rb"/S\s*/GoTo(?![A-Za-z0-9_.+-])")
PNG_HEAD = b"IHDR"
# of a JPEG: the parts that say its size, and those that have no length
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
ALONE = frozenset((0x01, *range(0xD0, 0xD9)))


def acts_by_itself(pdf: bytes) -> bool:
    """Whether a PDF holds a script, or does more when it is opened than to turn to a page."""
    for text in _objects(pdf):
        if ACTIONS.search(text):
            return True
        if any(not GOES_TO_A_PAGE.search(what) for what in OPENS.findall(text)):
            return True
    return False


def _objects(pdf: bytes) -> Iterator[bytes]:
    """What is written between the streams, and in the streams that hold objects; with names as they are meant."""
    outside, start, room = [], 0, INFLATED
    while (begins := pdf.find(b"stream", start)) >= 0:
        ends = pdf.find(b"endstream", begins)
        if ends < 0:
            break
        outside.append(pdf[start:begins])
        if b"/ObjStm" in _unescaped(outside[-1][-2000:]):
            inside = _inflated(pdf[begins + len(b"stream") : ends].lstrip(b"\r\n"), room)
            room -= len(inside)
            yield _unescaped(inside)
        start = ends + len(b"endstream")
    yield _unescaped(b"\n".join((*outside, pdf[start:])))


def _inflated(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, max(most, 1))
    except zlib.error:
        return packed


def _unescaped(text: bytes) -> bytes:
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text)


def pixels_of(picture: bytes) -> int:
    """How many a PNG or JPEG says it has; 0 if it does not say."""
    if picture[12:16] == PNG_HEAD:
        return int.from_bytes(picture[16:20]) * int.from_bytes(picture[20:24])
    return _pixels_of_jpeg(picture) if picture[:2] == b"\xff\xd8" else 0


def _pixels_of_jpeg(picture: bytes) -> int:
    at = 2
    while at + 9 <= len(picture) and picture[at] == 0xFF:
        part = picture[at + 1]
        if part in FRAMES:
            height, width = picture[at + 5 : at + 7], picture[at + 7 : at + 9]
            return int.from_bytes(height) * int.from_bytes(width)
        if part == 0xFF:
            at += 1
        elif part in ALONE:
            at += 2
        else:
            at += 2 + max(2, int.from_bytes(picture[at + 2 : at + 4]))
    return 0
