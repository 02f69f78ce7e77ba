"""Focal points: a second one, a new link."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.actions import while_it_lasts
from plenipo.delegations.actions.letters_to_focal import by_focal, send_new_link, welcome
from plenipo.delegations.models import FocalPoint, Invitation, Link
from plenipo.delegations.queries.focal import focal_points_beside, focal_points_to_resend
from plenipo.delegations.rules import Speaker, StandIn
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.kit.tokens import hash_of, token_of
from plenipo.records.actions import ask_for, record
from plenipo.records.models import By, Letter

BETWEEN_LINKS = timedelta(minutes=5)
MOST = 4


@transaction.atomic
def add_focal_point(
    invitation: Invitation, *, by: Speaker, name: str, email: str, language: str
) -> FocalPoint:
    """Let a second person answer for the party; their link is sent to them."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    while_it_lasts(invitation.conference)
    beside = focal_points_beside(invitation)
    if beside.filter(email__iexact=email).exists():
        raise Refused(_("This address already belongs to a focal point."))
    if beside.count() >= MOST:
        raise Refused(_("There are already four focal points. Remove one first."))
    added, _made = FocalPoint.objects.update_or_create(
        invitation=invitation,
        email__iexact=email,
        defaults={"name": name, "language": language, "removed": False},
        create_defaults={
            "email": email,
            "name": name,
            "language": language,
            "added_by_focal": not isinstance(by, StandIn),
            "made": timezone.now(),
        },
    )
    welcome(added, invitation.conference)
    record(Verb.FOCAL_ADDED, by=by_focal(by), about=added)
    return added


@transaction.atomic
def remove_focal_point(other: FocalPoint, *, by: Speaker) -> None:
    """Their links stop working at once. Nobody removes themselves: somebody must answer."""
    if other.pk == by.pk:
        raise Refused(_("You cannot remove yourself. Ask another focal point to do it."))
    FocalPoint.objects.filter(pk=other.pk).update(removed=True)
    Link.objects.filter(focal_point=other).update(revoked=True)
    record(Verb.FOCAL_REMOVED, by=by_focal(by), about=other)


@transaction.atomic
def end_links(focal: FocalPoint) -> Link:
    """End every personal link that was sent to this focal point; the new one, which is sent to them.

    A link in a letter that has not left yet stays: nobody can have it.
    """
    states = Letter.State
    waiting = Letter.objects.filter(
        to_email=focal.email, state__in=[states.DRAFT, states.QUEUED, states.HELD, states.LEASED]
    )
    unread = [
        hash_of(token_of(link["nonce"], purpose=link["purpose"]))
        for letter in waiting
        for link in letter.links.values()
    ]
    focal.links.exclude(hash__in=unread).update(revoked=True)
    send_new_link(focal, focal.invitation.conference)
    record(Verb.LINKS_ENDED, by=by_focal(focal), about=focal)
    return focal.links.order_by("-made", "-pk")[0]


def ask_for_links(email: str) -> None:
    """Let the worker look who has this address, so that the answer takes the same time for every one."""
    ask_for("delegations.new_links", by=By(duty="visitor"), address=email)


@transaction.atomic
def resend_links(email: str) -> None:
    """Send new links to whoever has this address. The page says the same whether anybody has."""
    now = timezone.now()
    for focal in focal_points_to_resend(email):
        latest = focal.links.order_by("-made").first()
        if latest is None or now - latest.made > BETWEEN_LINKS:
            send_new_link(focal, focal.invitation.conference)
            record(Verb.LINK_RESENT, by=by_focal(focal), about=focal)
