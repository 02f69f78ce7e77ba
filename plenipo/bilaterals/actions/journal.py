"""The desk's own journal, and letters nobody but the desk knows of (docs/decisions/0006)."""

from typing import Any

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from plenipo.bilaterals.models import DeskLine
from plenipo.bilaterals.rules import takes_part
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters import new_link
from plenipo.delegations.models import Delegation, FocalPoint
from plenipo.delegations.queries.focal import focal_points_beside
from plenipo.delegations.words.letters import ending
from plenipo.kit.phrases import greeting
from plenipo.records.actions import write_letter
from plenipo.records.actions.journal import line_of
from plenipo.records.models import By, Letter

NEWS = "bilaterals.news"


def note(verb: DeskVerb, *, by: By, about: models.Model, **details: Any) -> DeskLine:
    """One line of the desk's journal in the caller's transaction; `record` would tell the whole secretariat."""
    line = line_of(DeskLine, verb, by=by, about=about, details=details)
    line.save(force_insert=True)
    return line


def tell_news(delegation: Delegation, conference: Conference, *, draft: bool = False) -> list[int]:
    """Write to its focal points that there is news, and nothing of what it is or of whom it comes.

    Somebody to whom such a letter is still on its way gets no second one, and whoever takes part no more none: their
    page would show nothing. Returns the numbers of the letters.
    """
    if not takes_part(delegation):
        return []
    states = [Letter.State.DRAFT] if draft else [Letter.State.QUEUED, Letter.State.HELD]
    waiting = Letter.objects.filter(
        kind=NEWS, conference=conference.pk, state__in=states
    ).values_list("to_email", flat=True)
    to = focal_points_beside(delegation.invitation).exclude(email__in=waiting)
    return [_write(focal, delegation, conference, draft).pk for focal in to]


def _write(
    focal: FocalPoint, delegation: Delegation, conference: Conference, draft: bool
) -> Letter:
    with translation.override(focal.language):
        parts = [
            greeting(focal.name),
            _("There is new information about bilateral meetings on your delegation's page."),
            _("Your delegation's page: %(link)s") % {"link": "{link}"},
            _("This link is personal: anyone who has it can reply in your name."),
            ending(conference, focal.language),
        ]
        return write_letter(
            NEWS,
            to=focal.email,
            to_name=focal.name,
            language=focal.language,
            subject=_("%(conference)s: bilateral meetings") % {"conference": conference},
            body="\n\n".join(parts),
            about=delegation,
            conference=conference.pk,
            links={"link": new_link(focal, conference)},
            draft=draft,
            in_confidence=True,
        )
