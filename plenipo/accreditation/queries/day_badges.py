"""One-day badges: how many lie ready, which went through a gate, whose they are."""

from django.db.models import Count, Min, QuerySet

from plenipo.accreditation.models import Badge
from plenipo.accreditation.queries.badges import BadgeReading
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.kit.alphabet import sort_key


def day_badges(conference: Conference, shown: str = "") -> QuerySet[Badge]:
    """With `n`, the number of their passages, and `first`, when they were first seen.

    shown   "used", "given", "ready"; "": all
    """
    found = (
        Badge.objects.filter(conference=conference, temporary=True)
        .select_related("category", "conference")
        .annotate(n=Count("passages"), first=Min("passages__at"))
        .order_by("-starts", "serial")
    )
    if shown == "used":
        return found.filter(n__gt=0, person__isnull=True)
    if shown == "given":
        return found.filter(person__isnull=False)
    if shown == "ready":
        return found.filter(n=0, person__isnull=True)
    return found


def day_badge_or_none(conference: Conference, pk: int) -> Badge | None:
    return day_badges(conference).filter(pk=pk).first()


def names_by_person(conference: Conference, reader: Reader) -> dict[int, str]:
    """Of everybody who may have a badge, as this reader sees them, in the order of the alphabet."""
    named = [
        (line.person, line.name) for line in BadgeReading(conference, reader).lines if line.name
    ]
    return dict(sorted(named, key=lambda each: sort_key(each[1])))
