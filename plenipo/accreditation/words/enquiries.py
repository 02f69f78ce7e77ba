"""The one answer to "is this person coming?": the same for every asker, whoever is asked about."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from plenipo.accreditation.models import Enquiry
from plenipo.accreditation.queries.enquiries import Told
from plenipo.conference.models import Conference
from plenipo.delegations.words.letters import isolated_in

Answer = Enquiry.Answer


def answers_about(told: Told, conference: Conference) -> list[tuple[dict[str, object], str]]:
    """(language, sentence), those of the conference first."""
    codes = [code for code, _name in settings.LANGUAGES]
    codes.sort(key=lambda code: code not in conference.languages)
    return [(dict(get_language_info(code)), _in(code, told, conference)) for code in codes]


def _in(language: str, told: Told, conference: Conference) -> str:
    with override(language):
        sentences = {
            Answer.PUBLISHED: _(
                "%(name)s is named in the published list of participants of %(conference)s: %(address)s"
            ),
            Answer.ANNOUNCED: _(
                "%(name)s is named in a public announcement of %(conference)s: %(address)s"
            ),
            Answer.NEUTRAL: _(
                "The secretariat of %(conference)s gives no information on whether a person takes part, whoever "
                "asks and whoever is asked about. Whoever has agreed to it is named in the list of participants "
                "once it is published: %(address)s"
            ),
        }
        return sentences[Answer(told.answer)] % {
            "conference": isolated_in(str(conference), language),
            "name": isolated_in(told.name, language),
            "address": settings.ADDRESS + reverse("portal:participants", args=[conference.slug]),
        }
