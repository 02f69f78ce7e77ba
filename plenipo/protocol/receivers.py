"""What happens below and concerns protocol."""

from typing import Any

from django.dispatch import receiver

from plenipo.delegations.queries.retention import Due
from plenipo.delegations.signals import person_erased, retention_ended
from plenipo.people.models import Person
from plenipo.protocol.actions.erasure import forget, forget_all, forget_pictures


@receiver(person_erased)
def no_office_of_whoever_is_erased_is_left(person: Person | None, **_signal: Any) -> None:
    if person is not None:
        forget(person)


@receiver(retention_ended)
def orders_and_draws_name_nobody_any_more(due: Due, **_signal: Any) -> None:
    forget_all(due)
    forget_pictures(due)
