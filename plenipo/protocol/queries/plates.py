"""Whose plates say what is so, and whose do not. Who somebody is, is read as disclosed to the reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.people import ShownPerson, seen_among
from plenipo.protocol.models import OrderOf, PlateRun, PlateText, PrintedPlate, SeatingPlan
from plenipo.protocol.profile import PlateRules
from plenipo.protocol.queries.offices import approved
from plenipo.protocol.queries.ordering import order_on
from plenipo.protocol.queries.plate_lines import (
    Line,
    delegation_lines,
    person_lines,
    said_by,
)
from plenipo.protocol.queries.seating import SeatingSight, sight_of

Layout, Of = PlateRun.Layout, PlateRun.Of
Key = tuple[int, int | None]
"""(delegation, delegate); without a delegate the plate is the delegation's."""


@dataclass(frozen=True)
class PlatesAsked:
    """Whose plates: of all delegations, of all principals, or of the people of a plan."""

    of: str
    plan: SeatingPlan | None = None


@dataclass(frozen=True)
class PlateSubject:
    """A delegation, or one of its people, who needs a plate.

    person         as this reader sees them; none: the plate is the delegation's
    seat           number of the place in the plan
    stated         what was stated or entered of it
    of_delegation  what was stated or entered of the delegation
    printed        the last of each kind of plate, those of the delegation of a head too
    """

    delegation: Delegation
    person: ShownPerson | None = None
    seat: int | None = None
    stated: PlateText | None = None
    of_delegation: PlateText | None = None
    printed: tuple[PrintedPlate, ...] = ()
    styled: bool = True

    @property
    def key(self) -> Key:
        return self.delegation.pk, self.person.pk if self.person else None

    @property
    def hidden(self) -> bool:
        """Whether the reader may not know who it is."""
        return self.person is not None and not self.person.named

    def lines(self, languages: Iterable[str]) -> list[Line]:
        """What a plate would say today; of somebody the reader may not know, the delegation."""
        languages = list(languages)
        texts = self.stated.texts if self.stated else {}
        if self.person is None:
            return delegation_lines(self.delegation, texts, languages, beneath=False)
        of = self.of_delegation.texts if self.of_delegation else {}
        beneath = delegation_lines(self.delegation, of, languages, beneath=not self.hidden)
        if self.hidden:
            return beneath
        return person_lines(self.person, texts, languages, styled=self.styled) + beneath

    @property
    def stale(self) -> list[PrintedPlate]:
        """Those that say what is no longer so. Of whom the reader may not know, nothing is told."""
        return [] if self.hidden else [plate for plate in self.printed if self._differs(plate)]

    def _differs(self, plate: PrintedPlate) -> bool:
        if plate.run.layout in PlateRun.OF_A_PLAN and plate.seat != self.seat:
            return True
        return said_by(self._now(plate)) != said_by(plate.lines)

    def _now(self, plate: PrintedPlate) -> list[Line]:
        languages = plate.run.languages
        if plate.delegate_id is None and self.person is not None:
            texts = self.of_delegation.texts if self.of_delegation else {}
            return delegation_lines(self.delegation, texts, languages, beneath=False)
        return self.lines(languages)

    @property
    def unfit(self) -> list[PrintedPlate]:
        return [plate for plate in self.printed if not plate.fits]

    def needs(self, layout: str) -> bool:
        """Whether a plate of this kind is missing, or is not right any more."""
        kind = PlateRun.kind_of(layout)
        own = [
            each
            for each in self.printed
            if PlateRun.kind_of(each.run.layout) == kind and each.delegate_id == self.key[1]
        ]
        return not own or any(each in self.stale or not each.fits for each in own)

    @property
    def has_plate(self) -> bool:
        return any(plate.run.layout in PlateRun.NAMEPLATES and plate.fits for plate in self.printed)


@dataclass(frozen=True)
class PlatesSight:
    """
    sight   of the plan, where there is one
    gone    how many nameplates are of people or delegations who no longer take part
    """

    subjects: list[PlateSubject] = field(default_factory=list)
    sight: SeatingSight | None = None
    gone: int = 0


