"""What happens below and concerns the welcome of delegations."""

from typing import Any

from django.dispatch import receiver

from plenipo.conference.models import Conference
from plenipo.conference.signals import zone_changed
from plenipo.delegations.queries.retention import Due
from plenipo.delegations.signals import person_erased, retention_ended
from plenipo.people.models import Person
from plenipo.records.models import By
from plenipo.welcome.actions.erasure import forget, forget_all
from plenipo.welcome.actions.zone import keep_hours


@receiver(person_erased)
def nobody_erased_is_on_a_journey(person: Person | None, **_signal: Any) -> None:
    if person is not None:
        forget(person)


@receiver(retention_ended)
def journeys_name_nobody_any_more(due: Due, **_signal: Any) -> None:
    forget_all(due)


@receiver(zone_changed)
def their_hours_stay(
    conference: Conference, before: str, after: str, by: By, **_signal: Any
) -> None:
    keep_hours(conference, before, after, by=by)
