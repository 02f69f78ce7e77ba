"""A picture drawn anew: upright, in sRGB, cut to three by four. Runs in the small process only (`__main__.py`)."""

import io
from collections.abc import Iterator
from datetime import date

from PIL import Image, ImageCms, ImageFilter, ImageStat

from plenipo.kit.pictures.values import (
    HEIGHT,
    LEAST_HEIGHT,
    LEAST_WIDTH,
    MOST_SIDE,
    PLAIN,
    SHARP,
    SMALL,
    WIDTH,
    DrawnPicture,
    PictureCut,
    PictureFault,
)

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = {"JPEG": 60_000_000, "PNG": 24_000_000, "WEBP": 24_000_000}
WORKED_ON = 1600  # pixels of the longer side, to which everything is brought first
ORIENTATION, IN_EXIF, TAKEN, CHANGED = 0x0112, 0x8769, 0x9003, 0x0132
TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
CLOSER = 0.7  # of the height of the proposal
QUALITIES = (82, 74, 66, 58, 50, 40)
MOST_KEPT, MOST_SMALL, MOST_WHOLE = 12_500, 3_500, 90_000  # bytes of one photo


def drawn(data: bytes) -> DrawnPicture:
    """Raises PictureFault."""
    picture, taken, from_cmyk = _upright(data)
    boxes = list(_boxes(picture.width, picture.height))
    left, top, right, bottom = boxes[0][1]
    if right - left < LEAST_WIDTH or bottom - top < LEAST_HEIGHT:
        raise PictureFault("small", width=picture.width, height=picture.height)
    made = [(key, _cut(picture, box)) for key, box in boxes]
    notes = list(_noticed(made[0][1], bottom - top))
    cuts = tuple(
        PictureCut(key, _as_jpeg(each, MOST_KEPT), _as_jpeg(_small(each), MOST_SMALL))
        for key, each in made
    )
    return DrawnPicture(cuts, (*notes, *(["from_cmyk"] if from_cmyk else [])), taken)


def drawn_whole(data: bytes) -> tuple[bytes, int, int]:
    """Nothing cut away: the JPEG, its width and its height. Raises PictureFault."""
    picture, _taken, _from_cmyk = _upright(data)
    picture.thumbnail((MOST_SIDE, MOST_SIDE), Image.Resampling.LANCZOS)
    return _as_jpeg(picture, MOST_WHOLE), picture.width, picture.height


def _upright(data: bytes) -> tuple[Image.Image, date | None, bool]:
    """(picture, when it was taken, whether its colours were those of a printing press)"""
    picture = _opened(data)
    if getattr(picture, "is_animated", False) and picture.format != "MPO":
        raise PictureFault("animated")
    taken, turns = _said_by(picture)
    picture, from_cmyk = _in_srgb(_loaded(picture))
    for turn in turns:
        picture = picture.transpose(turn)
    return picture, taken, from_cmyk


