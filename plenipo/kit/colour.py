"""Contrast of colours (WCAG 2.2), and an accent that can be read on the paper of both schemes."""

from colorsys import hls_to_rgb, rgb_to_hls

PAPER_LIGHT, PAPER_DARK = "#fcfbf8", "#15171a"
ENOUGH = (
    7.0  # AAA, so that the shades of the tile map between accent and paper can carry text as well
)


def contrast(one: str, other: str) -> float:
    """Between 1 (the same) and 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_accent(accent: str) -> tuple[str, str]:
    """The nearest shades of this hue that can be read on light and on dark paper.

    accent   "#rrggbb"; raises ValueError for anything else
    """
    return _shifted(accent, PAPER_LIGHT, darker=True), _shifted(accent, PAPER_DARK, darker=False)


def _shifted(accent: str, paper: str, *, darker: bool) -> str:
    """Bisects the lightness between the accent's own and black or white."""
    if contrast(accent, paper) >= ENOUGH:
        return accent.lower()
    hue, own, saturation = rgb_to_hls(*_channels(accent))
    unreadable, readable = own, 0.0 if darker else 1.0
    for _step in range(12):
        middle = (unreadable + readable) / 2
        if contrast(_hex(hue, middle, saturation), paper) >= ENOUGH:
            readable = middle
        else:
            unreadable = middle
    return _hex(hue, readable, saturation)


def _hex(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(255 * c):02x}" for c in hls_to_rgb(hue, lightness, saturation))


def _channels(colour: str) -> tuple[float, float, float]:
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"{colour!r} is no colour like #17456b")
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ink_on(colour: str) -> str:
    """Black or white, whichever is read better on this colour: always at least 4.5 to 1."""
    return max(("#ffffff", "#000000"), key=lambda ink: contrast(ink, colour))
