"""Which lists the devices of a gate may hold, so that they are told only what has changed since."""

from django.db import transaction
from django.utils import timezone

from plenipo.accreditation.bridge.gates import marks_of
from plenipo.accreditation.models import FormerList, Gate

MOST_KEPT = 30  # of a gate: the changes of half an hour at least, as a device asks once in a minute


@transaction.atomic
def remember_list(gate: Gate, version: str, said: bytes) -> None:
    """That devices were given this list. The oldest ones are forgotten: whoever holds one of those gets the whole."""
    kept = FormerList.objects.filter(gate=gate)
    if kept.filter(version=version).exists():
        return
    marks = {"marks": marks_of(said.decode()), "at": timezone.now()}
    FormerList.objects.get_or_create(gate=gate, version=version, defaults=marks)
    last = list(kept.order_by("-pk").values_list("pk", flat=True)[:MOST_KEPT])
    kept.exclude(pk__in=last).delete()
