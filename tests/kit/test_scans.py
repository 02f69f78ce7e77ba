"""What a scanned letter would do when it is opened."""

import zlib
from io import BytesIO

import pytest
from PIL import Image

from plenipo.kit.scans import acts_by_itself, pixels_of

SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def a_pdf(catalog=b"", *, packed=b"", stream=b""):
    inside = zlib.compress(packed)
    return (
        b"%PDF-1.7\n1 0 obj << /Type /Catalog " + catalog + b" >> endobj\n"
        b"2 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\r\n" + inside + b"\nendstream\n"
        b"3 0 obj << /Length 9 >> stream\n" + stream + b"\nendstream endobj\n%%EOF"
    )


@pytest.mark.parametrize(
    "pdf",
    [
        a_pdf(b"/OpenAction " + SCRIPT),
        a_pdf(b"/OpenAction << /S /URI /URI (https://example.org) >>"),
        a_pdf(b"/OpenAction 5 0 R", packed=b"5 0 " + SCRIPT),
        a_pdf(b"/Names << /J#61vaScript 4 0 R >>"),
        a_pdf(b"/AA << /O << /S /Launch /F (a.exe) >> >>"),
        a_pdf() + b" stream /JS (1)",
    ],
    ids=["opened", "address", "packed", "escaped", "program", "no end"],
)
def test_a_pdf_that_does_something_by_itself_is_known(pdf):
    assert acts_by_itself(pdf)


@pytest.mark.parametrize(
    "pdf",
    [
        a_pdf(),
        a_pdf(b"/OpenAction [3 0 R /XYZ null null 0]"),
        a_pdf(b"/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"),
        a_pdf(b"/A << /S /URI /URI (https://example.org) >>"),
        a_pdf(stream=b"chance: /JS in a picture"),
    ],
    ids=["plain", "at a page", "goes to a page", "link", "within a picture"],
)
def test_a_letter_that_opens_at_a_page_or_has_links_is_none(pdf):
    assert not acts_by_itself(pdf)


def test_millions_of_beginnings_take_no_time():
    assert not acts_by_itself(b"%PDF-1.7 " + b"stream " * 1_000_000)


def test_what_is_packed_too_tightly_is_read_no_further():
    assert not acts_by_itself(a_pdf(packed=b"0" * 30_000_000))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_says_how_large_it_is(kind):
    written = BytesIO()
    Image.new("L", (300, 200)).save(written, kind)

    assert pixels_of(written.getvalue()) == 60_000
    assert pixels_of(written.getvalue()[:15]) == 0
