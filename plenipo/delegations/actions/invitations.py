"""Invitations once they leave the house: sent, opened, reminded, bounced, withdrawn, re-issued, replaced."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.actions import while_it_lasts
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations import signals
from plenipo.delegations.actions.drafts import draft_one
from plenipo.delegations.actions.letters import write_about, write_copy
from plenipo.delegations.actions.letters_to_focal import tell
from plenipo.delegations.models import Delegation, FocalPoint, Invitation, LetterText, Link
from plenipo.delegations.verbs import Verb
from plenipo.delegations.words.letters import LetterWording, names_wanted_by, texts_of
from plenipo.delegations.words.mailing import mailing, why_not_remind, why_not_send
from plenipo.kit.errors import Refused
from plenipo.records.actions import amend, claim, record
from plenipo.records.models import By
from plenipo.registry.models import Party

Kind = LetterText.Kind
State = Invitation.State


@transaction.atomic
def send(
    conference: Conference, invitations: Iterable[Invitation], *, expected: int, by: By
) -> int:
    """Write every draft's letter into the outbox, with a personal link.

    expected   the number the person confirmed; if it is another by now, nothing is sent
    """
    while_it_lasts(conference)
    to = mailing(_locked(invitations), why_not_send).to
    _as_confirmed(len(to), expected)
    texts, now = texts_of(conference, Kind.INVITATION), timezone.now()
    for invitation in to:
        claim(invitation, states=(State.DRAFTED,), state=State.SENT, sent_at=now)
        invitation.conference = conference  # its rules are read once
        to_each = [focal_point_at(invitation, e) for e in (invitation.email, *invitation.also)]
        write_to_all(invitation, Kind.INVITATION, to=to_each, texts=texts)
        record(Verb.INVITATION_SENT, by=by, about=invitation)
    return len(to)


@transaction.atomic
def remind(
    conference: Conference, invitations: Iterable[Invitation], *, expected: int, by: By
) -> int:
    """A letter to those who have not answered, who accepted and named nobody, or named and did not submit; never
    more often than the rules profile allows."""
    while_it_lasts(conference)
    rules, now = rules_of(conference), timezone.now()
    to = mailing(_locked(invitations), lambda each: why_not_remind(each, rules, now)).to
    _as_confirmed(len(to), expected)
    texts = texts_of(conference, Kind.REMINDER)
    for invitation in to:
        invitation.conference = conference
        expecting = (*Invitation.OPEN, *Invitation.COMING)
        claim(invitation, states=expecting, reminded_at=now, reminders=F("reminders") + 1)
        if invitation.state in Invitation.OPEN:
            write_to_all(invitation, Kind.REMINDER, texts=texts)
        else:
            _remind_of_names(invitation)
        record(Verb.INVITATION_REMINDED, by=by, about=invitation)
    return len(to)


def _remind_of_names(invitation: Invitation) -> None:
    delegation = Delegation.objects.select_related("conference").get(invitation=invitation)
    for focal_point in _written_to(invitation):
        what, until = f"awaited_{delegation.state}", partial(names_wanted_by, invitation)
        tell(focal_point, delegation, what, until)


def write_to_all(
    invitation: Invitation,
    kind: str,
    *,
    to: Iterable[FocalPoint] = (),
    copies: bool = True,
    texts: Mapping[str, LetterWording] | None = None,
) -> None:
    """One letter about an invitation to each of its focal points, and to its copy addresses without a link.

    to   just to these of them
    """
    conference = invitation.conference
    for focal_point in to or _written_to(invitation):
        write_about(invitation, kind, to=focal_point, conference=conference, texts=texts)
    for email in invitation.copies if copies else []:
        write_copy(invitation, kind, email, conference=conference, texts=texts)


def _locked(invitations: Iterable[Invitation]) -> list[Invitation]:
    chosen = [each.pk for each in invitations]
    rows = Invitation.objects.select_related("party", "country", "delegation")
    return list(rows.filter(pk__in=chosen).select_for_update(of=("self",)).order_by("pk"))


def _as_confirmed(now: int, expected: int) -> None:
    if not now:
        raise Refused(_("No recipients are left."))
    if now != expected:
        raise Refused(
            _(
                "You confirmed %(expected)s letters, but there are now %(now)s. Please review them again."
            )
            % {"expected": expected, "now": now}
        )


def focal_point_at(invitation: Invitation, email: str = "") -> FocalPoint:
    """The focal point at this address, else at the invitation's own; made if there is none."""
    own = not email or email == invitation.email
    focal_point, _made = FocalPoint.objects.update_or_create(
        invitation=invitation,
        email=email or invitation.email,
        defaults={"removed": False, "bounced": False},
        create_defaults={
            "name": invitation.addressee if own else "",
            "language": invitation.language,
            "made": timezone.now(),
        },
    )
    return focal_point


