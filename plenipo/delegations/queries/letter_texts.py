"""The texts of letters that a conference has written for itself."""

import re

from plenipo.conference.models import Conference
from plenipo.delegations.models import LetterText

MARKER = re.compile(r"\{([^{}\s]{1,40})\}")
LINK = "link"  # filled in only when the letter leaves; see records.write_letter


def own_texts(conference: Conference) -> dict[tuple[str, str], LetterText]:
    """(kind, language) to what the convenor made of it."""
    own = LetterText.objects.filter(conference=conference).select_related("by").defer("body")
    return {(text.kind, text.language): text for text in own}
