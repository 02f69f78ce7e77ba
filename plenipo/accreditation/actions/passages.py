"""Passages: taken from devices, each once and without a gap; entered by the badge office for a gate that telephones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.bridge.doubts import Teller, doubt_of, teller_of
from plenipo.accreditation.bridge.gates import GateReason, Ruling
from plenipo.accreditation.models import Badge, Gate, GateDevice, Pass, Passage, Zone
from plenipo.accreditation.queries.gates import last_number
from plenipo.accreditation.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.records.actions import amend, record
from plenipo.records.models import By

JUMP = (
    120_000  # milliseconds a clock may have moved without a word: networks are slow, clocks drift
)
FEWER = 200  # PART of gate.js: a device that sends fewer has sent all it holds
LATEST = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class SentPassage:
    """As a device wrote it: moments in milliseconds since 1970, the zone its gate led into by the list it had.

    badge   its number; of a pass below zero, as in the list
    """

    n: int
    at: int
    clock: int
    badge: int | None
    gate: int
    zone: int
    way: str
    admitted: bool
    reason: str
    warnings: tuple[str, ...] = ()
    by_name: bool = False


@transaction.atomic
def take(
    device: GateDevice, sent: Sequence[SentPassage], *, clock: int, known: int, now: datetime
) -> int:
    """Write down what is new; the number of the last passage that is here now.

    What is here already is passed over, and behind a gap nothing is taken: a device whose connection broke, or which
    got no answer, sends it again. No line of the journal: passages are only ever added, and are a record themselves.
    What the device can hardly have seen is kept as it came, and counts once an officer accepts it.

    clock   what the device showed when it asked; known: how far it then took itself to be ahead, in milliseconds
    """
    device = GateDevice.objects.select_for_update().get(pk=device.pk)
    taken = device.taken
    badges, teller = _badges_of(device, sent), teller_of(device, now)
    gates = dict(Gate.objects.filter(conference=device.conference_id).values_list("pk", "zone"))
    zones = set(Zone.objects.filter(conference=device.conference_id).values_list("pk", flat=True))
    new = []
    for each in sorted(sent, key=lambda one: one.n):
        if each.n == taken + 1:
            gate = each.gate if each.gate in gates else device.gate_id
            zone = each.zone if each.zone in zones else gates[gate]
            badge = each.badge if each.badge in badges else None
            new.append(_passage(device, each, (gate, zone, badge), teller, now))
            taken += 1
    Passage.objects.bulk_create(new)
    whole = len(sent) < FEWER and all(each.n <= taken for each in sent)
    ahead = clock - round(now.timestamp() * 1000)
    jumped = ahead - known if abs(ahead - known) > JUMP else 0
    amend(
        GateDevice.objects.filter(pk=device.pk),
        taken=taken,
        synced_at=now,
        ahead=ahead,
        **({"whole_at": now} if whole else {}),
        **({"jumped": jumped} if jumped or new else {}),
    )
    return taken


def _badges_of(device: GateDevice, sent: Sequence[SentPassage]) -> set[int]:
    wanted = {each.badge for each in sent if each.badge is not None}
    badges = Badge.objects.filter(pk__in=wanted, conference=device.conference_id)
    passes = Pass.objects.filter(
        pk__in=[-each for each in wanted if each < 0], conference=device.conference_id
    )
    there = {-pk for pk in passes.values_list("pk", flat=True)}
    return there | set(badges.values_list("pk", flat=True))


def _passage(
    device: GateDevice,
    sent: SentPassage,
    where: tuple[int, int, int | None],
    teller: Teller,
    now: datetime,
) -> Passage:
    gate, zone, badge = where
    doubt = doubt_of(sent.at, teller)
    return Passage(
        conference_id=device.conference_id,
        device=device,
        number=sent.n,
        gate_id=gate,
        zone_id=zone,
        badge_id=badge if badge and badge > 0 else None,
        piece_id=-badge if badge and badge < 0 else None,
        way=Passage.Way(sent.way),
        by_name=sent.by_name,
        admitted=sent.admitted,
        reason=GateReason(sent.reason),
        warnings=[GateReason(each) for each in sent.warnings],
        state=Passage.State.DOUBTFUL if doubt else Passage.State.COUNTED,
        doubt=doubt or "",
        at=moment_of(sent.at),
        clock=moment_of(sent.clock),
        received_at=now,
    )


def moment_of(milliseconds: int) -> datetime:
    """Raises ValueError for what no clock shows."""
    limit = round(LATEST.timestamp() * 1000)
    if not 0 <= milliseconds < limit:
        raise ValueError(f"{milliseconds} is no moment")
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds)


@transaction.atomic
def enter_passage(
    gate: Gate, badge: Badge | Pass, ruling: Ruling, *, way: str, at: datetime, by: By
) -> Passage:
    """What a gate said on the telephone, or wrote on its printed list."""
    now = timezone.now()
    if at > now + timedelta(minutes=5):
        raise Refused(_("This time is in the future."))
    desk = _desk_of(gate)
    passage = Passage.objects.create(
        conference_id=gate.conference_id,
        device=desk,
        number=last_number(desk) + 1,
        gate=gate,
        zone_id=gate.zone_id,
        badge=None if isinstance(badge, Pass) else badge,
        piece=badge if isinstance(badge, Pass) else None,
        way=way,
        by_name=True,
        admitted=ruling.admitted,
        reason=ruling.reason,
        warnings=list(ruling.warnings),
        at=at,
        clock=at,
        received_at=now,
    )
    told = {"pass": badge.pk} if isinstance(badge, Pass) else {"badge": badge.serial}
    record(Verb.PASSAGE_ENTERED, by=by, about=passage, gate=gate.pk, **told)
    return passage


def _desk_of(gate: Gate) -> GateDevice:
    Gate.objects.select_for_update().get(pk=gate.pk)
    usual: dict[str, Any] = {"name": "—", "until": LATEST}
    desk, _made = GateDevice.objects.get_or_create(
        gate=gate, state=GateDevice.State.DESK, defaults=usual
    )
    return desk
