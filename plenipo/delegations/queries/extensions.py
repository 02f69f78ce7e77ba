"""Deadlines that were extended lately and can still be set back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Subquery

from plenipo.conference.models import Conference
from plenipo.delegations.models import Invitation
from plenipo.delegations.verbs import Verb
from plenipo.records.models import JournalEntry, Letter

EXTENDED, TERMS = Verb.INVITATION_EXTENDED, "invitations.terms"
LATELY = timedelta(days=1)
LINES = 20_000  # of the journal are looked through, so that a long one costs the board nothing
WAITING = (Letter.State.DRAFT, Letter.State.QUEUED, Letter.State.HELD)


@dataclass(frozen=True)
class Extension:
    batch: str
    at: datetime
    by: str
    until: date
    count: int


def to_set_back(lines: Iterable[JournalEntry]) -> list[tuple[JournalEntry, int]]:
    """Lines of extensions with their invitations: nobody has set another day since, no letter has told of this one."""
    lines = list(lines)
    told = set(
        Letter.objects.filter(kind=TERMS, about__in={line.about for line in lines})
        .exclude(state__in=WAITING)
        .values_list("about", "written_at")
    )
    numbers = {line.pk: int(line.about.rpartition(":")[2]) for line in lines}
    days = dict(
        Invitation.objects.filter(pk__in=set(numbers.values())).values_list("pk", "deadline")
    )
    return [
        (line, numbers[line.pk])
        for line in lines
        if str(days.get(numbers[line.pk])) == line.details["after"]
        and not any(about == line.about and at >= line.at for about, at in told)
    ]


def extensions_to_undo(conference: Conference, now: datetime) -> list[Extension]:
    """Newest first. One query if nothing was extended lately."""
    newest = JournalEntry.objects.order_by("-pk").values("pk")[:1]
    lines = JournalEntry.objects.filter(
        conference=conference.pk,
        verb=EXTENDED,
        at__gte=now - LATELY,
        pk__gt=Subquery(newest) - LINES,
    ).select_related("account")
    if not (found := list(lines.order_by("-pk"))):
        return []
    batches: dict[str, list[JournalEntry]] = {}
    for line, _pk in to_set_back(found):
        batches.setdefault(line.details["batch"], []).append(line)
    return [
        Extension(
            batch,
            those[0].at,
            str(those[0].account or those[0].by_name),
            date.fromisoformat(those[0].details["after"]),
            len(those),
        )
        for batch, those in batches.items()
    ]
