"""The programme as it is planned now, and what is wrong with it."""

from datetime import date, timedelta
from functools import cached_property

from django.db.models import QuerySet

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.people import TAKING_PART, persons_taking_part
from plenipo.programme.bridge import (
    Conflict,
    Presence,
    TimedProgramme,
    conflicts_in,
    plan_of,
)
from plenipo.programme.models import Day, Role, Room, Session
from plenipo.programme.profile import Changeover, Conflicts
from plenipo.programme.queries import places
from plenipo.programme.queries.places import day_at_venue
from plenipo.programme.queries.sessions import sessions_of

AROUND = timedelta(hours=12)


class Planning:
    """The programme as it is planned now, read at once: nine queries at most, however long it is.

    day   read this day at the venue only, with half a day on either side: conflicts reach no further
    days  those of the conference, if they are read already
    """

    def __init__(
        self, conference: Conference, day: date | None = None, days: list[Day] | None = None
    ) -> None:
        self.conference = conference
        self.rules = rules_of(conference)
        sessions = sessions_of(conference)
        if day:
            first, last = day_at_venue(day, conference)
            sessions = sessions.filter(starts__lt=last + AROUND, ends__gt=first - AROUND)
        self.rooms: list[Room] = list(places.rooms_of(conference))
        self.sessions: list[Session] = self._in_rooms(sessions)
        self.days = list(places.days_of(conference)) if days is None else days
        self.walks = list(places.walks_of(conference))

    def _in_rooms(self, sessions: QuerySet[Session]) -> list[Session]:
        """With the rooms that are read already."""
        rooms = {room.pk: room for room in self.rooms}
        found = list(sessions.prefetch_related(None).prefetch_related("roles"))
        for each in found:
            each.room = rooms.get(each.room_id or 0)
        return found

    @cached_property
    def roles(self) -> list[Role]:
        return [role for each in self.sessions for role in each.roles.all()]

    def plan(self) -> TimedProgramme:
        return plan_of(
            self.conference,
            self.rules.of(Changeover),
            sessions=self.sessions,
            rooms=self.rooms,
            days=self.days,
            walks=self.walks,
            presences=self.presences,
        )

    @cached_property
    def presences(self) -> dict[str, Presence]:
        """Of those with a part: when they are there as far as known, and who does not come at all."""
        persons = {role.person_id for role in self.roles if role.person_id}
        delegations = {role.delegation_id for role in self.roles if role.delegation_id}
        stays = places.stays_of(self.conference).filter(person__in=persons) if persons else []
        coming = persons_taking_part(persons, self.conference)
        found = {f"person:{stay.person_id}": Presence(stay.arrives, stay.leaves) for stay in stays}
        found |= {f"person:{pk}": Presence(gone=True) for pk in persons - coming}
        gone = Delegation.objects.filter(pk__in=delegations).exclude(state__in=TAKING_PART)
        numbers = gone.values_list("pk", flat=True) if delegations else []
        return found | {f"delegation:{pk}": Presence(gone=True) for pk in numbers}

    def conflicts(self) -> list[tuple[Conflict, str]]:
        """Each with its severity; what the rules ignore is left out."""
        found = [(c, self.rules.of(Conflicts).severity(c.kind)) for c in conflicts_in(self.plan())]
        return [(conflict, severity) for conflict, severity in found if severity != "ignore"]
