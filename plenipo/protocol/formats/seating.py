"""A seating plan on paper."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plenipo.conference.models import Conference
from plenipo.protocol.formats.images import set_with_images

TYPST = Path(__file__).with_name("seating.typ")


def seating_as_pdf(
    conference: Conference, paper: dict[str, Any], images: Mapping[str, bytes]
) -> bytes:
    """`paper`: as words/seating_paper says it, which names the images."""
    told = {"accent": conference.accent, "conference": str(conference), **paper}
    told["language"] = paper["language"].split("-")[0]
    return set_with_images(TYPST, "paper", told, images)
