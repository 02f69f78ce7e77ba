"""What a delegation agreed in bilateral meetings, for the desk alone: the log of the conference has none of it.

Nobody else may call this: whoever does not hold the duty by name reads the page without it (docs/decisions/0006).
"""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenipo.bilaterals.bridge.noted import undertaken_in
from plenipo.bilaterals.models import DeskLine, FollowUp, MeetingRequest
from plenipo.bilaterals.queries.desk import desk_phrases
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.models import Membership
from plenipo.delegations.models import Delegation
from plenipo.delegations.words.dealings import PARTY, SECRETARIAT, Dealing, at_noon
from plenipo.kit.days import long_day
from plenipo.records.words.journal import DeedInWords, read_lines
from plenipo.records.words.lines import LineReader

State = MeetingRequest.State
SAID = (
    DeskVerb.SENT,
    DeskVerb.ACCEPTED,
    DeskVerb.PROPOSED,
    DeskVerb.PROPOSAL_ACCEPTED,
    DeskVerb.DEFERRED,
    DeskVerb.EXPIRED,
    DeskVerb.WITHDRAWN,
    DeskVerb.PLACED,
    DeskVerb.MEETING_MOVED,
    DeskVerb.SIGNED,
    DeskVerb.COURSE,
)
STATES = {
    State.ACCEPTED: "done",
    State.ANOTHER_LEVEL: "done",
    State.EXPIRED: "withdrawn",
    State.WITHDRAWN: "withdrawn",
}


def dealings_of(delegation: Delegation, member: Membership) -> list[Dealing]:
    """Its requests, sent and received, and what the host undertook in its meetings."""
    found = MeetingRequest.objects.filter(Q(asker=delegation) | Q(asked=delegation))
    states = dict(found.exclude(state=State.DRAFT).values_list("pk", "state"))
    about = {f"{MeetingRequest._meta.label_lower}:{pk}": state for pk, state in states.items()}
    lines = DeskLine.objects.filter(about__in=about, verb__in=SAID).select_related("account")
    reading = LineReader(member, member.conference)
    said = read_lines(lines.order_by("pk"), reading, desk_phrases())
    return [
        *(_of_line(told, about[told.line.about]) for told in said),
        *(_of_task(each) for each in _of_host(delegation)),
    ]


def _of_line(told: DeedInWords, state: str) -> Dealing:
    return Dealing(
        at=told.line.at,
        text=told.deed,
        side=SECRETARIAT if told.line.account_id else PARTY,
        who=told.who,
        channel=_("bilateral desk"),
        state=STATES.get(State(state), "open"),
        lines=(told.about.text, *told.changes),
        url=told.about.url,
        in_confidence=True,
    )


def _of_host(delegation: Delegation) -> QuerySet[FollowUp]:
    """What the host undertook after its meetings; what a delegation undertook is its own (decision 6)."""
    sides = Q(request__asker=delegation) | Q(request__asked=delegation)
    return FollowUp.objects.filter(sides, side=None).select_related("request")


def _of_task(task: FollowUp) -> Dealing:
    told, due = undertaken_in(task), task.due
    lines = [_("To be done by %(day)s") % {"day": long_day(due)}] if due else []
    late = due is not None and due < timezone.localdate()
    return Dealing(
        at=task.done_at or (at_noon(due) if due else task.request.made),
        text=told.what or _("A commitment (data deleted)"),
        side=SECRETARIAT,
        who=told.who,
        channel=pgettext("channel", "bilateral meeting"),
        state="done" if task.done_at else "overdue" if late else "open",
        lines=tuple(lines),
        in_confidence=True,
    )