def _written_to(invitation: Invitation) -> list[FocalPoint]:
    there = invitation.focal_points.filter(removed=False, bounced=False).order_by("pk")
    return list(there) or [focal_point_at(invitation)]


@transaction.atomic
def bounced(invitation: Invitation, address: str, *, by: By) -> None:
    """A letter came back. The invitation counts as bounced when nobody else can be reached for it."""
    hit = invitation.focal_points.filter(email__iexact=address).update(bounced=True)
    if not hit or invitation.focal_points.filter(removed=False, bounced=False).exists():
        return
    amend(Invitation.objects.filter(pk=invitation.pk), bounced=True)
    record(Verb.INVITATION_BOUNCED, by=by, about=invitation)


@transaction.atomic
def withdraw(invitation: Invitation, *, seen: int, by: By) -> None:
    """The party is invited no more: links end, its delegation falls, and who was written to is told."""
    told = invitation.state != State.DRAFTED
    standing = [state for state in State if state != State.WITHDRAWN]
    claim(invitation, states=standing, seen=seen, state=State.WITHDRAWN)
    _revoke_links(invitation)
    for delegation in Delegation.objects.filter(invitation=invitation):
        Delegation.objects.filter(pk=delegation.pk).update(state=Delegation.State.WITHDRAWN)
        signals.withdrawn.send(Delegation, delegation=delegation, by=by)
    if told and (invitation.email or invitation.also):
        write_to_all(invitation, Kind.WITHDRAWAL)
    record(Verb.INVITATION_WITHDRAWN, by=by, about=invitation, told=told)


@transaction.atomic
def reissue(
    invitation: Invitation, *, addressee: str, email: str, language: str, seen: int, by: By
) -> None:
    """A new letter with a new link, to a corrected address if need be; links sent before end."""
    while_it_lasts(invitation.conference)
    was = invitation.email
    standing = [each for each in State if each not in (State.DRAFTED, State.WITHDRAWN)]
    state = State.SENT if invitation.state == State.LAPSED else invitation.state
    claim(
        invitation,
        states=standing,
        seen=seen,
        state=state,
        addressee=addressee,
        email=email,
        language=language,
        bounced=False,
    )
    _revoke_links(invitation, was)
    if was != email:
        invitation.focal_points.filter(email=was).update(removed=True)
    invitation.refresh_from_db()
    write_to_all(invitation, Kind.REISSUE, to=[focal_point_at(invitation)], copies=False)
    record(Verb.INVITATION_REISSUED, by=by, about=invitation, other_address=was != email)


@transaction.atomic
def offer_substitute(invitation: Invitation, party: Party, *, by: By, **values: Any) -> Invitation:
    """Another party in its place: a new draft that says whom it replaces."""
    if invitation.state not in Invitation.OVER:
        raise Refused(
            _("“%(party)s” still has its invitation. Withdraw it before you reallocate the place.")
            % {"party": invitation.party}
        )
    if held := invitation.substitutes.exclude(state=State.WITHDRAWN).first():
        raise Refused(
            _("The place has already been reallocated to “%(party)s”.") % {"party": held.party}
        )
    draft = draft_one(invitation.conference, party, by=by, substitute_for=invitation, **values)
    record(Verb.INVITATION_SUBSTITUTE_OFFERED, by=by, about=invitation, substitute=draft.pk)
    return draft


@transaction.atomic
def let_lapse(conference: Conference, invitations: Iterable[Invitation], *, by: By) -> int:
    """Close invitations whose day for an answer has passed without one."""
    today, lapsed = timezone.localdate(timezone=ZoneInfo(conference.zone)), 0
    for invitation in invitations:
        late = Invitation.objects.filter(
            pk=invitation.pk, state__in=Invitation.OPEN, deadline__lt=today
        )
        if amend(late, state=State.LAPSED):
            lapsed += 1
            record(Verb.INVITATION_LAPSED, by=by, about=invitation)
    return lapsed


def _revoke_links(invitation: Invitation, email: str = "") -> None:
    links = Link.objects.filter(focal_point__invitation=invitation, revoked=False)
    if email:
        links = links.filter(focal_point__email=email)
    links.update(revoked=True)
