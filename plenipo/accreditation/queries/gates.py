"""Gates and their devices, and who is inside by what they saw."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import (
    BigIntegerField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
)
from django.db.models.functions import Coalesce
from django.utils.crypto import salted_hmac

from plenipo.accreditation.bridge.gates import (
    Direction,
    Inside,
    Row,
    Ruling,
    ZoneNow,
    decided,
    holder_of,
    inside_of,
)
from plenipo.accreditation.models import (
    Badge,
    Custody,
    FormerList,
    Gate,
    GateDevice,
    Pass,
    Passage,
    Zone,
)
from plenipo.accreditation.profile import Gates
from plenipo.accreditation.queries.badges import BadgeLine, BadgeReading
from plenipo.accreditation.queries.others import persons_outside
from plenipo.accreditation.queries.passes import held_by, is_with_who_left
from plenipo.accreditation.queries.standing import kept_out
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import STAFF, Audience, Reader
from plenipo.delegations.models import Delegation
from plenipo.kit.tokens import hash_of
from plenipo.records.models import JournalEntry

State = GateDevice.State
ENDED = (Badge.State.LOST, Badge.State.REVOKED, Badge.State.REPLACED, Badge.State.RETURNED)
SHOWN = Coalesce(
    "badge_id",
    ExpressionWrapper(F("piece_id") * -1, BigIntegerField()),
    output_field=BigIntegerField(),
)  # what was shown: a pass below zero, as its device numbers it
OF_ROW = ("device", "number", "at", "shown", "badge__person", "zone", "way")


def gate_rules(conference: Conference) -> Gates:
    return rules_of(conference).of(Gates)


def reader_at_gates(rules: Gates) -> Reader:
    """A gate is a device somebody may pick up: it reads what any member reads, unless the rules say more."""
    return Reader(Audience.ACCREDITATION) if rules.names else STAFF


def people_at_gates(
    conference: Conference, persons: list[int] | None = None
) -> dict[int, BadgeLine]:
    """Whoever may have a badge, or these alone, by person, as a gate may read them."""
    reader = reader_at_gates(gate_rules(conference))
    return {line.person: line for line in BadgeReading(conference, reader, persons).lines}


def gates_of(conference: Conference) -> QuerySet[Gate]:
    """With their devices, and `n`, the number of their passages. Two queries."""
    devices = GateDevice.objects.exclude(state=State.DESK)
    return (
        Gate.objects.filter(conference=conference)
        .select_related("zone")
        .annotate(n=Count("passages"))
        .order_by("closed", "name", "pk")
        .prefetch_related(Prefetch("devices", devices, to_attr="known"))
    )


def open_gates(conference: Conference) -> QuerySet[Gate]:
    return Gate.objects.filter(conference=conference, closed=False).select_related("zone")


def devices_at_work(conference: Conference) -> list[GateDevice]:
    found = GateDevice.objects.filter(gate__conference=conference, state=State.ENROLLED)
    return list(found.select_related("gate").order_by("gate__name", "pk"))


def device_of_link(token: str, now: datetime) -> GateDevice | None:
    """Whose link this is, as long as it can be opened."""
    found = GateDevice.objects.filter(link=hash_of(token), state=State.LINKED, until__gt=now)
    return found.select_related("gate__conference__series", "gate__zone").first()


def device_with(secret: str) -> GateDevice | None:
    """Enrolled once with this secret, even if it has been revoked since."""
    if not secret:
        return None
    found = GateDevice.objects.filter(secret=hash_of(secret))
    return found.select_related("gate__conference__series", "gate__zone").first()


def list_stamp(gate: Gate) -> str:
    """Moves with every deed in the conference or the house: as long as it stands, a list says what it said. One query.

    Number and last of the lines: on a database where a line may commit behind one with a higher number, the number of
    them still moves. Sealed: how many lines there are would tell a gate of those that are kept from it.
    """
    here = Q(conference=gate.conference_id) | Q(conference=None)
    lines = JournalEntry.objects.filter(here).aggregate(n=Count("pk"), last=Max("pk"))
    said = f"{gate.pk}.{gate.revision}.{lines['n']}.{lines['last'] or 0}"
    return salted_hmac("plenipo.gates.list", said).hexdigest()[:20]


def marks_held(gate: Gate, version: str) -> bytes | None:
    """Of the lines of this list, if it is one of the last that the devices of the gate were given."""
    kept = FormerList.objects.filter(gate=gate, version=version).values_list("marks", flat=True)
    marks = kept.first()
    return None if marks is None else bytes(marks)


# ---- who is inside


def passages_read(
    conference: Conference, *, since: datetime | None = None, zone: int | None = None
) -> list[Row]:
    found = Passage.objects.annotate(shown=SHOWN).filter(
        conference=conference, admitted=True, state__in=Passage.COUNTS, shown__isnull=False
    )
    if since is not None:
        found = found.filter(at__gte=since)
    if zone is not None:
        found = found.filter(zone=zone)
    return list(found.order_by().values_list(*OF_ROW))


def inside_now(conference: Conference, now: datetime, *, zone: int | None = None) -> Inside:
    """Of the hours that count. Two queries with the rules."""
    hours = gate_rules(conference).inside
    since = now - timedelta(hours=hours)
    return inside_of(passages_read(conference, since=since, zone=zone), hours)


def passages_since(gate: Gate, told: int, now: datetime) -> list[tuple[int, int, str]]:
    """(badge, at, way) of those let through in its zone that came in, or were accepted, since; milliseconds since 1970.

    Whoever holds all of them knows who is inside: of each badge its last passage says so.
    """
    since = datetime.fromtimestamp(max(0, told) / 1000, UTC)
    window = now - timedelta(hours=gate_rules(gate.conference).inside)
    found = Passage.objects.annotate(shown=SHOWN).filter(
        Q(received_at__gte=since) | Q(examined_at__gte=since),
        conference=gate.conference_id,
        zone=gate.zone_id,
        admitted=True,
        state__in=Passage.COUNTS,
        shown__isnull=False,
        at__gte=window,
    )
    rows = found.order_by().values_list("shown", "at", "way")
    return [(badge, round(at.timestamp() * 1000), way) for badge, at, way in rows]


def doubles_of(conference: Conference) -> set[tuple[int, int]]:
    """(device, number) of every passage by which somebody came in who was in already, of the whole conference."""
    inside = inside_of(passages_read(conference), gate_rules(conference).inside)
    return {(each.again.device, each.again.number) for each in inside.doubles}


@dataclass(frozen=True)
class ZoneAtGates:
    """others: how many of those inside are in no delegation"""

    zone: Zone
    inside: int
    others: int = 0

    @property
    def full(self) -> bool:
        return self.zone.capacity is not None and self.inside >= self.zone.capacity


@dataclass(frozen=True)
class GatesBoard:
    """
    zones     those that a gate leads into
    doubles   (the passage that let somebody in, the one that did so again), the last first
    late      let in with a badge that was no longer valid, or with a pass that was in nobody's hands
    refused   how many were refused in the hours that count
    doubtful  passages that count once somebody accepts them
    unknown   one-day badges that went through a gate and are nobody's yet
    """

    zones: list[ZoneAtGates]
    doubles: list[tuple[Passage, Passage]]
    late: list[Passage]
    refused: int
    doubtful: int
    unknown: int
    devices: list[GateDevice]


def board_of(conference: Conference, now: datetime) -> GatesBoard:
    """Ten queries, however many gates and passages there are."""
    inside = inside_now(conference, now)
    counts = inside.counts()
    outside = {holder_of(0, person) for person in persons_outside(conference)}
    others = Counter(zone for holder, zone in inside.there if holder in outside)
    zones = Zone.objects.filter(gates__conference=conference, gates__closed=False).distinct()
    since = now - timedelta(hours=gate_rules(conference).inside)
    recent = Passage.objects.filter(conference=conference, at__gte=since)
    return GatesBoard(
        zones=[ZoneAtGates(zone, counts[zone.pk], others[zone.pk]) for zone in zones],
        doubles=_rows_of([(each.first, each.again) for each in inside.doubles[-50:]])[::-1],
        late=list(_with_all(let_in_late(recent))[:50]),
        refused=recent.filter(admitted=False).count(),
        doubtful=Passage.objects.filter(
            conference=conference, state=Passage.State.DOUBTFUL
        ).count(),
        unknown=nobodys(conference).count(),
        devices=devices_at_work(conference),
    )


def let_in_late(found: QuerySet[Passage]) -> QuerySet[Passage]:
    """The gate did not know yet, or the badge office was told later."""
    held_then = Custody.objects.filter(
        Q(ended_at=None) | Q(ended_at__gte=OuterRef("at")),
        piece=OuterRef("piece"),
        issued_at__lte=OuterRef("at"),
    )
    ended = Q(badge__state__in=ENDED, badge__ended_at__lt=F("at"))
    return found.filter(
        ended | Q(piece__isnull=False) & ~Exists(held_then),
        admitted=True,
        state__in=Passage.COUNTS,
        way=Passage.Way.IN,
    )


def doubtful_by_device(conference: Conference) -> list[tuple[GateDevice, int]]:
    """Devices with passages nobody has examined, and how many. One query."""
    waits = Count("passages", filter=Q(passages__state=Passage.State.DOUBTFUL))
    found = GateDevice.objects.filter(gate__conference=conference).annotate(n=waits)
    rows = found.filter(n__gt=0).select_related("gate").order_by("gate__name", "pk")
    return [(each, each.n) for each in rows]


def nobodys(conference: Conference) -> QuerySet[Badge]:
    """One-day badges that went through a gate and are put down to nobody."""
    return Badge.objects.filter(
        conference=conference, temporary=True, person__isnull=True, passages__isnull=False
    ).distinct()


def _rows_of(pairs: list[tuple[object, object]]) -> list[tuple[Passage, Passage]]:
    wanted = [each for pair in pairs for each in pair]
    if not wanted:
        return []
    meant = Q()
    for each in wanted:
        meant |= Q(device=each.device, number=each.number)  # type: ignore[attr-defined]
    rows = {(row.device_id, row.number): row for row in _with_all(Passage.objects.filter(meant))}
    return [
        (rows[one.device, one.number], rows[two.device, two.number])  # type: ignore[attr-defined]
        for one, two in pairs
    ]


def _with_all(found: QuerySet[Passage]) -> QuerySet[Passage]:
    return found.select_related("badge__category", "piece__kind", "gate", "zone", "device")


def ruling_at(gate: Gate, badge: Badge | Pass, *, way: str, at: datetime) -> Ruling:
    """What the rules say of this badge or pass at this gate and moment, by what all gates have sent. Seven queries, of
    a pass eight."""
    rules = gate_rules(gate.conference)
    since = at - timedelta(hours=rules.inside)
    rows = [
        row for row in passages_read(gate.conference, since=since, zone=gate.zone_id) if row[2] < at
    ]
    there = inside_of(rows, rules.inside).there
    shown, person = (-badge.pk, None) if isinstance(badge, Pass) else (badge.pk, badge.person_id)
    opens = badge.kind.zones if isinstance(badge, Pass) else badge.category.zones
    of, gone = _held_by(badge) if isinstance(badge, Pass) else (badge.delegation, False)
    return decided(
        badge,
        opens.values_list("pk", flat=True),
        ZoneNow(gate.zone_id, gate.zone.capacity, len(there)),
        rules,
        way=Direction(way),
        now=at,
        inside=(holder_of(shown, person), gate.zone_id) in there,
        gone=gone,
        kept_out=of is not None and of.pk in kept_out(gate.conference),
    )


def _held_by(piece: Pass) -> tuple[Delegation | None, bool]:
    line = held_by([piece.pk]).get(piece.pk)
    return line.delegation if line else None, is_with_who_left(line)


# ---- the list of passages


@dataclass(frozen=True)
class PassageFilter:
    """
    outcome   "admitted", "refused", "double", "late", "doubtful", "name"
    badge     number of a badge
    who       "delegates", "others": of whoever is in no delegation
    """

    gate: int = 0
    zone: int = 0
    way: str = ""
    outcome: str = ""
    badge: int = 0
    day: object = None
    who: str = ""


def passages_found(conference: Conference, asked: PassageFilter) -> QuerySet[Passage]:
    found = _with_all(Passage.objects.filter(conference=conference))
    if asked.gate:
        found = found.filter(gate=asked.gate)
    if asked.zone:
        found = found.filter(zone=asked.zone)
    if asked.way:
        found = found.filter(way=asked.way)
    if asked.badge:
        found = found.filter(badge__serial=asked.badge)
    if asked.day:
        found = found.filter(at__date=asked.day)
    if asked.who:
        outside = Q(badge__person__in=persons_outside(conference))
        known = found.filter(badge__person__isnull=False)
        found = known.filter(outside) if asked.who == "others" else known.exclude(outside)
    return _of_outcome(conference, found, asked.outcome)


def _of_outcome(
    conference: Conference, found: QuerySet[Passage], outcome: str
) -> QuerySet[Passage]:
    if outcome in ("admitted", "refused"):
        return found.filter(admitted=outcome == "admitted")
    if outcome == "name":
        return found.filter(by_name=True)
    if outcome == "doubtful":
        return found.filter(state=Passage.State.DOUBTFUL)
    if outcome == "late":
        return let_in_late(found)
    if outcome == "double":
        doubles = doubles_of(conference)
        numbers = {number for _device, number in doubles}
        rows = Passage.objects.filter(conference=conference, number__in=numbers)
        wanted = [
            pk for pk, *key in rows.values_list("pk", "device", "number") if tuple(key) in doubles
        ]
        return found.filter(pk__in=wanted)
    return found


def badge_of(conference: Conference, serial: int) -> Badge | None:
    found = Badge.objects.filter(conference=conference, serial=serial)
    return found.select_related("category", "conference").first()


def last_number(device: GateDevice) -> int:
    return int(device.passages.aggregate(last=Max("number"))["last"] or 0)
