"""What happens below and concerns the programme."""

from collections.abc import Iterable
from typing import Any

from django.dispatch import receiver

from plenipo.conference.models import Conference
from plenipo.conference.queries.dates import Consequence, tells_of_dates
from plenipo.conference.signals import dates_moved, edition_cloned, zone_changed
from plenipo.delegations.queries.retention import Due
from plenipo.delegations.signals import retention_ended
from plenipo.delegations.words.of_a_person import joins_persons
from plenipo.programme.actions.dates import move_days
from plenipo.programme.actions.places import bring_along
from plenipo.programme.actions.retention import let_speakers_go
from plenipo.programme.actions.tracks import bring_tracks
from plenipo.programme.actions.zone import keep_hours
from plenipo.programme.words import of_a_person
from plenipo.programme.words.dates import outside_dates
from plenipo.records.models import By


@receiver(edition_cloned)
def the_next_edition_is_set_up(
    conference: Conference, copy: Conference, by: By, places: bool, **_signal: Any
) -> None:
    bring_tracks(conference, copy)
    if places:
        bring_along(conference, copy, by=by)


@receiver(zone_changed)
def its_hours_stay(conference: Conference, before: str, after: str, by: By, **_signal: Any) -> None:
    keep_hours(conference, before, after, by=by)


@receiver(dates_moved)
def it_moves_with_the_dates(conference: Conference, days: int, by: By, **_signal: Any) -> None:
    move_days(conference, days, by=by)


@tells_of_dates
def what_lies_outside_the_dates(conference: Conference) -> Iterable[Consequence]:
    return outside_dates(conference)


@receiver(retention_ended)
def the_programme_names_nobody_any_more(due: Due, **_signal: Any) -> None:
    let_speakers_go(due)


joins_persons(60)(of_a_person.agenda)
