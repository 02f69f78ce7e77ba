"""What happens below and concerns the programme."""

from typing import Any

from django.dispatch import receiver

from plenipo.conference.models import Conference
from plenipo.conference.signals import edition_cloned
from plenipo.programme.actions.places import bring_along
from plenipo.records.models import By


@receiver(edition_cloned)
def the_next_edition_is_set_up(
    conference: Conference, copy: Conference, by: By, places: bool, **_signal: Any
) -> None:
    if places:
        bring_along(conference, copy, by=by)
