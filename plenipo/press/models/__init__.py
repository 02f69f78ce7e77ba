from plenipo.press.models.briefings import (
    Briefing,
    BriefingAsker,
    QuotedCount,
    TranscriptPassage,
    TranscriptVersion,
)
from plenipo.press.models.releases import PressRelease

__all__ = [
    "Briefing",
    "BriefingAsker",
    "PressRelease",
    "QuotedCount",
    "TranscriptPassage",
    "TranscriptVersion",
]
