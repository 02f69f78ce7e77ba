"""Nomenclature: what a conference calls parties and countries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from plenipo.conference.actions.profile import change_rules
from plenipo.conference.models import Conference, NameToUse
from plenipo.conference.queries.profile import profile_of
from plenipo.conference.signals import names_changed
from plenipo.conference.verbs import Verb
from plenipo.records.actions import record
from plenipo.records.models import By


@dataclass(frozen=True)
class ChosenName:
    """
    what             "party" or "country"; which: its number or code
    language         of the house
    short, formal    both empty: the name is as elsewhere again
    """

    what: str
    which: int | str
    language: str
    short: str
    formal: str = ""


@transaction.atomic
def set_names(conference: Conference, wanted: Iterable[ChosenName], *, by: By) -> int:
    """Write these names, and no others. How many were changed; nothing is recorded of none."""
    Conference.objects.select_for_update().get(pk=conference.pk)  # one change after the other
    held = {_key(each): each for each in NameToUse.objects.filter(conference=conference)}
    changed = [each for each in wanted if _set(conference, each, held)]
    if not changed:
        return 0
    conference.names_of_own = NameToUse.objects.filter(conference=conference).exists()
    conference.save(update_fields=["names_of_own"])
    parties = sorted({int(each.which) for each in changed if each.what == "party"})
    countries = sorted({str(each.which) for each in changed if each.what == "country"})
    record(
        Verb.NAMES_SET,
        by=by,
        about=conference,
        parties=parties[:200],
        countries=countries,
        number=len(changed),
    )
    _tell(conference, parties=None if countries else parties)
    return len(changed)


def _key(each: NameToUse) -> tuple[str, int | str, str]:
    if each.party_id:
        return "party", each.party_id, each.language
    return "country", str(each.country_id), each.language


def _set(
    conference: Conference, wanted: ChosenName, held: dict[tuple[str, int | str, str], NameToUse]
) -> bool:
    now = held.get((wanted.what, wanted.which, wanted.language))
    if not wanted.short and not wanted.formal:
        if now:
            now.delete()
        return now is not None
    if now and (now.short, now.formal) == (wanted.short, wanted.formal):
        return False
    NameToUse.objects.update_or_create(
        conference=conference,
        language=wanted.language,
        **{f"{wanted.what}_id": wanted.which},  # type: ignore[arg-type]
        defaults={"short": wanted.short, "formal": wanted.formal},
    )
    return True


@transaction.atomic
def choose_names_of_countries(conference: Conference, whose: str, *, by: By) -> None:
    """Whose names are used where the conference has none of its own: a rule like the others."""
    profile = profile_of(conference)
    version = profile.version if profile else 0
    change_rules(conference, by=by, seen_version=version, country_names=whose)


def _tell(conference: Conference, *, parties: list[int] | None) -> None:
    """parties   whose names have changed; None: names of countries, or of anybody"""
    conference.__dict__.pop("_names_of_countries", None)
    names_changed.send(Conference, conference=conference, parties=parties)


def copy_names(conference: Conference, copy: Conference) -> None:
    """The next edition calls everybody alike."""
    names = list(NameToUse.objects.filter(conference=conference))
    for each in names:
        each.pk, each.conference = None, copy
    NameToUse.objects.bulk_create(names)
    if names:
        copy.names_of_own = True
        copy.save(update_fields=["names_of_own"])
