"""The notice due to everybody whom somebody else names (GDPR, article 14)."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from plenipo.delegations.actions.letters_to_focal import subject_of, tell
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.focal import focal_points_beside
from plenipo.delegations.queries.notice import controller_of, kept_until
from plenipo.delegations.words.letters import day_in, ending
from plenipo.kit.phrases import greeting
from plenipo.kit.post import address_of
from plenipo.people.models import PARTICIPANT
from plenipo.records.actions import write_letter
from plenipo.records.actions.letters import tear_up

NOTICE, HANDED_ON = "delegations.notice", "delegations.hand_on"


def tell_those_named(delegation: Delegation, *, not_before: datetime | None = None) -> None:
    """Everybody named who has not been told: by letter, in a language of theirs.

    Those who left no address are told through the focal points, who get the text to hand on; where there is no
    focal point either, they are still to be told, and the delegation's page says so.
    """
    named = delegation.delegates.filter(state__in=Delegate.PRESENT, noticed_at=None)
    people = list(named.select_related("person").order_by("position", "pk"))
    told = [each for each in people if each.person.email]
    for delegate in told:
        _write_to(delegate, delegation, not_before)
    without = [each for each in people if not each.person.email]
    if _hand_on(without, delegation, not_before):
        told += without
    Delegate.objects.filter(pk__in=[each.pk for each in told]).update(noticed_at=timezone.now())


def take_notices_back(delegation: Delegation) -> None:
    """Notices that have not left are torn up; who was to get one is due one again."""
    handed_on = tear_up([HANDED_ON], delegation)
    told = Delegate.objects.filter(delegation=delegation).exclude(noticed_at=None)
    due = [
        each.pk
        for each in told.select_related("person")
        if tear_up([NOTICE], each) or (handed_on and not each.person.email)
    ]
    Delegate.objects.filter(pk__in=due).update(noticed_at=None)


def _write_to(delegate: Delegate, delegation: Delegation, not_before: datetime | None) -> None:
    person, conference = delegate.person, delegation.conference
    known = dict(settings.LANGUAGES)
    usual = delegation.invitation.language
    spoken = next((code for code in person.languages if code in known), usual)
    with translation.override(spoken):
        choice = _("Visibility of your name: %(choice)s.") % {
            "choice": delegate.get_disclosure_display()
        }
        parts = [
            greeting(person.styled),
            *_notice(delegation, spoken),
            choice,
            ending(conference, spoken),
        ]
        write_letter(
            NOTICE,
            to=person.email,
            to_name=person.styled,
            language=spoken,
            subject=subject_of(conference, _("You have been nominated")),
            body="\n\n".join(parts),
            about=delegate,
            conference=conference.pk,
            not_before=not_before,
        )


def _notice(delegation: Delegation, language: str) -> list[str]:
    """The notice in the active language: who keeps what, from whom, why, for whom, until when, and the rights."""
    conference = delegation.conference
    told = {
        "delegation": delegation.called_in(language).text,
        "conference": conference,
        "who": controller_of(conference, language),
        "address": conference.contact_email or address_of(settings.LETTERS_FROM),
        "purpose": PARTICIPANT.purpose,
        "recipients": PARTICIPANT.recipients,
        "day": day_in(language, kept_until(conference)),
    }
    return [
        _(
            "You have been nominated to attend the conference “%(conference)s” as a member of a delegation. "
            "Delegation: %(delegation)s."
        )
        % told,
        _(
            "The controller, %(who)s, holds these data, as stated by your delegation: "
            "names, form of address, office, languages, e-mail address."
        )
        % told,
        _("Purpose: %(purpose)s. Recipients: %(recipients)s. Deleted after: %(day)s.") % told,
        _(
            "Party membership is personal data revealing political opinions. Only the secretariat sees your name "
            "unless you choose otherwise."
        ),
        _(
            "You may see your data, correct it, limit who sees your name, object, or have it deleted: write to "
            "%(address)s. You may also complain to a data-protection authority."
        )
        % told,
    ]


def _hand_on(
    people: Iterable[Delegate], delegation: Delegation, not_before: datetime | None
) -> bool:
    """Whether there was anybody to hand it on. Without a personal link: whoever gets it could answer for the party."""
    names = [each.person.styled for each in people]
    if not names:
        return False
    there = list(focal_points_beside(delegation.invitation))
    for focal in there:
        with translation.override(focal.language):
            words = ["\n".join(names), *_notice(delegation, focal.language)]
        note = "\n\n".join(words)
        tell(focal, delegation, "hand_on", note, not_before=not_before, linked=False)
    return bool(there)
