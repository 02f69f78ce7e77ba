"""What the secretariat looks at when it decides."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Exists, Model, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.delegations.models import (
    ChangeRequest,
    Delegate,
    Delegation,
    Document,
    FocalPoint,
    Invitation,
    Promise,
)
from plenipo.delegations.queries.order import by_country, by_name, in_order_asked
from plenipo.delegations.roster import ROSTER
from plenipo.people.models import Person
from plenipo.records.models import JournalEntry
from plenipo.records.queries import holds_nothing, told_lines
from plenipo.registry.queries.finding import names_of, narrowed

State = Delegation.State
PRESENT = Q(delegates__state__in=Delegate.PRESENT)


def with_counts(delegations: QuerySet[Delegation]) -> QuerySet[Delegation]:
    """Adds persons, waiting, heads and has_letter, so that a list needs one query."""
    letter = Document.objects.filter(
        delegation=OuterRef("pk"), replaced=False, kind__in=Document.BY_THE_WAY
    )
    return delegations.select_related("country", "decided_by", "invitation").annotate(
        persons=Count("delegates", filter=PRESENT, distinct=True),
        waiting=Count("delegates", filter=Q(delegates__state="waiting"), distinct=True),
        heads=Count(
            "delegates",
            filter=PRESENT & Q(delegates__capacity=Delegate.Capacity.HEAD),
            distinct=True,
        ),
        has_letter=Exists(letter),
    )


def queue(conference: Conference, asked: "ApprovalFilter | None" = None) -> QuerySet[Delegation]:
    """Delegations that wait for a decision, first submitted first."""
    submitted = Delegation.objects.filter(conference=conference, state=State.SUBMITTED)
    narrow = _narrowed(submitted, asked or ApprovalFilter())
    return with_counts(narrow).order_by("submitted_at", "pk")


def queue_in_order(conference: Conference, asked: "ApprovalFilter") -> Sequence[Delegation]:
    """The same in another order, if one is asked for: of these all are read."""
    found = queue(conference, asked)
    return in_order_asked(found, asked.sort, WAYS) if asked.sort else found  # type: ignore[return-value]


def decided_lately(conference: Conference) -> QuerySet[Delegation]:
    decided = Delegation.objects.filter(conference=conference, state__in=Delegation.DECIDED)
    return decided.select_related("decided_by").order_by("-decided_at")[:10]


SEARCHED = ("plate_name", "called", *names_of("party"))


@dataclass(frozen=True)
class ApprovalFilter:
    """What the board was asked for; empty: everything."""

    state: str = ""
    category: str = ""
    wanted: str = ""
    sort: str = ""


STAGES = list(State)
WAYS: dict[str, Callable[[Any], Any]] = {
    "name": by_name,
    "country": by_country,
    "state": lambda each: STAGES.index(each.state),
    "persons": lambda each: each.persons,
    "submitted": lambda each: each.submitted_at.timestamp() if each.submitted_at else 0,
}


def board(conference: Conference, asked: ApprovalFilter) -> QuerySet[Delegation]:
    found = Delegation.objects.filter(conference=conference).select_related("country")
    if asked.state == "untold":
        found = found.filter(untold=True)
    elif asked.state == "late":
        late = Q(invitation__deadline__lt=timezone.localdate(), state__in=Delegation.EDITABLE)
        found = found.filter(late)
    elif asked.state:
        found = found.filter(state=asked.state)
    return _narrowed(found, asked).order_by("plate_name", "pk")


def numbers_in_order(conference: Conference, asked: ApprovalFilter) -> list[int]:
    """Those of the board in the order asked for, by the names the reader sees. One query."""
    found = board(conference, asked).order_by()
    if asked.sort.endswith("persons"):
        found = found.annotate(persons=Count("delegates", filter=PRESENT, distinct=True))
    columns = ("plate_name", "called", "apart", "country_called", "state", "submitted_at")
    of_country = ("code", "alpha2", "own_name", "names")
    rows = found.only(*columns, *(f"country__{name}" for name in of_country))
    return [each.pk for each in in_order_asked(rows, asked.sort, WAYS)]


def _narrowed(found: QuerySet[Delegation], asked: ApprovalFilter) -> QuerySet[Delegation]:
    if asked.category:
        found = found.filter(category=asked.category)
    return narrowed(found, asked.wanted, *SEARCHED, countries=["country"])


def loaded(numbers: Sequence[int]) -> list[Delegation]:
    """These delegations in this order, with their number of persons: of those on no page nobody is counted."""
    counted = Delegation.objects.annotate(persons=Count("delegates", filter=PRESENT)).order_by()
    by_number = counted.select_related("country").in_bulk(list(numbers))
    return [by_number[number] for number in numbers if number in by_number]


def delegation_in(conference: Conference, pk: int) -> QuerySet[Delegation]:
    found = Delegation.objects.filter(conference=conference, pk=pk)
    return with_counts(found).select_related("conference", "party", "invitation__party")


def changes_of(delegation: Delegation) -> QuerySet[ChangeRequest]:
    return _changes(ChangeRequest.objects.filter(delegation=delegation))


def changes_in_the_way(
    delegate: Delegate | None, kind: str, wanted: Mapping[str, object] | None = None
) -> list[ChangeRequest]:
    """Requests about the same person that wait and cannot be met together with one of this kind.

    Two corrections can, as each changes only what it names, unless both state one entry otherwise.
    """
    if delegate is None:
        return []
    found = ChangeRequest.objects.filter(delegate=delegate, state=ChangeRequest.State.ASKED)
    correct = ChangeRequest.Kind.CORRECT
    if kind != correct:
        return list(found)
    own = stated_anew(as_it_is(delegate), wanted or {})
    return [each for each in found if each.kind != correct or stated_otherwise(each, own)]


def stated_anew(before: Mapping[str, object], wanted: Mapping[str, object]) -> dict[str, object]:
    """What of it is not so already."""
    return {name: value for name, value in wanted.items() if not same(before.get(name), value)}


def stated_otherwise(request: ChangeRequest, own: Mapping[str, object]) -> list[str]:
    """Entries of which this request wants something else than `own` does."""
    theirs = stated_anew(request.before, request.wanted)
    return [name for name in theirs if name in own and not same(theirs[name], own[name])]


def changes_waiting_about(delegate: int) -> QuerySet[ChangeRequest]:
    asked = ChangeRequest.State.ASKED
    return ChangeRequest.objects.filter(delegate=delegate, state=asked).order_by("pk")


def changes_waiting(conference: Conference) -> QuerySet[ChangeRequest]:
    return _changes(
        ChangeRequest.objects.filter(
            delegation__conference=conference, state=ChangeRequest.State.ASKED
        )
    )


def change_in(conference: Conference, pk: int) -> QuerySet[ChangeRequest]:
    return _changes(ChangeRequest.objects.filter(delegation__conference=conference, pk=pk))


def _changes(changes: QuerySet[ChangeRequest]) -> QuerySet[ChangeRequest]:
    return changes.select_related(
        "delegation__conference", "delegation__invitation", "delegate__person", "decided_by"
    )


def still_to_be_told(delegation: Delegation) -> int:
    """Persons of a decided delegation whom no notice could reach: no address, and no focal point to hand it on."""
    if delegation.state not in Delegation.DECIDED:
        return 0
    named = Delegate.objects.filter(delegation=delegation, state__in=Delegate.PRESENT)
    return named.filter(noticed_at=None).count()


def history_of(delegation: Delegation, holds: Callable[[str], bool]) -> QuerySet[JournalEntry]:
    """As far as who holds these duties is told of it."""
    lines = lines_about([delegation.invitation_id], holds)
    lines = lines.filter(conference=delegation.conference_id)
    return lines.select_related("account").order_by("-pk")[:50]


def lines_about(
    invitations: Iterable[int], holds: Callable[[str], bool] = holds_nothing
) -> QuerySet[JournalEntry]:
    """Lines about these invitations, and about whatever hangs on them. One query for their numbers."""
    return told_lines(holds).filter(about__in=rows_about(invitations))


def rows_about(invitations: Iterable[int]) -> list[str]:
    """How the journal refers to these invitations, their delegations, and the rows of those. One query."""
    numbers = list(invitations)
    first, *others = (
        model._default_manager.filter(**{way: numbers})
        .order_by()
        .annotate(kind_of_row=Value(model._meta.label_lower, CharField()))
        .values_list("kind_of_row", "pk")
        for model, way in HANGS_ON_AN_INVITATION.items()
    )
    return [f"{kind}:{pk}" for kind, pk in first.union(*others, all=True)]


HANGS_ON_AN_INVITATION: dict[type[Model], str] = {
    Invitation: "pk__in",
    FocalPoint: "invitation__in",
    Delegation: "invitation__in",
    Delegate: "delegation__invitation__in",
    ChangeRequest: "delegation__invitation__in",
    Document: "delegation__invitation__in",
    Promise: "invitation__in",
}


def same(before: object, wanted: object) -> bool:
    """Whether a field says the same: Chinese is "zh" to some and "zh-hans" to others."""
    if isinstance(before, list) and isinstance(wanted, list):
        before, wanted = ([str(each).split("-")[0] for each in said] for said in (before, wanted))
    return (before or "") == (wanted or "")


def as_it_is(delegate: Delegate) -> dict[str, object]:
    """A person of a delegation by the fields of the roster."""
    rows = {Person: delegate.person, Delegate: delegate}
    return {each.name: getattr(rows[each.of], each.name) for each in ROSTER}
