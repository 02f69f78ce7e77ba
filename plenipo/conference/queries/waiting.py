"""What waits in a conference, of every app: counted in one query for the rail, told on Today to whoever deals with it.

An app adds its kinds to `WAITING` in its `desk.py`. Of what is in confidence no kind has `rows`: only a `Tally` for
holders of its duty counts it, so that nobody else reads so much as a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from plenipo.conference.declared import Duty
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries.phase import is_over
from plenipo.kit.joining import Joined

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Waits:
    """
    kind        in a word, for the rail and for tallies
    text        the sentence with its number; "": it is counted in the rail alone
    duty        the duty that deals with it
    address     the page where, by name, and what its address goes on with (`query`)
    rows        all that wait, of any conference; `way` leads from them to theirs. None: a tally counts them
    late        whether it should have been done by now; the text says so
    wrong       whether what is planned cannot be: shown in red
    afterwards  whether it waits when the conference is over, too
    deed        what can be done about all of them at once; its page, "" for who may not
    """

    kind: str
    text: Any
    duty: Duty
    address: str
    query: str = ""
    rows: Callable[[], QuerySet[Any]] | None = None
    way: str = "conference"
    late: bool = False
    wrong: bool = False
    afterwards: bool = False
    deed: StrOrPromise = ""
    deed_url: Callable[[Membership], str] | None = None


@dataclass(frozen=True)
class Tally:
    """Numbers by kind that Today alone asks for; with a duty, for its holders alone."""

    count: Callable[[Conference, date], Mapping[str, int]]
    duty: str = ""
    afterwards: bool = False
    of: tuple[type[models.Model], ...] = ()  # the kinds of rows, so far as they have a state


@dataclass(frozen=True)
class Task:
    """
    count    rows that wait
    text     the sentence that says how many
    duty     the duty that deals with it, as a word
    mine     whether the reader holds that duty
    deed     what can be done about all of them at once, and the page that asks before it does
    """

    count: int
    text: str
    duty: str
    mine: bool
    url: str
    late: bool = False
    wrong: bool = False
    deed: str = ""
    deed_url: str = ""


Teller = Callable[[Membership, date], Iterable[Task]]

WAITING: Joined[Waits] = Joined()
TALLIES: Joined[Tally] = Joined()
WITHOUT: dict[type[models.Model], str] = {}  # rows with a state that wait for nobody, and why
TELLERS: Joined[Teller] = (
    Joined()
)  # of what no number of rows says; not when the conference is over


def nothing_waits(rows: type[models.Model], why: str) -> None:
    WITHOUT[rows] = why


def waiting_in(conference: Conference) -> dict[str, int]:
    """How many rows wait, by kind.

    Asked once per conference object, as a page and its rail both tell it: a request has one.
    """
    known: dict[str, int] | None = getattr(conference, "_waiting", None)
    if known is None:
        known = conference._waiting = _counted(conference)  # type: ignore[attr-defined]
    return known


def _counted(conference: Conference) -> dict[str, int]:
    """One query, because every desk page shows it in its rail. In it a kind may be called like what leads there."""
    numbers = {f"n_{each.kind}": _number(each.rows(), each.way) for each in WAITING if each.rows}
    counted: Any = Conference.objects.filter(pk=conference.pk).values(**numbers).get()
    return {name.removeprefix("n_"): number for name, number in counted.items()}


def _number(rows: QuerySet[Any], conference: str) -> Coalesce:
    counted = (
        rows.filter(**{conference: OuterRef("pk")})
        .order_by()
        .values(of=F(conference))
        .annotate(n=Count("pk"))
        .values("n")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def waiting_for(member: Membership, *, today: date) -> list[Task]:
    """What waits in this conference: the reader's own duties first, what is late before what is not."""
    over = is_over(member.conference)
    rows = [] if over else [row for tell in TELLERS for row in tell(member, today)]
    numbers = _numbers(member, today, over)
    for each in WAITING:
        if each.text and numbers.get(each.kind) and (each.afterwards or not over):
            rows.append(_told(each, numbers[each.kind], member))
    return sorted(rows, key=lambda row: (not row.mine, not row.late))


def _numbers(member: Membership, today: date, over: bool) -> dict[str, int]:
    found = dict(waiting_in(member.conference))
    for tally in TALLIES:
        opens = not tally.duty or member.has(tally.duty)
        if opens and (tally.afterwards or not over):
            found |= tally.count(member.conference, today)
    return found


def _told(each: Waits, n: int, member: Membership) -> Task:
    return Task(
        count=n,
        text=str(each.text % {"n": n}),
        duty=str(each.duty.label),
        mine=member.has(each.duty),
        url=reverse(each.address, args=[member.conference.slug]) + each.query,
        late=each.late,
        wrong=each.wrong,
        deed=str(each.deed),
        deed_url=each.deed_url(member) if each.deed_url else "",
    )
