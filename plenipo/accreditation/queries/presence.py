"""Who was present, as far as badges and gates know it, for the final list of participants."""

from plenipo.accreditation.models import Badge, Passage
from plenipo.conference.models import Conference


def persons_with_their_badge(conference: Conference) -> set[int]:
    """Whoever collected one, whatever became of it afterwards. One query."""
    found = Badge.objects.filter(conference=conference, collected_at__isnull=False)
    return set(found.exclude(person=None).values_list("person", flat=True))


def persons_admitted(conference: Conference) -> set[int]:
    """At any gate, on any day, by what is not doubtful. One query."""
    counts = {"admitted": True, "state__in": Passage.COUNTS}
    found = Passage.objects.filter(conference=conference, **counts)
    return set(found.exclude(badge__person=None).values_list("badge__person", flat=True))
