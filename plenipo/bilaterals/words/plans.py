"""What has happened since a plan was made, and what another changes, in sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.bilaterals.bridge.times import when
from plenipo.bilaterals.models import MeetingRequest, Plan, PlannedMeeting
from plenipo.bilaterals.queries.desk import asked_name
from plenipo.bilaterals.queries.planning import agreed_requests
from plenipo.bilaterals.queries.plans import meetings_of
from plenipo.kit.locales import listed


def since_seen(plan: Plan) -> list[str]:
    """What has happened to requests since the planner read them, in sentences; nothing for most plans."""
    now = {str(each.pk): each.revision for each in agreed_requests(plan.conference)}
    new = sum(pk not in plan.requests_seen for pk in now)
    gone = sum(pk not in now for pk in plan.requests_seen)
    changed = sum(
        pk in plan.requests_seen and plan.requests_seen[pk] != revision
        for pk, revision in now.items()
    )
    return [
        sentence % {"n": number}
        for number, sentence in (
            (
                new,
                ngettext(
                    "%(n)s request has been agreed since.",
                    "%(n)s requests have been agreed since.",
                    new,
                ),
            ),
            (
                gone,
                ngettext(
                    "%(n)s request has ended since.", "%(n)s requests have ended since.", gone
                ),
            ),
            (
                changed,
                ngettext(
                    "%(n)s request has changed since.",
                    "%(n)s requests have changed since.",
                    changed,
                ),
            ),
        )
        if number
    ]


@dataclass(frozen=True)
class Moved:
    request: MeetingRequest
    asked: str
    before: str
    after: str


@dataclass(frozen=True)
class Differs:
    sentences: list[str]
    rows: list[Moved]


def difference(before: Plan, after: Plan) -> Differs:
    """What changes from one plan to the other, counted in sentences and line by line. A meeting that changes time and
    room counts for both."""
    zone = after.conference.zone
    was = {m.request_id: m for m in meetings_of(before)}
    now = {m.request_id: m for m in meetings_of(after)}
    held = [pk for pk in now if pk not in was]
    lost = [pk for pk in was if pk not in now]
    both = [pk for pk in now if pk in was]
    moved = [pk for pk in both if now[pk].starts != was[pk].starts]
    person = [pk for pk in both if now[pk].principal_id != was[pk].principal_id]
    lower = [pk for pk in person if _rank(now[pk]) > _rank(was[pk])]
    room = [pk for pk in both if now[pk].room_id != was[pk].room_id]

    def place(meeting: PlannedMeeting | None) -> str:
        if meeting is None:
            return _("not scheduled")
        told = [when(meeting.starts, zone), str(meeting.room or ""), str(meeting.principal or "")]
        return listed(told)

    rows = []
    for pk in dict.fromkeys([*person, *moved, *room, *held, *lost]):
        request = (now.get(pk) or was[pk]).request
        rows.append(Moved(request, asked_name(request), place(was.get(pk)), place(now.get(pk))))
    told = _counted(len(moved), len(room), len(person), len(lower), len(held), len(lost))
    return Differs(told, rows)


def _rank(meeting: PlannedMeeting) -> tuple[int, int]:
    """The higher, the lower the rank."""
    person = meeting.principal
    return (person.position, person.level) if person else (0, 0)


def _counted(moved: int, room: int, person: int, lower: int, held: int, lost: int) -> list[str]:
    sentences = [
        ngettext("%(n)s meeting changes time.", "%(n)s meetings change time.", moved)
        % {"n": moved},
        ngettext("%(n)s meeting changes room.", "%(n)s meetings change room.", room) % {"n": room},
        ngettext(
            "%(n)s meeting has a different principal.",
            "%(n)s meetings have different principals.",
            person,
        )
        % {"n": person},
        ngettext(
            "%(n)s meeting has a principal of lower rank than before.",
            "%(n)s meetings have a principal of lower rank than before.",
            lower,
        )
        % {"n": lower}
        if lower
        else "",
        ngettext("%(n)s more request is scheduled.", "%(n)s more requests are scheduled.", held)
        % {"n": held},
        ngettext(
            "%(n)s request is no longer scheduled.",
            "%(n)s requests are no longer scheduled.",
            lost,
        )
        % {"n": lost}
        if lost
        else _("No meeting is lost."),
    ]
    return [each for each in sentences if each]
