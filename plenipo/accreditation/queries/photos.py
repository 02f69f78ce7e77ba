"""Who needs a photo and who has one. Persons are read through delegations, as disclosed to the reader."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from plenipo.accreditation.models import OtherHolder, Photo, PhotoCut, PhotoExemption
from plenipo.accreditation.profile import Photos
from plenipo.accreditation.queries.others import others_of
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegation, FocalPoint
from plenipo.delegations.profile import Deadlines
from plenipo.delegations.queries.people import persons_seen_by, present_in, seen_among
from plenipo.delegations.queries.present import named_outside
from plenipo.records.models import Letter
from plenipo.records.queries import name_of

THERE, MISSING, AGAIN = "there", "missing", "again"
EXEMPT, NOT_NEEDED = "exempt", "not_needed"


@dataclass(frozen=True)
class PhotoLine:
    """One person, as the reader sees them.

    number      what a file may be called by, printed in lists
    of          delegation, or organisation of who is outside delegations; then `delegation` is 0, `role` the function
                on the badge, and `capacity` the group
    """

    number: int
    name: str
    native: str
    given: str
    family: str
    of: str
    delegation: int
    role: str
    capacity: str
    photo: Photo | None
    exemption: PhotoExemption | None
    state: str
    protected: bool = False

    @property
    def person(self) -> int:
        return self.number

    @property
    def wanted(self) -> bool:
        """A photo is to come."""
        return self.state in (MISSING, AGAIN)


def state_of(
    rules: Photos, capacity: str, photo: Photo | None, exemption: PhotoExemption | None
) -> str:
    if photo is not None:
        return AGAIN if photo.wanted_at else THERE
    if not rules.wanted:
        return NOT_NEEDED
    return EXEMPT if exemption or capacity in rules.exempt else MISSING


def photo_lines(
    reader: Reader,
    conference: Conference,
    *,
    delegation: Delegation | None = None,
    persons: Iterable[int] | None = None,
) -> list[PhotoLine]:
    """Everybody who takes part; of one delegation, or these persons alone. Three queries, however many there are.

    Who is outside delegations is among them unless one delegation is asked for, two more queries: of them no photo is
    asked, and the desk may have one.
    """
    found = present_in(conference)
    if delegation is not None:
        found = found.filter(delegation=delegation)
    if persons is not None:
        found = found.filter(person__in=list(persons))
    rules = rules_of(conference).of(Photos)
    photos = {each.person_id: each for each in assigned(conference)}
    exempt = {each.person_id: each for each in conference.photo_exemptions.all()}
    lines = {}
    for person, seen in seen_among(reader, found, conference):
        shown, photo, exemption = seen.shown, photos.get(person), exempt.get(person)
        if person in lines or not shown.named:
            continue
        lines[person] = PhotoLine(
            number=person,
            name=shown.name,
            native=shown.native_name,
            given=str(shown.said["given_name"]),
            family=str(shown.said["family_name"]),
            of=seen.delegation.inside,
            delegation=seen.delegation.pk,
            role=shown.capacity_label,
            capacity=shown.capacity,
            photo=photo,
            exemption=exemption,
            state=state_of(rules, shown.capacity, photo, exemption),
            protected=shown.protected,
        )
    if delegation is None and (persons is None or set(persons) - set(lines)):
        for line in _outside(reader, conference, persons):
            if line.number in lines:
                continue
            photo = photos.get(line.number)
            state = state_of(rules, "", photo, None) if photo else NOT_NEEDED
            lines[line.number] = replace(line, photo=photo, state=state)
    return list(lines.values())


def _outside(
    reader: Reader, conference: Conference, persons: Iterable[int] | None
) -> Iterator[PhotoLine]:
    rows = others_of(conference).filter(state=OtherHolder.State.REGISTERED)
    if persons is not None:
        rows = rows.filter(person__in=list(persons))
    known = list(rows)
    named = named_outside(reader, conference, [each.person_id for each in known]) if known else {}
    for row in known:
        called = named[row.person_id]
        stated = dict(called.stated)
        if called.name:
            yield PhotoLine(
                number=row.person_id,
                name=called.name,
                native=called.native,
                given=str(stated.get("given_name", "")),
                family=str(stated.get("family_name", "")),
                of=row.organisation,
                delegation=0,
                role=row.function,
                capacity=row.group,
                photo=None,
                exemption=None,
                state=NOT_NEEDED,
                protected=called.protected,
            )


def assigned(conference: Conference) -> QuerySet[Photo]:
    return Photo.objects.filter(conference=conference, person__isnull=False)


def unassigned(conference: Conference, delegation: Delegation | None = None) -> QuerySet[Photo]:
    """Photos of which nobody could tell whose they are; a party reads of its own."""
    found = Photo.objects.filter(conference=conference, person__isnull=True)
    return found if delegation is None else found.filter(delegation=delegation)


# ---- what the list is narrowed to


@dataclass(frozen=True)
class PhotoFilter:
    """outside: who is outside delegations, alone."""

    q: str = ""
    delegation: int = 0
    outside: bool = False
    needs: str = ""


PHOTO_NEEDS: dict[str, Callable[[PhotoLine], object]] = {
    "missing": lambda line: line.state == MISSING,
    "again": lambda line: line.state == AGAIN,
    "advice": lambda line: line.photo and line.photo.advice,
    "there": lambda line: line.state == THERE,
    "exempt": lambda line: line.state == EXEMPT,
}


def photos_narrowed(lines: Iterable[PhotoLine], asked: PhotoFilter) -> list[PhotoLine]:
    words = asked.q.casefold().split()
    return [
        line
        for line in lines
        if (not asked.delegation or line.delegation == asked.delegation)
        and not (asked.outside and line.delegation)
        and (not asked.needs or PHOTO_NEEDS[asked.needs](line))
        and all(word in _said(line) for word in words)
    ]


def _said(line: PhotoLine) -> str:
    return " ".join((line.name, line.native, line.of, str(line.number))).casefold()


def photo_numbers(lines: Iterable[PhotoLine]) -> dict[str, int]:
    """How many lines need what."""
    known = list(lines)
    return {key: sum(bool(fits(line)) for line in known) for key, fits in PHOTO_NEEDS.items()}


# ---- pictures


def cut_seen_by(reader: Reader, conference: Conference, person: int, key: str) -> bytes | None:
    """The JPEG, to whoever reads the name of the person; in that way to cut it, or "" for the one in use."""
    seen = persons_seen_by(reader, [person], conference).get(person)
    named = bool(seen and seen.shown.named)
    if not named and not (seen is None and list(_outside(reader, conference, [person]))):
        return None
    asked = Q(key=key) if key else Q(key=F("photo__chosen"))
    found = PhotoCut.objects.filter(asked, photo__conference=conference, photo__person=person)
    image = found.values_list("image", flat=True).first()
    return bytes(image) if image else None


def cut_of(photo: Photo) -> bytes | None:
    """The JPEG in use."""
    image = photo.cuts.filter(key=photo.chosen).values_list("image", flat=True).first()
    return bytes(image) if image else None


def images_of(conference: Conference, persons: Iterable[int]) -> dict[int, bytes]:
    """Of these persons the JPEG in use. One query."""
    found = PhotoCut.objects.filter(
        key=F("photo__chosen"), photo__conference=conference, photo__person__in=list(persons)
    )
    return {pk: bytes(image) for pk, image in found.values_list("photo__person", "image")}


# ---- what is missing


def missing_by_delegation(conference: Conference) -> dict[int, int]:
    """How many photos are still to come from each delegation. Numbers only, nothing about anybody. Three queries."""
    rules = rules_of(conference).of(Photos)
    photos = {each.person_id: each for each in assigned(conference)}
    exempt = {each.person_id: each for each in conference.photo_exemptions.all()}
    n: dict[int, int] = {}
    rows = present_in(conference).values_list("person", "capacity", "delegation")
    for person, capacity, delegation in rows:
        state = state_of(rules, capacity, photos.get(person), exempt.get(person))
        if state in (MISSING, AGAIN):
            n[delegation] = n.get(delegation, 0) + 1
    return n


def photos_can_be_reminded(
    conference: Conference, kind: str, now: datetime
) -> tuple[list[Delegation], list[Delegation]]:
    """Those whose photos are missing: to be written to now, and those written to lately or not to be reached."""
    missing = missing_by_delegation(conference)
    rows = list(
        Delegation.objects.filter(pk__in=missing)
        .select_related("country", "invitation__party", "conference__series")
        .order_by("plate_name", "pk")
    )
    since = now - timedelta(days=rules_of(conference).of(Deadlines).reminder_days)
    lately = set(
        Letter.objects.filter(
            conference=conference.pk, kind=kind, written_at__gt=since
        ).values_list("about", flat=True)
    )
    reached = set(
        FocalPoint.objects.filter(
            invitation__conference=conference, removed=False, bounced=False
        ).values_list("invitation", flat=True)
    )
    to = [each for each in rows if each.invitation_id in reached and name_of(each) not in lately]
    chosen = {each.pk for each in to}
    return to, [each for each in rows if each.pk not in chosen]
