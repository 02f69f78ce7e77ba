"""The board of one day: a table of rooms and times, and beside it a tray of what has no time yet."""

from dataclasses import dataclass
from datetime import datetime

from plenipo.conference.models import Conference, in_language
from plenipo.programme.models import Session
from plenipo.programme.queries.sessions import BY_TIME


@dataclass(frozen=True)
class Movable:
    """A session as the form of the board offers it, of whatever day."""

    pk: int
    title: str
    revision: int
    starts: datetime | None

    @property
    def choice(self) -> str:
        return f"{self.pk}.{self.revision}"


def movable_in(conference: Conference) -> list[Movable]:
    """All but the cancelled ones, in the order of time. One query."""
    standing = Session.objects.filter(conference=conference).exclude(state="cancelled")
    rows = standing.order_by(BY_TIME, "room__position", "pk")
    return [
        Movable(pk, in_language(title), revision, starts)
        for pk, title, revision, starts in rows.values_list("pk", "title", "revision", "starts")
    ]
