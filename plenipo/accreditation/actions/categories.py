"""Zones and categories of badges, one by one or as they usually are."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenipo.accreditation.models import BadgeCategory, Zone
from plenipo.accreditation.verbs import Verb
from plenipo.accreditation.words.usual import USUAL, ZONES
from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.programme.models import Room
from plenipo.records.actions import claim, record, values_changed
from plenipo.records.models import By


@transaction.atomic
def add_zone(conference: Conference, *, rooms: Iterable[Room] = (), by: By, **fields: Any) -> Zone:
    zone = Zone.objects.create(conference=conference, position=conference.zones.count(), **fields)
    zone.rooms.set(rooms)
    record(Verb.ZONE_ADDED, by=by, about=zone)
    return zone


@transaction.atomic
def change_zone(
    zone: Zone, *, seen: int, rooms: Iterable[Room] = (), by: By, **fields: Any
) -> None:
    told = values_changed(zone, fields)
    claim(zone, seen=seen, **fields)
    zone.rooms.set(rooms)
    record(Verb.ZONE_CHANGED, by=by, about=zone, **told)


@transaction.atomic
def delete_zone(zone: Zone, *, by: By) -> None:
    """Badges that open it open one zone less; what is printed on them stays."""
    if zone.gates.exists() or zone.passages.exists():
        raise Refused(
            _("Gates lead into this zone, or did. Change its name instead of deleting it.")
        )
    record(Verb.ZONE_DELETED, by=by, about=zone)
    zone.delete()


@transaction.atomic
def add_category(
    conference: Conference, *, zones: Iterable[Zone] = (), by: By, **fields: Any
) -> BadgeCategory:
    _letter_is_free(conference, fields["letter"])
    position = conference.badge_categories.count()
    row = BadgeCategory.objects.create(conference=conference, position=position, **fields)
    row.zones.set(zones)
    record(Verb.CATEGORY_ADDED, by=by, about=row, letter=row.letter)
    return row


@transaction.atomic
def change_category(
    row: BadgeCategory, *, seen: int, zones: Iterable[Zone] = (), by: By, **fields: Any
) -> None:
    _letter_is_free(row.conference, fields["letter"], but=row.pk)
    told = values_changed(row, fields)
    claim(row, seen=seen, **fields)
    row.zones.set(zones)
    record(Verb.CATEGORY_CHANGED, by=by, about=row, **told)


@transaction.atomic
def delete_category(row: BadgeCategory, *, by: By) -> None:
    """Raises Refused once there are badges of it."""
    record(Verb.CATEGORY_DELETED, by=by, about=row, letter=row.letter)
    try:
        row.delete()
    except ProtectedError:
        raise Refused(
            _("Badges of this category have been prepared. It can be changed but not deleted.")
        ) from None


def _letter_is_free(conference: Conference, letter: str, but: int = 0) -> None:
    if conference.badge_categories.filter(letter=letter).exclude(pk=but).exists():
        raise Refused(_("Another category already has this letter."))
    if conference.pass_kinds.filter(letters=letter).exists():
        raise Refused(
            _("A kind of pass has this letter: a number read aloud could mean either of them.")
        )


@transaction.atomic
def add_usual(conference: Conference, *, by: By) -> int:
    """The categories and zones most conferences have, in the languages of this one. What is there already stays,
    and a letter that a kind of pass has is left to it.

    How many categories were added.
    """
    taken = set(conference.badge_categories.values_list("letter", flat=True))
    of_passes = set(conference.pass_kinds.values_list("letters", flat=True))
    zones = {each.pictogram: each for each in conference.zones.all()}
    for place, (pictogram, name) in enumerate(ZONES, start=len(zones)):
        if pictogram not in zones:
            zones[pictogram] = Zone.objects.create(
                conference=conference,
                name=_in_its_languages(conference, name),
                pictogram=pictogram,
                position=place,
            )
    new = [each for each in USUAL if each.letter not in taken | of_passes]
    for place, usual in enumerate(new, start=len(taken)):
        row = BadgeCategory.objects.create(
            conference=conference,
            letter=usual.letter,
            name=_in_its_languages(conference, usual.name),
            colour=usual.colour,
            capacities=list(usual.capacities),
            groups=list(usual.groups),
            position=place,
        )
        row.zones.set([zones[each] for each in usual.zones])
    record(Verb.USUAL_ADDED, by=by, about=conference, n=len(new))
    return len(new)


def _in_its_languages(conference: Conference, name: Callable[[], str]) -> dict[str, str]:
    found = {}
    for code in conference.languages:
        with override(code):
            found[code] = name()
    return found
