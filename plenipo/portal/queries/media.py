"""What the public finds of the press desk."""

from plenipo.conference.models import Conference
from plenipo.press.queries.briefings import has_announced
from plenipo.press.queries.releases import has_released


def has_media(conference: Conference) -> bool:
    return has_announced(conference) or has_released(conference)
