"""Sessions as lists show them: place, time and people in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.programme.models import Role, Session
from plenipo.programme.queries.names import NamedRole, RoleNames


@dataclass(frozen=True)
class PersonInPart:
    part: str
    named: NamedRole
    confirmed: bool


@dataclass(frozen=True)
class SessionLine:
    """One session of a list of the secretariat; times are aware, pages show them in the active zone."""

    session: Session
    people: tuple[PersonInPart, ...] = ()

    @property
    def starts(self) -> datetime | None:
        return self.session.starts

    @property
    def room(self) -> str:
        return self.session.room.code if self.session.room else ""

    @property
    def kind(self) -> str:
        """By the choice itself: Django's display costs a tenth of a millisecond, and a page asks hundreds of times."""
        return str(Session.Kind(self.session.kind).label)

    @property
    def state(self) -> str:
        return str(Session.State(self.session.state).label)

    @classmethod
    def of(cls, session: Session, names: RoleNames) -> "SessionLine":
        roles: Iterable[Role] = session.roles.all()
        return cls(
            session,
            tuple(
                PersonInPart(str(Role.Kind(r.kind).label), names.of(r), r.confirmed) for r in roles
            ),
        )


def lines_of(sessions: list[Session], reader: Reader, conference: Conference) -> list[SessionLine]:
    """Two more queries than the sessions themselves."""
    roles = [role for each in sessions for role in each.roles.all()]
    names = RoleNames(roles, reader, conference)
    return [SessionLine.of(each, names) for each in sessions]
