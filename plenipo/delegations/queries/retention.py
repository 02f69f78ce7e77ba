"""Until when what identifies people is kept, by purpose."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import models

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.profile import Retention
from plenipo.kit.personal import Personal, is_confidential, personal_fields, way_to

# by what rule of its own a purpose ends: days after the last day of the conference; the steps above add theirs
OWN_DAYS: dict[Personal, Callable[[Conference], int]] = {}


@dataclass
class Due:
    """A conference on one day: what is due there, and how many rows were emptied so far.

    hidden   those in confidence: neither the preview nor certificate and journal tells how many there were
    """

    conference: Conference
    today: date
    counts: Counter[str] = field(default_factory=Counter)
    hidden: Counter[str] = field(default_factory=Counter)

    def until(self, tag: Personal) -> date:
        """The last day on which this is kept."""
        if tag in OWN_DAYS:
            days = OWN_DAYS[tag](self.conference)
        else:
            usual = rules_of(self.conference).of(Retention).retention_days
            days = usual if tag.days is None else tag.days
        return self.conference.ends + timedelta(days=days)

    def has(self, tag: Personal) -> bool:
        """What is counted from when a row was typed is not judged by its conference (actions/due.py)."""
        return tag.clock != "row" and self.today > self.until(tag)

    def count(self, model: type[models.Model], rows: int) -> None:
        if rows:
            secret = is_confidential(model._meta.app_label)
            (self.hidden if secret else self.counts)[model._meta.label_lower] += rows


def due_in(conference: Conference, now: datetime) -> Due:
    return Due(conference, now.astimezone(ZoneInfo(conference.zone)).date())


@dataclass(frozen=True)
class Period:
    purpose: str
    rule: str
    until: date
    ended: bool


def periods_of(conference: Conference, now: datetime) -> list[Period]:
    """One for each purpose, in the order in which they end; what belongs to no conference is left aside."""
    due = due_in(conference, now)
    tags = {
        tag
        for model, _column, tag in personal_fields()
        if tag.clock != "row" and way_to(model, Conference)
    }
    periods = [
        Period(str(tag.purpose), str(tag.retention), due.until(tag), due.has(tag)) for tag in tags
    ]
    return sorted(periods, key=lambda period: (period.until, period.purpose))
