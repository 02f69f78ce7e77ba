"""Circulars of a conference and the letters they went out as."""

import secrets

from django.db.models import Case, Q, QuerySet, When

from plenipo.conference.models import Conference
from plenipo.delegations.models import Circular, Invitation
from plenipo.delegations.queries.invitations import InvitationFilter
from plenipo.delegations.queries.letter_texts import LINK
from plenipo.records.actions import name_of
from plenipo.records.models import Letter

Audience, State = Circular.Audience, Letter.State
TO_OFFICES, TO_HEADS = "invitations.circular", "delegations.circular"  # kinds of letters


def kind_of(circular: Circular) -> str:
    return TO_HEADS if circular.audience == Audience.HEADS else TO_OFFICES


def wanted_of(circular: Circular) -> InvitationFilter:
    pairs = [(key, value) for key, value in circular.wanted if key != "row"]
    rows = tuple(int(value) for key, value in circular.wanted if key == "row")
    return InvitationFilter(rows=rows, **dict(pairs))


def circulars_of(conference: Conference) -> QuerySet[Circular]:
    return Circular.objects.filter(conference=conference).select_related("written_by", "sent_by")


def letters_of_circular(circular: Circular) -> QuerySet[Letter]:
    """Those that did not arrive first."""
    order = [State.BOUNCED, State.HELD, State.QUEUED, State.LEASED, State.SENT]
    ranked = Case(*(When(state=each, then=n) for n, each in enumerate(order)), default=len(order))
    mine = Q(reference=circular.reference) | Q(reference__startswith=f"{circular.reference}-")
    found = Letter.objects.filter(mine, conference=circular.conference_id, kind=kind_of(circular))
    return found.order_by(ranked, "pk")


def reference_for_one(circular: Circular) -> str:
    """Nobody can guess it, so that whoever quotes it holds the letter: see `queries.verification`."""
    drawn = secrets.token_hex(4).upper()
    return f"{circular.reference}-{drawn[:4]}-{drawn[4:]}"


def _circular_of(reference: str) -> str:
    return "-".join(reference.split("-")[:2])


def circulars_to(invitation: Invitation, *, email: str = "") -> list[Letter]:
    """Circulars to whoever answers for this party, once each, the latest first.

    email   theirs, rather than what another of them got in another language
    """
    letters = Letter.objects.filter(kind=TO_OFFICES, about=name_of(invitation)).exclude(
        state=Letter.State.DRAFT
    )
    once: dict[str, Letter] = {}
    for letter in letters.order_by("-pk"):
        of = _circular_of(letter.reference)
        if of not in once or letter.to_email == email:
            once[of] = letter
    for letter in once.values():
        letter.body = letter.body.replace(f"{{{LINK}}}", "…")
    return list(once.values())
