"""Pictures for tests: drawn, of nobody."""

import io

from PIL import Image, ImageDraw


def portrait(width=480, height=640, shade="#d8dee6"):
    """A head and shoulders before a plain background."""
    drawn = Image.new("RGB", (width, height), shade)
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((width * 0.3, height * 0.15, width * 0.7, height * 0.6), fill="#b98a68")
    pen.rectangle((width * 0.15, height * 0.65, width * 0.85, height), fill="#26456b")
    for eye in (0.42, 0.58):
        spot = (width * (eye - 0.03), height * 0.33, width * (eye + 0.03), height * 0.37)
        pen.ellipse(spot, fill="black")
    return drawn


def as_file(drawn=None, kind="JPEG", **how):
    out = io.BytesIO()
    (drawn or portrait()).save(out, kind, **how)
    return out.getvalue()
