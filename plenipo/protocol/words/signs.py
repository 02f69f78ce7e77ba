"""Flags and emblems as sheets name them."""


def image_name(sign: int | None) -> str:
    """Of the file a flag or an emblem is set from; "": none."""
    return f"sign{sign}.jpg" if sign else ""
