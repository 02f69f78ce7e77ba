"""What an officer says of passages that a device can hardly have seen: they count, or they do not."""

from django.db import transaction
from django.utils import timezone

from plenipo.accreditation.models import GateDevice, Passage
from plenipo.accreditation.verbs import Verb
from plenipo.records.actions import amend, claim, record
from plenipo.records.models import By

State = Passage.State
VERBS = {State.ACCEPTED: Verb.PASSAGES_ACCEPTED, State.ASIDE: Verb.PASSAGES_SET_ASIDE}


@transaction.atomic
def examine_passage(passage: Passage, state: str, *, by: By) -> None:
    """One set aside may be accepted later; of one accepted the gates have been told."""
    of = [State.DOUBTFUL] if state == State.ASIDE else [State.DOUBTFUL, State.ASIDE]
    claim(passage, states=of, state=state, examined_at=timezone.now())
    record(VERBS[State(state)], by=by, about=passage, n=1)


@transaction.atomic
def examine_passages(device: GateDevice, state: str, *, by: By) -> int:
    """All of this device that nobody has examined: how many there were."""
    found = Passage.objects.filter(device=device, state=State.DOUBTFUL)
    n = amend(found, state=state, examined_at=timezone.now())
    if n:
        record(VERBS[State(state)], by=by, about=device, n=n)
    return n
