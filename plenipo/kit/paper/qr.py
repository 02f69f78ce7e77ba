"""QR codes for sheets that are set in one go."""

from io import BytesIO

import zxingcpp
from PIL import Image


def qr_as_png(text: str) -> bytes:
    """One pixel a module, without a margin; to be scaled without smoothing."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    drawn = Image.fromarray(code.to_image(scale=1, add_quiet_zones=False)).convert("1")
    written = BytesIO()
    drawn.save(written, "PNG")
    return written.getvalue()
