"""What may still change once an invitation has left the house: quota, category, deadline, addressee, addresses."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.conference.models import Conference, Membership
from plenipo.delegations.actions.approval import SECOND_THOUGHTS
from plenipo.delegations.actions.entries import Heard, entering
from plenipo.delegations.actions.invitations import focal_point_at, write_to_all
from plenipo.delegations.actions.letters_to_focal import tell_focal_points, write_to
from plenipo.delegations.actions.notices import tell_those_named
from plenipo.delegations.models import Delegate, Delegation, Invitation, LetterText, Link
from plenipo.delegations.profile import INVITATIONS
from plenipo.delegations.queries.extensions import EXTENDED, TERMS, to_set_back
from plenipo.delegations.queries.focal import focal_points_beside
from plenipo.delegations.verbs import Verb
from plenipo.delegations.words.letters import reply_by
from plenipo.delegations.words.mailing import mailing, why_not_extend
from plenipo.kit.errors import Refused
from plenipo.kit.tokens import new_nonce
from plenipo.records.actions import amend, claim, record, values_changed
from plenipo.records.actions.letters import tear_up
from plenipo.records.models import By, JournalEntry

State = Invitation.State
SENT = [each for each in State if each not in (State.DRAFTED, State.WITHDRAWN)]


@transaction.atomic
def hand_over(invitation: Invitation, heard: Heard, *, seen: int, member: Membership) -> None:
    """The invitation left on paper: nothing is sent, and the party may answer from now on."""
    by = entering(
        invitation,
        Verb.INVITATION_DELIVERED,
        heard,
        member=member,
        duty=INVITATIONS,
    )()
    now = timezone.now()
    claim(invitation, states=(State.DRAFTED,), seen=seen, state=State.SENT, sent_at=now)
    record(Verb.INVITATION_DELIVERED, by=by, about=invitation)


@transaction.atomic
def change_terms(
    invitation: Invitation, *, seen: int, tell: bool, by: By, **values: Any
) -> list[str]:
    """Change what was sent, and the delegation with it; returns the names of the fields that changed.

    values   category, quota, deadline, addressee, also, copies
    tell     write to its focal points what the terms are now
    """
    changed = sorted(name for name in values if getattr(invitation, name) != values[name])
    if not changed:
        return []
    told = values_changed(invitation, values)
    claim(invitation, states=SENT, seen=seen, **values)
    invitation.refresh_from_db()
    if "also" in changed:
        _follow_addresses(invitation)
    delegation = Delegation.objects.filter(invitation=invitation).first()
    if delegation is not None and {"quota", "category"} & set(changed):
        _follow_terms(delegation, invitation)
    if tell:
        _tell_terms(invitation)
    record(Verb.INVITATION_TERMS_CHANGED, by=by, about=invitation, **told)
    return changed


def _follow_addresses(invitation: Invitation) -> None:
    """Whoever is new gets a letter with a link of their own; the links of who is no longer there end.

    Focal points whom the party itself or the desk added by name stay: they are removed by name.
    """
    there = {focal.email.casefold() for focal in focal_points_beside(invitation)}
    for email in invitation.also:
        if email.casefold() not in there:
            to = [focal_point_at(invitation, email)]
            write_to_all(invitation, LetterText.Kind.REISSUE, to=to, copies=False)
    wanted = {each.casefold() for each in (invitation.email, *invitation.also)}
    for focal in focal_points_beside(invitation).filter(added_by_focal=False, name=""):
        if focal.email.casefold() not in wanted:
            Link.objects.filter(focal_point=focal).update(revoked=True)
            type(focal).objects.filter(pk=focal.pk).update(removed=True)


def _follow_terms(delegation: Delegation, invitation: Invitation) -> None:
    """The delegation has the same quota and category; places that become free go to those who wait.

    Nobody who was approved loses a place: who is over a smaller quota stays until the delegation is changed.
    """
    amend(
        Delegation.objects.filter(pk=delegation.pk),
        quota=invitation.quota,
        category=invitation.category,
    )
    delegation.refresh_from_db()
    place = {
        Delegation.State.SUBMITTED: Delegate.State.NOMINATED,
        Delegation.State.APPROVED: Delegate.State.APPROVED,
    }.get(Delegation.State(delegation.state))
    if place is None:
        return
    there = Delegate.objects.filter(delegation=delegation, state__in=Delegate.PRESENT)
    people = list(there.order_by("position", "pk"))
    if place == Delegate.State.NOMINATED:
        for number, each in enumerate(people):
            state = place if number < delegation.quota else Delegate.State.WAITING
            Delegate.objects.filter(pk=each.pk).update(state=state)
        return
    free = delegation.quota - sum(each.state == place for each in people)
    waiting = [each.pk for each in people if each.state == Delegate.State.WAITING]
    if free > 0 and waiting:
        Delegate.objects.filter(pk__in=waiting[:free]).update(state=place)
        tell_focal_points(delegation, "place")
        tell_those_named(delegation)


def _tell_terms(invitation: Invitation, *, not_before: datetime | None = None) -> None:
    def lines(language: str) -> list[str]:
        told = [
            ngettext(
                "Size of the delegation: up to %(n)s person.",
                "Size of the delegation: up to %(n)s persons.",
                invitation.quota,
            )
            % {"n": invitation.quota}
        ]
        if invitation.deadline:
            told.append(_("Reply requested by: %(day)s.") % {"day": reply_by(invitation, language)})
        return [_("The terms of your invitation have changed."), "\n".join(told)]

    for focal in focal_points_beside(invitation).filter(bounced=False):
        write_to(
            focal,
            invitation.conference,
            TERMS,
            subject=lambda: _("Change in the terms of your invitation"),
            lines=partial(lines, focal.language),
            about=invitation,
            not_before=not_before,
        )


# ---- the deadline of many


@transaction.atomic
def extend(
    conference: Conference,
    invitations: Iterable[Invitation],
    until: date,
    *,
    expected: int,
    tell: bool = False,
    by: By,
) -> str:
    """Another day for the answers of many; returns by what it is undone. Letters wait a minute, for that.

    expected   the number the person confirmed; if it is another by now, nothing is changed
    """
    to = mailing(invitations, lambda each: why_not_extend(each, until)).to
    if len(to) != expected or not to:
        raise Refused(
            _(
                "The list has since changed: %(now)s invitations instead of %(expected)s. Please review it "
                "again."
            )
            % {"now": len(to), "expected": expected}
        )
    batch = new_nonce()[:16]
    for invitation in to:
        before = invitation.deadline.isoformat() if invitation.deadline else ""
        claim(invitation, states=SENT, seen=invitation.revision, deadline=until)
        invitation.deadline, invitation.conference = until, conference
        record(
            Verb.INVITATION_EXTENDED,
            by=by,
            about=invitation,
            batch=batch,
            before=before,
            after=until.isoformat(),
        )
        if tell:  # after its line, by which an undo knows what was told of it
            _tell_terms(invitation, not_before=timezone.now() + SECOND_THOUGHTS)
    return batch


@transaction.atomic
def undo_extension(conference: Conference, batch: str, *, by: By) -> int:
    """The days that stood before, wherever nobody has set another since or told of it; how many."""
    lines = JournalEntry.objects.filter(conference=conference.pk, verb=EXTENDED)
    undone = 0
    for line, pk in to_set_back(lines.filter(details__batch=batch).order_by("pk")):
        told = line.details
        same = Invitation.objects.filter(pk=pk, conference=conference, deadline=told["after"])
        if amend(same, deadline=told["before"] or None):
            undone += 1
            invitation = Invitation(pk=pk, conference=conference)
            tear_up([TERMS], invitation)
            record(
                Verb.INVITATION_EXTENSION_UNDONE,
                by=by,
                about=invitation,
                before=told["after"],
                after=told["before"],
            )
    return undone
