"""What happens below and depends on a conference."""

from datetime import date
from typing import Any

from django.dispatch import receiver

from plenipo.conference.models import Switch
from plenipo.conference.queries import next_first_day, switches_of
from plenipo.records.signals import letters_may_go
from plenipo.registry.signals import day_wanted


@receiver(letters_may_go)
def letters_go_while_their_switch_is_on(conference: int, **_signal: Any) -> bool:
    return switches_of(conference)[Switch.Name.LETTERS]


@receiver(day_wanted)
def parties_are_wanted_for_the_next_conference(**_signal: Any) -> date | None:
    return next_first_day()
