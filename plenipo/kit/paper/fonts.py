"""The fonts of this machine."""

from functools import cache

import typst


@cache
def fonts() -> typst.Fonts:
    """Found once: to look through the folders of fonts costs as much as a hundred badges."""
    return typst.Fonts()
