"""Invitations in the words of the board and of their page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from plenipo.conference.profile import Participation
from plenipo.conference.sections import Rules
from plenipo.delegations.models import Invitation
from plenipo.delegations.queries.invitations import State, tone_of
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.terms import label_in
from plenipo.delegations.words.letters import day_in
from plenipo.kit.days import day_and_month
from plenipo.kit.locales import listed


@dataclass(frozen=True)
class BoardLine:
    """One line of the board, ready to be shown."""

    invitation: Invitation
    country: str
    category: str
    state: str
    tone: str
    language: str
    sent: str
    reminded: str
    awaits_answer: bool


def board_lines(invitations: Iterable[Invitation], rules: Rules) -> list[BoardLine]:
    labels = {each.key: each.label for each in rules.of(Participation).categories}
    states = {state: str(state.label) for state in State}
    languages = {code: str(name) for code, name in settings.LANGUAGES}
    return [
        BoardLine(
            each,
            country_of(each),
            labels.get(each.category, each.category),
            states[State(each.state)],
            tone_of(each),
            languages.get(each.language, each.language),
            day_and_month(timezone.localtime(each.sent_at)) if each.sent_at else "",
            _reminded(each.reminders) if each.reminders else "",
            each.state in Invitation.OPEN,
        )
        for each in invitations
    ]


def _reminded(times: int) -> str:
    return ngettext("reminded once", "reminded %(n)s times", times) % {"n": times}


def facts_of(invitation: Invitation, rules: Rules) -> list[tuple[str, Any]]:
    """(label, value) of what is known, without the empty ones."""
    language = get_language() or "en"
    names = dict(settings.LANGUAGES)
    facts = [
        (_("Country"), country_of(invitation)),
        (_("Category"), label_in(rules, invitation.category)),
        (_("Size of the delegation"), invitation.quota),
        (_("Language of the letter"), names.get(invitation.language, invitation.language)),
        (_("Addressee"), invitation.addressee),
        (_("E-mail"), invitation.email),
        (_("Further addresses"), listed(invitation.also)),
        (_("Copies to"), listed(invitation.copies)),
        (_("Reference"), invitation.reference),
        (_("Reply requested by"), day_in(language, invitation.deadline)),
        (_("Reminders"), invitation.reminders),
        (_("Message from the party"), invitation.answer_note),
    ]
    return [(label, value) for label, value in facts if value]
