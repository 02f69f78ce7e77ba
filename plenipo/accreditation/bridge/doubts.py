"""A device as the engine asks what to doubt of it."""

from datetime import datetime

from plenipo.accreditation.models import GateDevice
from plenipo.engines.gates.doubt import Doubt as Doubt
from plenipo.engines.gates.doubt import Teller, doubt_of

__all__ = ["Doubt", "Teller", "doubt_of", "teller_of"]


def teller_of(device: GateDevice, now: datetime) -> Teller:
    since = device.whole_at or device.enrolled_at or now
    ends = min(device.until, device.revoked_at or device.until)
    return Teller(_milliseconds(since), _milliseconds(ends), _milliseconds(now))


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
