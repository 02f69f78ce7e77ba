"""Whatever is sent as a photo: what comes back is a picture of ours, or words; the process keeps within its bounds."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image, ImageFilter

from plenipo.kit.pictures import limited
from plenipo.kit.pictures.limited import drawn_anew, pictures_of
from plenipo.kit.pictures.values import (
    HEIGHT,
    MOST_BYTES,
    MOST_PICTURES,
    SMALL,
    WIDTH,
    PictureFault,
    is_bare_jpeg,
)
from tests.kit.hostile_pictures import SECRET, archives, kinds, portrait, saved


def what_becomes_of(data):
    """The cuts, or the code of the fault."""
    try:
        return drawn_anew(data).cuts
    except PictureFault as fault:
        return fault.code


@pytest.fixture(scope="module")
def became():
    """One process for each, two at a time. {what it is: (what was sent, what became of it)}"""
    sent = kinds()
    with ThreadPoolExecutor(2) as pool:
        made = pool.map(what_becomes_of, sent.values())
        return dict(zip(sent, zip(sent.values(), made, strict=True), strict=True))


def test_over_a_hundred_kinds_are_tried(became):
    assert len(became) > 120


def test_nothing_is_kept_as_it_was_sent_and_nothing_of_what_it_said(became):
    kept = {name: each for name, each in became.items() if not isinstance(each[1], str)}

    assert len(kept) > 40
    for name, (sent, cuts) in kept.items():
        for each in cuts:
            assert is_bare_jpeg(each.small, *SMALL), name
            assert is_bare_jpeg(each.jpeg), name
            assert each.jpeg != sent, name
            assert SECRET not in each.jpeg, name
            with Image.open(io.BytesIO(each.jpeg)) as shown:
                assert (shown.size, shown.mode) == ((WIDTH, HEIGHT), "RGB"), name
                assert set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
                assert len(shown.getexif()) == 0, name


def test_what_is_no_photo_is_told_apart(became):
    told = {name: code for name, (_sent, code) in became.items() if isinstance(code, str)}

    assert told["nothing"] == "empty"
    assert told["svg behind a mark of order"] == "kind_svg"
    assert told["heic"] == "kind_heic"
    assert {told[f"moving {kind}"] for kind in ("png", "webp")} == {"animated"}
    assert told["the greatest size"] == told["png bomb"] == "pixels"
    assert told["very small jpeg"] == told["png of one pixel"] == "small"
    assert told["jpeg larger than is taken"] == "bytes"
    assert told["half"] == told["png in half"] == told["webp in half"] == "damaged"
    assert "busy" not in told.values()


def test_ordinary_photos_of_every_make_are_taken(became):
    taken = (
        "jpeg", "png", "webp", "progressive jpeg", "grey jpeg", "cmyk jpeg", "jpeg of several pictures",
        "cmyk jpeg of Adobe",
        "png of a palette seen through", "png of sixteen bits", "png of grey and alpha", "jpeg with a wrong profile",
        "large jpeg", "jpeg with huge exif", "jpeg turned, 6", "jpeg and html", "jpeg with a day that is none",
    )  # fmt: skip

    assert [name for name in taken if isinstance(became[name][1], str)] == []


def test_a_picture_that_wants_more_memory_than_there_is_ends_its_process_and_nothing_else(
    monkeypatch,
):
    """What each takes is measured by `benchmarks/photos.py`."""
    assert limited.MEMORY <= 300_000_000
    assert limited.SECONDS <= 5
    large = saved(portrait(3_000, 4_000), "PNG", compress_level=1)
    monkeypatch.setattr(limited, "MEMORY", 90_000_000)

    assert what_becomes_of(large) in ("heavy", "damaged")


def test_a_picture_seen_through_stands_on_white():
    (cut, *_rest) = drawn_anew(saved(Image.new("RGBA", (300, 400)), "PNG")).cuts

    with Image.open(io.BytesIO(cut.jpeg)) as shown:
        assert shown.getpixel((150, 200)) == (255, 255, 255)


def test_a_photo_is_upright_whatever_way_the_camera_was_held():
    upright = portrait()
    for orientation, turn in ((6, Image.Transpose.ROTATE_90), (8, Image.Transpose.ROTATE_270)):
        exif = Image.Exif()
        exif[0x0112] = orientation
        sent = saved(upright.transpose(turn), exif=exif)
        with Image.open(io.BytesIO(drawn_anew(sent).cuts[0].jpeg)) as shown:
            assert shown.getpixel((150, 380))[2] > 90  # the blue coat is below
            assert shown.getpixel((150, 20))[0] > 200


def test_what_is_small_blurred_or_before_a_busy_wall_is_remarked_on_and_taken():
    busy = portrait(600, 800)
    busy.paste(Image.effect_noise((600, 200), 200).convert("RGB"), (0, 0))

    blurred = portrait(600, 800).filter(ImageFilter.GaussianBlur(15))

    assert drawn_anew(saved(portrait(150, 200))).notes == ("small",)
    assert drawn_anew(saved(blurred)).notes == ("blurred",)
    assert "background" in drawn_anew(saved(busy)).notes
    assert drawn_anew(saved(portrait(600, 800))).notes == ()


def taken_out_of(data):
    """How many pictures, or the code of the fault."""
    try:
        found = list(pictures_of(io.BytesIO(data)))
    except PictureFault as fault:
        return fault.code
    assert all(len(each) <= MOST_BYTES for _name, each in found)
    return len(found)


def test_an_archive_gives_its_pictures_and_nothing_else():
    for name, (data, expected) in archives().items():
        taken = taken_out_of(data)
        assert expected in (taken, None), (name, taken)
        assert isinstance(taken, str) or taken <= MOST_PICTURES, name


def test_a_jpeg_with_anything_beside_its_picture_is_not_bare():
    jpeg = drawn_anew(saved(portrait())).cuts[0].jpeg

    assert is_bare_jpeg(jpeg)
    assert not is_bare_jpeg(jpeg, 400, 300)
    for wrong in (
        b"",
        jpeg[:-2],
        jpeg + b"x",
        jpeg[:-2] + b"<html>\xff\xd9" + b"\xff\xd9",
        jpeg[:2] + b"\xff\xfe\0\x05abc" + jpeg[2:],
        jpeg[:2] + b"\xff\xe1\0\x08Exif\0\0" + jpeg[2:],
        jpeg[:2] + b"\xff\xe0\0\x08JFXX\0\0" + jpeg[2:],
    ):
        assert not is_bare_jpeg(wrong)
