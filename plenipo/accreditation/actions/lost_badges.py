"""A badge is lost: blocked by the desk or by the delegation, and found again."""

from django.db import transaction
from django.utils.translation import gettext as _

from plenipo.accreditation.actions.badges import end
from plenipo.accreditation.models import Badge
from plenipo.accreditation.queries.badges import another_since, entitled
from plenipo.accreditation.rules.badges import state_before_loss
from plenipo.accreditation.verbs import Verb
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.rules import Speaker
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record
from plenipo.records.models import By

State = Badge.State


@transaction.atomic
def report_lost(badge: Badge, *, reason: str, by: By) -> None:
    """No longer accepted from this moment; whether there is another, is decided later."""
    _block(badge, reason)
    record(Verb.BADGE_LOST, by=by, about=badge)


@transaction.atomic
def report_lost_over_link(badge: Badge, *, reason: str, by: Speaker) -> None:
    """The same by the delegation: nobody has to agree first, and the desk is told."""
    who = by_focal(by)
    _block(badge, reason)
    claim(badge, states=[State.LOST], reported=True)
    record(Verb.BADGE_REPORTED_LOST, by=who, about=badge)


def _block(badge: Badge, reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Enter the reason."))
    end(badge, State.LOST, reason)


@transaction.atomic
def note_loss(badge: Badge, *, by: By) -> None:
    """The desk has read of it, and issues no other badge for now."""
    claim(badge, states=[State.LOST], reported=False)
    record(Verb.BADGE_LOSS_NOTED, by=by, about=badge)


@transaction.atomic
def found_again(badge: Badge, *, by: By) -> None:
    """Accepted as before, as long as no other took its place: one person has one valid badge."""
    conference = badge.conference
    type(conference).objects.select_for_update().get(pk=conference.pk)
    badge = Badge.objects.select_related("conference").get(pk=badge.pk)
    if badge.person_id not in entitled(conference, [], [badge.person_id or 0]):
        raise Refused(_("This person no longer takes part: the badge stays blocked."))
    if another_since(badge):
        raise Refused(_("Another badge was issued in the meantime: this one stays blocked."))
    claim(
        badge,
        states=[State.LOST],
        state=state_before_loss(badge),
        reported=False,
        reason="",
        ended_at=None,
    )
    record(Verb.BADGE_FOUND, by=by, about=badge)
