"""Gates: added, changed, closed."""

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from plenipo.accreditation.models import Gate, Zone
from plenipo.accreditation.verbs import Verb
from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record, values_changed
from plenipo.records.models import By


@transaction.atomic
def add_gate(conference: Conference, *, name: str, zone: Zone, by: By) -> Gate:
    gate = Gate(conference=conference, name=name, zone=zone)
    _of_one_name(gate.save)
    record(Verb.GATE_ADDED, by=by, about=gate)
    return gate


@transaction.atomic
def change_gate(gate: Gate, *, seen: int, name: str, zone: Zone, by: By) -> None:
    """Passages keep the zone they led into."""
    changed = values_changed(gate, {"name": name, "zone": zone})
    _of_one_name(lambda: claim(gate, seen=seen, name=name, zone=zone))
    record(Verb.GATE_CHANGED, by=by, about=gate, **changed)


@transaction.atomic
def close_gate(gate: Gate, *, by: By) -> None:
    """Its devices go on taking passages, which nobody loses; no new device is enrolled there."""
    claim(gate, seen=gate.revision, closed=True)
    record(Verb.GATE_CLOSED, by=by, about=gate)


@transaction.atomic
def reopen_gate(gate: Gate, *, by: By) -> None:
    claim(gate, seen=gate.revision, closed=False)
    record(Verb.GATE_REOPENED, by=by, about=gate)


def _of_one_name(write: Callable[[], object]) -> None:
    """Two gates of one name are told apart by nobody."""
    try:
        with transaction.atomic():
            write()
    except IntegrityError as fault:
        raise Refused(_("Another gate already has this name.")) from fault
