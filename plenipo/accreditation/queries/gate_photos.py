"""Which photos the devices at gates may hold: of whoever has a valid badge and is named to gates."""

from collections.abc import Mapping, Sequence

from django.db.models import F
from django.utils import timezone

from plenipo.accreditation.models import Badge, PhotoCut
from plenipo.accreditation.queries.badges import BadgeLine
from plenipo.accreditation.queries.gates import people_at_gates
from plenipo.accreditation.queries.photos import assigned
from plenipo.conference.models import Conference


def photos_at_gates(conference: Conference, people: Mapping[int, BadgeLine]) -> dict[int, str]:
    """By person, what their photo is called there: it changes with the photo. One query.

    people   as gates read them
    """
    rows = assigned(conference).values_list("person", "pk", "revision")
    known = {person for person, line in people.items() if line.name}
    return {person: _called(pk, revision) for person, pk, revision in rows if person in known}


def small_photos(conference: Conference, asked: Sequence[tuple[int, int]]) -> dict[str, bytes]:
    """The small JPEG of those of these photos that a gate may show now, by what they are called. Nine queries.

    asked   (photo, revision)
    """
    numbers = {pk for pk, _revision in asked}
    badges = Badge.objects.filter(
        conference=conference,
        person__photos__in=numbers,
        state__in=Badge.VALID,
        ends__gte=timezone.localdate(),
    )
    holders = set(badges.values_list("person", flat=True))
    named = people_at_gates(conference, sorted(holders)) if holders else {}
    cuts = PhotoCut.objects.filter(
        key=F("photo__chosen"),
        photo__in=numbers,
        photo__conference=conference,
        photo__person__in=[pk for pk in holders if pk in named and named[pk].name],
    ).values_list("photo", "photo__revision", "small", "image")
    return {
        _called(photo, revision): bytes(small or image)
        for photo, revision, small, image in cuts
        if (photo, revision) in set(asked)
    }


def _called(photo: int, revision: int) -> str:
    return f"{photo}.{revision}"
