"""A released programme, for tests of whoever reads one."""

from typing import Any

from plenipo.programme.actions.release import release
from plenipo.programme.models import Session
from plenipo.programme.queries.versions import release_as_planned
from plenipo.records.models import By
from tests.factories import DayFactory, SessionFactory

PROGRAMME = By(duty="programme")


def release_all(conference: Any) -> Any:
    """The next version of what is planned."""
    return release(conference, number=release_as_planned(conference).number, by=PROGRAMME)


def release_one_session(conference: Any) -> Session:
    if not conference.days.exists():
        DayFactory(conference=conference)
    session: Session = SessionFactory(conference=conference)
    release_all(conference)
    return session
