"""A request in words."""

from datetime import date

from plenipo.bilaterals.bridge import Proposal
from plenipo.bilaterals.models import Level, MeetingRequest
from plenipo.bilaterals.queries.requests import SeenRequest
from plenipo.kit.days import day_name
from plenipo.kit.locales import language_name, listed


def in_words(told: SeenRequest) -> dict[str, str]:
    """Languages, and what was proposed, in the reader's language."""
    proposal = told.particulars.proposal if told.particulars else Proposal()
    day = day_name(date.fromisoformat(proposal.day)) if proposal.day else ""
    names = [language_name(code) for code in told.request.languages]
    return {
        "spoken": listed(names),
        "proposal_day": day,
        "proposal_format": str(dict(MeetingRequest.Format.choices).get(proposal.format, "")),
        "proposal_level": str(Level(proposal.level).label) if proposal.level else "",
    }
