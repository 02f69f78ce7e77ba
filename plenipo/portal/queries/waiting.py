"""What waits in a conference, by duty. One query, because every desk page shows it in its rail."""

from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.delegations.models import ChangeRequest, Circular, Delegation, Invitation, Promise
from plenipo.programme.queries.versions import LETTERS
from plenipo.records.models import Letter, ReturnedMail


def _number(rows: QuerySet[Any], conference: str = "conference") -> Coalesce:
    counted = (
        rows.filter(**{conference: OuterRef("pk")})
        .order_by()
        .values(of=F(conference))
        .annotate(n=Count("pk"))
        .values("n")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def waiting_in(conference: Conference) -> dict[str, int]:
    """How many rows wait: drafted, silent, level, submitted, untold, changes, letters (that failed), notes (circulars
    that wait for a second person), returned (mail), promises (that are due), programme (its letters that nobody has let
    go).

    Asked once per conference object, as a page and its rail both tell it: a request has one.
    """
    known: dict[str, int] | None = getattr(conference, "_waiting", None)
    if known is None:
        known = conference._waiting = _asked_of(conference)  # type: ignore[attr-defined]
    return known


def _asked_of(conference: Conference) -> dict[str, int]:
    waiting: Any = (
        Conference.objects.filter(pk=conference.pk)
        .values(
            drafted=_number(Invitation.objects.filter(state=Invitation.State.DRAFTED)),
            silent=_number(Invitation.objects.filter(state__in=Invitation.OPEN)),
            level=_number(Invitation.objects.filter(state=Invitation.State.ANOTHER_LEVEL)),
            submitted=_number(Delegation.objects.filter(state=Delegation.State.SUBMITTED)),
            untold=_number(Delegation.objects.filter(untold=True)),
            changes=_number(
                ChangeRequest.objects.filter(state=ChangeRequest.State.ASKED),
                "delegation__conference",
            ),
            letters=_number(
                Letter.objects.filter(
                    state__in=[Letter.State.BOUNCED, Letter.State.HELD], in_confidence=False
                )
            ),
            notes=_number(Circular.objects.filter(state=Circular.State.PROPOSED)),
            returned=_number(ReturnedMail.objects.all()),
            promises=_number(
                Promise.objects.filter(state=Promise.State.OPEN, due__lte=timezone.localdate()),
                "invitation__conference",
            ),
            programme=_number(Letter.objects.filter(kind__in=LETTERS, state=Letter.State.DRAFT)),
        )
        .get()
    )
    counted: dict[str, int] = waiting
    return counted
