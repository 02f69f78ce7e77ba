"""What happens below and concerns the programme."""

from typing import Any

from django.dispatch import receiver

from plenipo.conference.models import Conference
from plenipo.conference.signals import edition_cloned
from plenipo.delegations.queries.retention import Due
from plenipo.delegations.signals import retention_ended
from plenipo.programme.actions.places import bring_along
from plenipo.programme.actions.retention import let_speakers_go
from plenipo.records.models import By


@receiver(edition_cloned)
def the_next_edition_is_set_up(
    conference: Conference, copy: Conference, by: By, places: bool, **_signal: Any
) -> None:
    if places:
        bring_along(conference, copy, by=by)


@receiver(retention_ended)
def the_programme_names_nobody_any_more(due: Due, **_signal: Any) -> None:
    let_speakers_go(due)
