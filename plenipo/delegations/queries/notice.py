"""Who answers for the data of a conference, and until when it is kept."""

from datetime import date, timedelta

from plenipo.conference.models import Conference, in_language
from plenipo.conference.queries import rules_of
from plenipo.delegations.profile import Retention


def controller_of(conference: Conference, language: str) -> str:
    texts = (conference.convenor, conference.host, conference.series.name)
    return next((text for each in texts if (text := in_language(each, language))), "")


def kept_until(conference: Conference) -> date:
    """The last day on which what identifies a person is kept."""
    return conference.ends + timedelta(days=rules_of(conference).of(Retention).retention_days)
