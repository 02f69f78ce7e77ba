"""What happens below and depends on a conference."""

from typing import Any

from django.dispatch import receiver

from plenipo.conference.models import Switch
from plenipo.conference.queries import switches_of
from plenipo.conference.queries.letterhead import letterhead_of
from plenipo.records.signals import letter_dressed, letters_may_go


@receiver(letters_may_go)
def letters_go_while_their_switch_is_on(conference: int, **_signal: Any) -> bool:
    return switches_of(conference)[Switch.Name.LETTERS]


@receiver(letter_dressed)
def letters_bear_the_letterhead(
    conference: int, language: str, **_signal: Any
) -> dict[str, Any] | None:
    return letterhead_of(conference, language)
