"""What is asked of the small process and what it answers. Without Pillow: this side opens no file somebody sent."""

from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 300, 400  # of every photo that is kept
SMALL = (120, 160)  # of the same photo for a telephone that holds thousands
MOST_SIDE = 800  # pixels of the longer side of a picture that is kept whole
MOST_BYTES = 15_000_000  # of one file
MOST_PICTURES = 60  # of one sending
LEAST_WIDTH, LEAST_HEIGHT = 90, 120  # of what is cut out: below it nobody could be recognised
SHARP = 9  # deviation of the edges of a photo, below which it looks blurred
PLAIN = 38  # deviation of the brightness beside the head, above which the background is not plain


@dataclass(frozen=True)
class PictureCut:
    """One way to cut the picture: its key (drawing.py) and the JPEG, in both sizes."""

    key: str
    jpeg: bytes
    small: bytes


@dataclass(frozen=True)
class DrawnPicture:
    """
    cuts    the one that is proposed first
    notes   what a machine noticed: small, blurred, background, from_cmyk
    taken   the day the file says the picture was taken; it is read and not kept
    """

    cuts: tuple[PictureCut, ...]
    notes: tuple[str, ...] = ()
    taken: date | None = None


class PictureFault(Exception):
    """Why there is no photo: a code, and what belongs to it."""

    def __init__(self, code: str, **told: int) -> None:
        super().__init__(code)
        self.code, self.told = code, told


# ---- what a file is, by how it begins


JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
KNOWN = (  # what begins so is a picture, and none that we draw
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"BM", "bmp"),
    (b"8BPS", "psd"),
    (b"%PDF-", "pdf"),
    (b"<svg", "svg"),
    (b"<?xml", "svg"),
)
HEIC = (b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc", b"avif", b"avis")


def must_be_a_picture(data: bytes) -> None:
    """By its first bytes; its name is not believed. Raises PictureFault for what no process need be started for."""
    if not data:
        raise PictureFault("empty")
    if len(data) > MOST_BYTES:
        raise PictureFault("bytes")
    if data.startswith(JPEG) or data.startswith(PNG):
        return
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, what in KNOWN:
        if data.startswith(magic) or start.startswith(magic.lower()):
            raise PictureFault("kind_" + what)
    if data[4:8] == b"ftyp" and data[8:12] in HEIC:
        raise PictureFault("kind_heic")
    raise PictureFault("no_picture")


# ---- of a JPEG: its parts

SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
BARE = frozenset((0xDB, 0xC4, 0xC0, 0xC1, 0xC2, 0xDD, 0xE0, SOS))  # tables, size, JFIF, the picture


def is_bare_jpeg(found: bytes, width: int = WIDTH, height: int = HEIGHT) -> bool:
    """Whether it is a JPEG of this size that holds a picture and nothing else: no comment, no EXIF, nothing behind it.

    Asked of what the small process answers: whatever a file made of it, nothing else comes out.
    """
    if found[:2] != bytes((0xFF, SOI)) or found[-2:] != bytes((0xFF, EOI)):
        return False
    at, sized = 2, False
    while at + 4 <= len(found):
        if found[at] != 0xFF or found[at + 1] not in BARE:
            return False
        part, length = found[at + 1], int.from_bytes(found[at + 2 : at + 4])
        if part == 0xE0 and (length != 16 or found[at + 4 : at + 9] != b"JFIF\0"):
            return False
        if 0xC0 <= part <= 0xC2:
            size = int.from_bytes(found[at + 7 : at + 9]), int.from_bytes(found[at + 5 : at + 7])
            sized = size == (width, height)
        at += 2 + length
        if part == SOS:
            return sized and _ends_with_its_picture(found, at)
    return False


def _ends_with_its_picture(found: bytes, at: int) -> bool:
    """After the picture comes its end and nothing more. Within it 0xFF is followed by 0 or the number of a restart."""
    while (at := found.find(b"\xff", at)) >= 0 and at + 1 < len(found):
        follows = found[at + 1]
        if follows == EOI:
            return at + 2 == len(found)
        if follows != 0 and not 0xD0 <= follows <= 0xD7:
            return False
        at += 2
    return False
