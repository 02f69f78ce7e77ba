"""Notes of what was promised outside any form, and the parties they are about."""

from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet

from plenipo.conference.models import Conference
from plenipo.delegations.models import Invitation, Promise
from plenipo.registry.queries.finding import names_of, narrowed


def promise_in(conference: Conference, pk: int) -> QuerySet[Promise]:
    return Promise.objects.filter(pk=pk, invitation__conference=conference).select_related(
        "invitation"
    )


OPEN = Q(promises__state=Promise.State.OPEN)


def dealt_with(
    conference: Conference, words: str = "", *, only_open: bool = False
) -> QuerySet[Any]:
    """Every party that was written to, with its open notes (`open_promises`) and the next day of them (`next_due`)."""
    found = Invitation.objects.filter(conference=conference).exclude(state=Invitation.State.DRAFTED)
    found = narrowed(found, words, "called", *names_of("party"), countries=["country"])
    counted = found.annotate(
        open_promises=Count("promises", filter=OPEN), next_due=Min("promises__due", filter=OPEN)
    )
    if only_open:
        counted = counted.filter(open_promises__gt=0)
    return counted.select_related("country", "party").order_by(
        F("next_due").asc(nulls_last=True), "-open_promises", "pk"
    )
