"""The minute-by-minute scenario of a day: every session's start and its cues, in one line of time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plenipo.conference.models import Conference
from plenipo.programme.models import Session
from plenipo.programme.queries.places import local_day
from plenipo.programme.queries.sessions import sessions_of


@dataclass(frozen=True)
class Moment:
    """`cue`: whether it is one of the session's cues; else the session itself starts here."""

    at: datetime
    session: Session
    cue: bool
    what: str
    owner: str = ""
    place: str = ""
    do_not: str = ""


def scenario_of(conference: Conference, day: date) -> list[Moment]:
    """Four queries, however many cues there are."""
    today = [
        each
        for each in sessions_of(conference).exclude(state="cancelled").prefetch_related("cues")
        if each.starts and local_day(each.starts, conference) == day
    ]
    moments = [moment for session in today for moment in _moments(session)]
    return sorted(moments, key=lambda moment: (moment.at, moment.cue))


def _moments(session: Session) -> list[Moment]:
    room = session.room.code if session.room else ""
    start: datetime = session.starts  # type: ignore[assignment]
    first = Moment(start, session, cue=False, what=str(session), place=room)
    cues = session.cues.all()
    return [
        first,
        *(
            Moment(
                start + timedelta(minutes=cue.minute),
                session,
                cue=True,
                what=cue.what,
                owner=cue.owner,
                place=cue.place or room,
                do_not=cue.do_not,
            )
            for cue in cues
        ),
    ]
