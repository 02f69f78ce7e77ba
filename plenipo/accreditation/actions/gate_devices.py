"""Devices at gates: a link that works once, the secret a device gets for it, the end of both."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.models import Gate, GateDevice
from plenipo.accreditation.queries.gates import device_of_link, gate_rules
from plenipo.accreditation.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.kit.tokens import hash_of, new_nonce, token_of
from plenipo.records.actions import claim, record
from plenipo.records.models import By

State = GateDevice.State
PURPOSE = "gate device"
DAYS_AFTER = 2  # a device still sends what it holds when the conference is over


@transaction.atomic
def link_device(gate: Gate, *, name: str, by: By) -> tuple[GateDevice, str]:
    """A device of this name, and the token of its link, which is told once."""
    if gate.closed:
        raise Refused(_("This gate is closed. Open it again before you enrol a device."))
    token = token_of(new_nonce(), purpose=PURPOSE)
    hours = gate_rules(gate.conference).link
    device = GateDevice.objects.create(
        gate=gate, name=name, link=hash_of(token), until=timezone.now() + timedelta(hours=hours)
    )
    record(Verb.DEVICE_LINKED, by=by, about=device)
    return device, token


@transaction.atomic
def enrol(token: str, *, now: datetime) -> tuple[GateDevice, str]:
    """The device that opens the link first, and its secret, which is told once."""
    device = device_of_link(token, now)
    if device is None:
        raise Refused(
            _("This link has been used or has expired. Ask the badge office for a new one.")
        )
    secret = token_of(new_nonce(), purpose=PURPOSE)
    conference = device.gate.conference
    ends = datetime.combine(conference.ends, datetime.min.time(), timezone.get_current_timezone())
    claim(
        device,
        states=[State.LINKED],
        in_words=lambda: _("This link has been used. Ask the badge office for a new one."),
        state=State.ENROLLED,
        link="",
        secret=hash_of(secret),
        enrolled_at=now,
        until=max(ends + timedelta(days=1 + DAYS_AFTER), now + timedelta(days=DAYS_AFTER)),
    )
    record(Verb.DEVICE_ENROLLED, by=_of_device(device), about=device)
    return device, secret


@transaction.atomic
def revoke_device(device: GateDevice, *, by: By) -> None:
    """It gets no list any more and deletes the one it has. What it still holds of passages is taken; what it made from
    now on is doubtful."""
    claim(
        device,
        states=[State.LINKED, State.ENROLLED],
        state=State.REVOKED,
        link="",
        revoked_at=timezone.now(),
    )
    record(Verb.DEVICE_REVOKED, by=by, about=device)


def _of_device(device: GateDevice) -> By:
    return By(duty="gate device", name=f"gate device {device.pk}")