def plates_seen(conference: Conference, asked: PlatesAsked, reader: Reader) -> PlatesSight:
    """However many there are, of delegations five queries, of people at most fourteen."""
    delegations = {each.pk: each for each in approved(conference).select_related("country")}
    texts = {(row.delegation_id, row.delegate_id): row for row in texts_of(conference)}
    printed = _printed(conference, asked)
    gone = _gone(conference).count()
    if asked.of == Of.DELEGATIONS:
        found = [
            PlateSubject(
                each, stated=texts.get((pk, None)), printed=tuple(printed.get((pk, None), ()))
            )
            for pk, each in delegations.items()
        ]
        return PlatesSight(found, gone=gone)
    sight = sight_of(asked.plan) if asked.plan else None
    seats = _whom(conference, sight)
    styled = rules_of(conference).of(PlateRules).style
    wanted = Delegate.objects.filter(pk__in=list(seats))
    seen = {one.shown.pk: one for _person, one in seen_among(reader, wanted, conference)}
    found = []
    for pk, seat in seats.items():
        one = seen.get(pk)
        of = delegations.get(one.delegation.pk) if one else None
        if one is None or of is None:
            continue
        theirs = printed.get((of.pk, pk), [])
        if one.shown.capacity == Delegate.Capacity.HEAD:
            theirs = [*theirs, *printed.get((of.pk, None), [])]
        found.append(
            PlateSubject(
                of,
                one.shown,
                seat,
                texts.get((of.pk, pk)),
                texts.get((of.pk, None)),
                tuple(theirs),
                styled,
            )
        )
    return PlatesSight(found, sight, gone)


def _whom(conference: Conference, sight: SeatingSight | None) -> dict[int, int | None]:
    """{delegate: number of the place}: of a plan in the order of its places, else of principals in theirs."""
    if sight:
        return {pk: seat for seat, pk in sorted(sight.on.items())}
    order = order_on(conference, OrderOf.PRINCIPALS, timezone.localdate())
    return {line.office.delegate: None for line in order.lines if line.office}


def texts_of(conference: Conference) -> QuerySet[PlateText]:
    return PlateText.objects.filter(delegation__conference=conference)


def stated_in(conference: Conference) -> QuerySet[PlateText]:
    """What delegations stated and nobody has decided, the oldest first."""
    found = texts_of(conference).filter(state=PlateText.State.STATED)
    return found.select_related("delegation__country").order_by("at", "pk")


def _printed(conference: Conference, asked: PlatesAsked) -> Mapping[Key, list[PrintedPlate]]:
    """The last of each kind. What says a place counts for its own plan alone."""
    counts = Q(run__layout__in=PlateRun.NAMEPLATES)
    if asked.plan:
        counts |= Q(run__plan=asked.plan)
    rows = PrintedPlate.objects.filter(counts, run__conference=conference).order_by()
    last = rows.values("delegation", "delegate", "run__layout").annotate(last=Max("pk"))
    found: dict[Key, dict[str, PrintedPlate]] = {}
    plates = PrintedPlate.objects.filter(pk__in=last.values("last")).select_related("run")
    for plate in plates.order_by("pk"):
        of = found.setdefault((plate.delegation_id, plate.delegate_id), {})
        of[PlateRun.kind_of(plate.run.layout)] = plate
    return {key: list(kinds.values()) for key, kinds in found.items()}


def _gone(conference: Conference) -> QuerySet[PrintedPlate]:
    """Nameplates that must not be put up any more."""
    there = Q(delegation__state=Delegation.State.APPROVED) & (
        Q(delegate=None) | Q(delegate__state__in=Delegate.PRESENT)
    )
    return PrintedPlate.objects.filter(
        ~there, run__conference=conference, run__layout__in=PlateRun.NAMEPLATES, fits=True
    )


# ---- what was printed


def runs_of(conference: Conference) -> QuerySet[PlateRun]:
    """With how many `plates` each has, and how many of them did not fit."""
    return (
        PlateRun.objects.filter(conference=conference)
        .select_related("plan", "by")
        .annotate(n=Count("plates"), unfit=Count("plates", filter=Q(plates__fits=False)))
        .order_by("-pk")
    )


def plates_of(run: PlateRun) -> QuerySet[PrintedPlate]:
    return PrintedPlate.objects.filter(run=run).select_related("delegation").order_by("pk")


def named_on(run: PlateRun, reader: Reader) -> set[int]:
    """Delegates on its plates whose names this reader may read. One query."""
    wanted = Delegate.objects.filter(pk__in=plates_of(run).values("delegate"))
    seen = seen_among(reader, wanted, run.conference)
    return {one.shown.pk for _person, one in seen if one.shown.named}
