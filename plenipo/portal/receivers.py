"""What is due every hour."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from plenipo.portal.actions import write_daily_letters
from plenipo.records.signals import hour_passed


@receiver(hour_passed)
def letters_of_the_morning(now: datetime, **_signal: Any) -> None:
    write_daily_letters(now)
