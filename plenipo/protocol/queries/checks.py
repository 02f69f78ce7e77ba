"""Which events are checked, what their checks rest on, and what is open. Nothing here says who anybody is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegate
from plenipo.kit.forms import state_of
from plenipo.programme.models import Session
from plenipo.protocol.models import (
    EventCheck,
    PlateText,
    PrintedPlate,
    SeatingPlace,
    SeatingPlan,
    Tenure,
)
from plenipo.protocol.profile import PlateRules
from plenipo.protocol.queries.offices import approved

Item = EventCheck.Item
OF_PROTOCOL = (Session.Kind.OPENING, Session.Kind.CEREMONY)  # checked without a seating plan too
NAMES = ("family_name", "given_name", "native_name", "name_order", "style")


@dataclass(frozen=True)
class CheckedItem:
    """
    basis   what a tick would rest on today
    tick    the last one
    """

    key: str
    basis: str
    tick: EventCheck | None = None

    @property
    def done(self) -> bool:
        return self.tick is not None and self.tick.basis == self.basis

    @property
    def lapsed(self) -> bool:
        """It was ticked, and something it rests on has changed since."""
        return self.tick is not None and not self.done


@dataclass(frozen=True)
class CheckedEvent:
    session: Session
    plans: list[SeatingPlan]
    items: list[CheckedItem]

    @property
    def open(self) -> int:
        return sum(not each.done for each in self.items)


def events_of(conference: Conference) -> QuerySet[Session]:
    """Opening and ceremonies, and whatever has a seating plan; in the order of time."""
    planned = SeatingPlan.objects.filter(session=OuterRef("pk"))
    return (
        Session.objects.filter(conference=conference)
        .exclude(state=Session.State.CANCELLED)
        .filter(Q(kind__in=OF_PROTOCOL) | Exists(planned))
        .select_related("room")
        .order_by(F("starts").asc(nulls_last=True), "pk")
    )


def events_ahead(conference: Conference) -> list[CheckedEvent]:
    """Those of the next days, as many as the rules say. Without any one query, else eight."""
    now = timezone.now()
    until = now + timedelta(days=rules_of(conference).of(PlateRules).ahead)
    return checked(conference, events_of(conference).filter(ends__gte=now, starts__lte=until))


def checked(conference: Conference, sessions: Iterable[Session]) -> list[CheckedEvent]:
    """With what is ticked. Eight queries, however many there are."""
    found = list(sessions)
    if not found:
        return []
    rests = _Rests(conference, found)
    ticks = {
        (row.session_id, row.item): row
        for row in EventCheck.objects.filter(session__in=found).select_related("by")
    }
    return [
        CheckedEvent(
            session,
            rests.plans.get(session.pk, []),
            [
                CheckedItem(key, basis, ticks.get((session.pk, key)))
                for key, basis in rests.of(session).items()
            ],
        )
        for session in found
    ]


class _Rests:
    """What the checks of these events rest on, read once."""

    def __init__(self, conference: Conference, sessions: list[Session]) -> None:
        self.rules = rules_of(conference).of(PlateRules)
        self.plans: dict[int, list[SeatingPlan]] = {}
        for plan in SeatingPlan.objects.filter(session__in=sessions).order_by("pk"):
            self.plans.setdefault(plan.session_id or 0, []).append(plan)
        self.places: dict[int, list[tuple[object, ...]]] = {}
        columns = ("delegate", "seat", "delegate__state", "delegate__delegation__state")
        named = tuple(f"delegate__person__{name}" for name in NAMES)
        rows = SeatingPlace.objects.filter(plan__session__in=sessions).order_by("position", "pk")
        of = ("delegate__delegation", "delegate__delegation__called")
        for row in rows.values_list("plan", *columns, *of, *named):
            self.places.setdefault(row[0], []).append(row[1:])
        self.principals = sorted(_principals(conference))
        self.delegations = list(approved(conference).values_list("pk", "called").order_by("pk"))
        self.texts = list(
            PlateText.objects.filter(delegation__conference=conference)
            .values_list("delegation", "delegate", "texts")
            .order_by("pk")
        )
        self.printed = list(
            PrintedPlate.objects.filter(run__conference=conference)
            .values_list("run", "run__plan")
            .distinct()
            .order_by("run")
        )

    def of(self, session: Session) -> dict[str, str]:
        plans = self.plans.get(session.pk, [])
        places = [(plan.pk, plan.measures, self.places.get(plan.pk, [])) for plan in plans]
        seats = [(pk, size, [row[:4] for row in rows]) for pk, size, rows in places]
        names = [[row[0], *row[4:]] for _pk, _size, rows in places for row in rows]
        there = sorted({row[4] for _pk, _size, rows in places for row in rows}, key=str)
        who = there or [pk for pk, _called in self.delegations]
        ours = {plan.pk for plan in plans}
        printed = [run for run, plan in self.printed if plan is None or plan in ours]
        where = session.room_id
        rests: dict[str, object] = {
            Item.CHAIRS: [where, seats, self.principals],
            Item.PLATES: [seats, names, self.texts, printed, self.rules.style, self.delegations],
            Item.SIGNS: [where, self.rules.signs, who],
        }
        if self.rules.anthems:
            rests[Item.ANTHEM] = [where, who]
        return {str(key): state_of(basis) for key, basis in rests.items()}


def _principals(conference: Conference) -> QuerySet[Delegate, int]:
    ranked = Tenure.objects.filter(delegate=OuterRef("pk"), state=Tenure.State.CONFIRMED)
    return (
        Delegate.objects.filter(delegation__in=approved(conference), state__in=Delegate.PRESENT)
        .filter(Q(capacity=Delegate.Capacity.HEAD) | Exists(ranked))
        .values_list("pk", flat=True)
    )


def heads_without_place(conference: Conference, plans: Iterable[SeatingPlan]) -> int:
    """How many heads of delegation are in none of the plans that seat heads or principals."""
    ours = [plan for plan in plans if plan.people != SeatingPlan.People.CHOSEN]
    if not ours:
        return 0
    seated = SeatingPlace.objects.filter(plan__in=ours).values("delegate")
    heads = Delegate.objects.filter(
        delegation__in=approved(conference),
        state__in=Delegate.PRESENT,
        capacity=Delegate.Capacity.HEAD,
    )
    return heads.exclude(pk__in=seated).count()
