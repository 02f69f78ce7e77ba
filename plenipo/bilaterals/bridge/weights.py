"""Who goes first: what the askers say, who asked each other, when it came, and the profile's tie rule."""

from bisect import bisect_left
from collections import Counter
from random import Random

from plenipo.bilaterals.bridge.known import Known
from plenipo.bilaterals.models import MeetingRequest

PLACES = 80  # steps of protocol order; in a longer list neighbours are equals, and a lot decides
LATE = 4  # a request after the cut-off weighs so many times less than one of the cohort


def weights_of(known: Known) -> list[int]:
    """Importance squared, more if each asked the other; in the cohort equals are told apart by the profile's rule.

    After the cut-off first come, first served: the earlier weighs more, and less than any of the cohort.
    """
    pairs = {(each.asker_id, each.asked_id) for each in known.requests}
    made = Counter(each.asker_id for each in known.requests)
    sent = sorted(each.sent_at for each in known.requests if each.sent_at)
    return [
        _weight(
            known,
            request,
            mirrored=(request.asked_id, request.asker_id) in pairs,
            place=bisect_left(sent, request.sent_at) if request.sent_at else 0,
            made=made[request.asker_id],
        )
        for request in known.requests
    ]


def _weight(known: Known, request: MeetingRequest, *, mirrored: bool, place: int, made: int) -> int:
    weight = 100 * request.importance**2
    if mirrored:
        weight = weight * 3 // 2
    cohort = known.rules.cohort_days
    if cohort and not request.in_cohort:
        return max(1, weight // LATE - min(place, 20))
    if known.rules.ties == "arrival" or not cohort:
        return weight - min(place, 90)
    if known.rules.ties == "protocol" and known.places:
        last = max(known.places.values()) + 1  # who does not stand in the list comes after it
        weight -= PLACES * known.places.get(request.asker_id, last) // last
    if known.rules.ties == "fewest":
        return weight - min(made, 90)
    return weight + Random(f"{known.seed}:{request.pk}").randrange(9)  # noqa: S311 -- a lot drawn again alike