def _opened(data: bytes) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None  # the limits are ours, and said in words
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except MemoryError:
        raise
    except Exception as wrong:
        raise PictureFault("damaged") from wrong
    most = MOST_PIXELS.get(picture.format or "", MOST_PIXELS["JPEG"])
    if picture.width * picture.height > most:
        raise PictureFault("pixels", millions=picture.width * picture.height // 1_000_000)
    return picture


def _said_by(picture: Image.Image) -> tuple[date | None, tuple[Image.Transpose, ...]]:
    """When it was taken and how it is turned. What cannot be read says nothing."""
    try:
        exif = picture.getexif()
        turns = TURNS.get(exif.get(ORIENTATION, 1), ())
        said = str(exif.get_ifd(IN_EXIF).get(TAKEN) or exif.get(CHANGED) or "")
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- whatever a file says of itself that cannot be read
        return None, ()
    try:
        year, month, day = map(int, said[:10].replace("-", ":").split(":"))
        return date(year, month, day), turns
    except ValueError:
        return None, turns


def _loaded(picture: Image.Image) -> Image.Image:
    """Small as soon as may be: a JPEG is read at a fraction of its size."""
    profile = picture.info.get("icc_profile")
    try:
        if picture.format in ("JPEG", "MPO"):
            picture.draft(None, (WORKED_ON, WORKED_ON))
        picture.load()
    except MemoryError:
        raise
    except Exception as wrong:
        raise PictureFault("damaged") from wrong
    loaded = _eight_bits(picture)
    loaded.thumbnail((WORKED_ON, WORKED_ON), Image.Resampling.LANCZOS, reducing_gap=2.0)
    loaded.info = {"icc_profile": profile} if profile else {}
    return loaded


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Sixteen bits of grey to eight; a palette to its colours."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if picture.mode == "F":
        raise PictureFault("damaged")
    if picture.mode in ("P", "PA", "1"):
        see_through = "transparency" in picture.info or picture.mode == "PA"
        return picture.convert("RGBA" if see_through else "RGB")
    if picture.mode in ("L", "RGB") and "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture.copy() if picture.readonly else picture


def _in_srgb(picture: Image.Image) -> tuple[Image.Image, bool]:
    """On white where it could be seen through. (picture, whether its colours were those of a printing press)"""
    from_cmyk = picture.mode == "CMYK"
    profile = picture.info.get("icc_profile")
    if picture.mode in ("RGBA", "LA", "La", "RGBa"):
        layer = picture.convert("RGBA")
        flat = Image.new("RGB", picture.size, "white")
        flat.paste(layer, mask=layer.getchannel("A"))
        picture = flat
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        try:
            converted = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
            picture = converted or picture
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile that says nothing: the colours are taken as they stand
    return picture.convert("RGB"), from_cmyk


# ---- cutting


Box = tuple[int, int, int, int]


def _boxes(width: int, height: int) -> Iterator[tuple[str, Box]]:
    """Ways to cut it, the one to propose first: the upper middle, where a portrait has its head."""
    if abs(width * HEIGHT - height * WIDTH) <= max(width, height) * 8:  # three by four already
        first = ("whole", _within(0, 0, width, height))
        rest = []
    elif width * HEIGHT > height * WIDTH:
        wide = round(height * WIDTH / HEIGHT)
        places = (("middle", (width - wide) // 2), ("left", 0), ("right", width - wide))
        first, *rest = [(key, (at, 0, at + wide, height)) for key, at in places]
    else:
        high = round(width * HEIGHT / WIDTH)
        places = (("upper", 0), ("centre", (height - high) // 2), ("lower", height - high))
        first, *rest = [(key, (0, at, width, at + high)) for key, at in places]
    yield first
    yield from rest
    left, top, right, bottom = first[1]
    wide, high = round((right - left) * CLOSER), round((bottom - top) * CLOSER)
    if wide >= LEAST_WIDTH and high >= LEAST_HEIGHT:
        x, y = left + (right - left - wide) // 2, top + (bottom - top - high) // 6
        yield "closer", (x, y, x + wide, y + high)


def _within(left: int, top: int, width: int, height: int) -> Box:
    return left, top, left + width, top + height


def _cut(picture: Image.Image, box: Box) -> Image.Image:
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)


def _small(photo: Image.Image) -> Image.Image:
    return photo.resize(SMALL, Image.Resampling.LANCZOS)


def _as_jpeg(photo: Image.Image, most: int) -> bytes:
    """Of pixels alone: nothing that the file said goes along."""
    bare = Image.new("RGB", photo.size)
    bare.paste(photo)
    for quality in QUALITIES:
        out = io.BytesIO()
        bare.save(out, "JPEG", quality=quality, optimize=True, subsampling="4:2:0")
        if out.tell() <= most:
            break
    return out.getvalue()


# ---- what a machine can say


def _noticed(photo: Image.Image, high: int) -> Iterator[str]:
    if high < HEIGHT:
        yield "small"
    grey = photo.convert("L")
    edges = grey.filter(ImageFilter.FIND_EDGES).crop((2, 2, WIDTH - 2, HEIGHT - 2))
    if ImageStat.Stat(edges).stddev[0] < SHARP:
        yield "blurred"
    beside = Image.new("L", (2 * WIDTH // 8, HEIGHT // 3))  # left and right of the head
    beside.paste(grey.crop((0, 0, WIDTH // 8, HEIGHT // 3)), (0, 0))
    beside.paste(grey.crop((WIDTH - WIDTH // 8, 0, WIDTH, HEIGHT // 3)), (WIDTH // 8, 0))
    if ImageStat.Stat(beside).stddev[0] > PLAIN:
        yield "background"
