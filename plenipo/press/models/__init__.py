from plenipo.press.models.briefings import (
    Briefing,
    BriefingAsker,
    QuotedCount,
    TranscriptPassage,
    TranscriptVersion,
)

__all__ = [
    "Briefing",
    "BriefingAsker",
    "QuotedCount",
    "TranscriptPassage",
    "TranscriptVersion",
]
