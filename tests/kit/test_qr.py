"""A code is drawn a pixel a module, and read back as it was written."""

from io import BytesIO

import zxingcpp
from PIL import Image, ImageOps

from plenipo.kit.paper.qr import qr_as_png

TEXT = "PLENIPO1" * 18


def test_a_code_is_small_as_a_file_and_read_back():
    png = qr_as_png(TEXT)
    drawn = Image.open(BytesIO(png))
    on_paper = ImageOps.expand(drawn.convert("L").resize((drawn.width * 4,) * 2), 16, 255)

    (read,) = zxingcpp.read_barcodes(on_paper)

    assert len(png) < 1_000
    assert read.text == TEXT
