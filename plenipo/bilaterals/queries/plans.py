"""Plans as the desk reads them: the board of a day, the list, what is not held and why, what differs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.bilaterals.bridge.commitments import in_words
from plenipo.bilaterals.bridge.times import when
from plenipo.bilaterals.models import MeetingRequest, Plan, PlannedMeeting, Principal
from plenipo.bilaterals.queries.desk import asked_name
from plenipo.bilaterals.queries.planning import agreed_requests
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import STAFF
from plenipo.delegations.models import Delegation
from plenipo.programme.models import Session
from plenipo.programme.queries.interpretation import named


def plans_of(conference: Conference) -> QuerySet[Plan]:
    found = Plan.objects.filter(conference=conference).select_related("near", "made_by", "job")
    return found.annotate(held=Count("meetings"))


def meetings_of(plan: Plan) -> list[PlannedMeeting]:
    rows = PlannedMeeting.objects.filter(plan=plan).select_related(
        "request__asker",
        "request__asked",
        "request__conference",
        "room",
        "principal",
        "interpreter",
    )
    found = list(rows)
    named((each.interpreter for each in found if each.interpreter), STAFF, plan.conference)
    return found


# ---- what is not held


@dataclass(frozen=True)
class Unheld:
    request: MeetingRequest
    asked: str
    reasons: list[str]
    offers: list[str]


def unheld_of(plan: Plan) -> list[Unheld]:
    """Every request the plan does not hold, with what stands in its way and what could be offered."""
    requests = {
        str(each.pk): each
        for each in MeetingRequest.objects.filter(pk__in=list(plan.unheld)).select_related(
            "asker", "asked", "conference"
        )
    }
    told = _Words(plan)
    return [
        Unheld(
            requests[pk],
            asked_name(requests[pk]),
            [told.reason(each) for each in why["obstacles"]],
            [told.offer(each) for each in why["offers"]],
        )
        for pk, why in plan.unheld.items()
        if pk in requests
    ]


class _Words:
    """Reasons and offers, as kept in numbers of rows, in the reader's language."""

    def __init__(self, plan: Plan) -> None:
        self.zone = plan.conference.zone
        reasons = [each for why in plan.unheld.values() for each in why["obstacles"]]
        offers = [each for why in plan.unheld.values() for each in why["offers"]]
        people = [who for each in reasons for who in each["people"]]
        principals = {who[1] for who in people} | {each["principal"] for each in offers}
        self.principals = {p.pk: str(p) for p in Principal.objects.filter(pk__in=principals)}
        sides = Delegation.objects.filter(pk__in={who[0] for who in people})
        self.sides = dict(sides.values_list("pk", "plate_name"))
        numbers = {each["session"] for why in reasons for each in why.get("because", ())}
        found = Session.objects.filter(pk__in=numbers - {0}) if numbers else ()
        self.titles = {session.pk: str(session) for session in found}

    def _who(self, who: list[int]) -> str:
        return self.principals.get(who[1]) or self.sides.get(who[0]) or _("the host")

    def reason(self, why: dict[str, Any]) -> str:
        people = ", ".join(self._who(each) for each in why["people"])
        codes = ", ".join(code_of(each) for each in why["requests"])
        told = {"people": people, "meetings": codes, "n": why["slots"]}
        sentences = {
            "not_within": _("It was agreed for a time at which it cannot be held."),
            "not_available": _("%(people)s cannot be met at the same times."),
            "no_time": _("It is longer than what is left of the half-days."),
            "no_such_room": _("No room is large enough, or none has what it needs."),
            "no_such_interpreter": _("Nobody interprets between these languages."),
            "daily_limit": _("%(people)s has as many meetings a day as may be."),
            "meets_another": _("%(people)s is in other meetings (%(meetings)s)."),
            "rival": _("It would stand next to a meeting it must be apart from (%(meetings)s)."),
            "order": _("Another meeting must come before or after it (%(meetings)s)."),
            "no_table": _("Every room is taken."),
            "no_team": _("All interpreters of the pair are at work (%(meetings)s)."),
            "no_room": _("Every room that would do is taken or too far away."),
            "no_interpreter": _("Every interpreter who could is at work or has done enough."),
        }
        slots = ngettext("at %(n)s time", "at %(n)s times", why["slots"]) % {"n": why["slots"]}
        because = [self._because(each) for each in why.get("because", ())]
        return " ".join([f"{sentences[why['what']] % told} ({slots})", *because])

    def _because(self, each: dict[str, Any]) -> str:
        title = self.titles.get(each["session"], "")
        at = datetime.fromisoformat(each["at"])
        return in_words(self._who(each["who"]), each["why"], at, title, self.zone)

    def offer(self, offer: dict[str, Any]) -> str:
        told = {
            "when": when(datetime.fromisoformat(offer["starts"]), self.zone),
            "who": self.principals.get(offer["principal"], _("the same side")),
            "minutes": offer["minutes"],
        }
        sentences = {
            "nothing": _("It fits as it was asked for: %(when)s. Ask for a plan near this one."),
            "level": _("With %(who)s: %(when)s."),
            "length": _("With %(minutes)s minutes: %(when)s."),
            "day": _("On another day or time: %(when)s."),
        }
        return sentences[offer["change"]] % told


def code_of(pk: str) -> str:
    return f"B-{pk[:5].upper()}"


# ---- what has changed


def since_seen(plan: Plan) -> list[str]:
    """What has happened to requests since the planner read them, in sentences; nothing for most plans."""
    now = {str(each.pk): each.revision for each in agreed_requests(plan.conference)}
    new = sum(pk not in plan.seen for pk in now)
    gone = sum(pk not in now for pk in plan.seen)
    changed = sum(pk in plan.seen and plan.seen[pk] != revision for pk, revision in now.items())
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
    """What changes from one plan to the other, counted in sentences and line by line."""
    zone = after.conference.zone
    was = {m.request_id: m for m in meetings_of(before)}
    now = {m.request_id: m for m in meetings_of(after)}
    held = [pk for pk in now if pk not in was]
    lost = [pk for pk in was if pk not in now]
    both = [pk for pk in now if pk in was]
    moved = [pk for pk in both if now[pk].starts != was[pk].starts]
    person = [pk for pk in both if pk not in moved and now[pk].principal_id != was[pk].principal_id]
    other = {*moved, *person}
    room = [pk for pk in both if pk not in other and now[pk].room_id != was[pk].room_id]
    sentences = [
        ngettext("%(n)s meeting moves.", "%(n)s meetings move.", len(moved)) % {"n": len(moved)},
        ngettext("%(n)s room changes.", "%(n)s rooms change.", len(room)) % {"n": len(room)},
        ngettext(
            "%(n)s meeting is held by somebody else.",
            "%(n)s meetings are held by somebody else.",
            len(person),
        )
        % {"n": len(person)},
        ngettext("%(n)s request is now held.", "%(n)s requests are now held.", len(held))
        % {"n": len(held)},
        ngettext(
            "%(n)s request is no longer held.", "%(n)s requests are no longer held.", len(lost)
        )
        % {"n": len(lost)}
        if lost
        else _("Nobody loses a meeting."),
    ]

    def place(meeting: PlannedMeeting | None) -> str:
        if meeting is None:
            return _("not held")
        told = [when(meeting.starts, zone), str(meeting.room or ""), str(meeting.principal or "")]
        return ", ".join(part for part in told if part)

    rows = []
    for pk in [*moved, *person, *room, *held, *lost]:
        request = (now.get(pk) or was[pk]).request
        rows.append(Moved(request, asked_name(request), place(was.get(pk)), place(now.get(pk))))
    return Differs(sentences, rows)
