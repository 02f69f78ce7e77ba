"""Gates of the demonstration: three of them, two telephones, a morning of passages and what should be looked at."""

from datetime import timedelta
from random import Random

from django.utils import timezone

from plenipo.accreditation.actions.badges import draw_up
from plenipo.accreditation.actions.categories import add_usual
from plenipo.accreditation.actions.day_badges import prepare
from plenipo.accreditation.actions.gate_devices import enrol, link_device
from plenipo.accreditation.actions.gates import add_gate
from plenipo.accreditation.actions.passages import SentPassage, take
from plenipo.accreditation.models import Badge, Gate, GateDevice, Zone
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.people.models import Account
from plenipo.records.models import By

NAMES = ("Main entrance", "Garden entrance", "Press entrance")
FEWEST = 20  # people with badges, below which the demonstration has no gates
SLOW = -(23 * 60 + 58) * 60_000  # milliseconds: nobody set this telephone after the journey


def gates(conference: Conference, officer: Account, chance: Random) -> None:
    """Of a conference whose delegations are approved; before that nobody thinks of gates."""
    by = By(duty="accreditation", account=officer)
    zone, badges = _badges(conference, by)
    if zone is None or len(badges) < FEWEST:
        return
    made = [add_gate(conference, name=name, zone=zone, by=by) for name in NAMES]
    category = conference.badge_categories.filter(zones=zone).first()
    if category:
        day = conference.starts
        prepare(conference, category, day=day, number=8, layout="a6-4", by=by)
    devices = [_device(gate, n, by) for n, gate in enumerate(made[:2], 1)]
    _morning(devices, zone.pk, [badge.pk for badge in badges], chance)


def _badges(conference: Conference, by: By) -> tuple[Zone | None, list[Badge]]:
    known = Badge.objects.filter(conference=conference, temporary=False, state__in=Badge.VALID)
    if not known.exists():
        approved = Delegate.objects.filter(
            delegation__conference=conference,
            delegation__state=Delegation.State.APPROVED,
            state=Delegate.State.APPROVED,
        )
        persons = list(approved.values_list("person", flat=True))
        if len(persons) < FEWEST:
            return None, []
        add_usual(conference, by=by)
        draw_up(conference, persons, by=by)
    zone = conference.zones.filter(categories__badges__in=known).first()
    return zone, list(known.filter(category__zones=zone)[:60])


def _device(gate: Gate, n: int, by: By) -> GateDevice:
    _linked, token = link_device(gate, name=f"Telephone {n}", by=by)
    device, _secret = enrol(token, now=timezone.now())
    return device


def _morning(devices: list[GateDevice], zone: int, badges: list[int], chance: Random) -> None:
    """Most come in once; two come in at both gates while these have no network, and one is refused."""
    now = timezone.now()
    start = round((now - timedelta(hours=2)).timestamp() * 1000)
    first, second = badges[::2], [*badges[1::2], *badges[:4:2]]
    for device, those, ahead in zip(devices, (first, second), (0, SLOW), strict=True):
        passages = [
            SentPassage(
                n=n,
                at=start + n * 70_000 + chance.randrange(40_000),
                clock=start + n * 70_000 + ahead,
                badge=badge,
                gate=device.gate_id,
                zone=zone,
                way="in",
                admitted=True,
                reason="admitted",
            )
            for n, badge in enumerate(those, 1)
        ]
        n = len(passages) + 1
        at = start + n * 70_000
        passages.append(
            SentPassage(n, at, at + ahead, None, device.gate_id, zone, "in", False, "unlisted")
        )
        clock = round(now.timestamp() * 1000) + ahead
        take(device, passages, clock=clock, known=ahead, now=now)
