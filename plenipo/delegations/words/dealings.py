"""What was promised or agreed between the secretariat and an invited party, in order of time.

Most of it stands in lines of the activity log; what was promised outside any form, in notes of officers. The steps
above add what is theirs to `DEALINGS` in their `desk.py`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenipo.conference.models import Membership
from plenipo.delegations.models import ChangeRequest, Invitation, Promise
from plenipo.delegations.queries.approval import lines_about
from plenipo.delegations.verbs import Verb
from plenipo.kit.days import long_day
from plenipo.kit.joining import Joined
from plenipo.records.models import Channel, Line
from plenipo.records.words.journal import DeedInWords, read_lines, source_in_words
from plenipo.records.words.lines import LineReader

PARTY, SECRETARIAT = Promise.Side.PARTY, Promise.Side.SECRETARIAT
SAID: dict[
    str, Promise.Side
] = {  # verbs of what one side told or gave the other, and which side it was; the steps above add theirs
    Verb.INVITATION_SENT: SECRETARIAT,
    Verb.INVITATION_DELIVERED: SECRETARIAT,
    Verb.INVITATION_REISSUED: SECRETARIAT,
    Verb.INVITATION_REMINDED: SECRETARIAT,
    Verb.INVITATION_EXTENDED: SECRETARIAT,
    Verb.INVITATION_EXTENSION_UNDONE: SECRETARIAT,
    Verb.INVITATION_TERMS_CHANGED: SECRETARIAT,
    Verb.INVITATION_SUBSTITUTE_OFFERED: SECRETARIAT,
    Verb.INVITATION_LAPSED: SECRETARIAT,
    Verb.INVITATION_WITHDRAWN: SECRETARIAT,
    Verb.ANSWERED: PARTY,
    Verb.SUBMITTED: PARTY,
    Verb.TAKEN_BACK: PARTY,
    Verb.LETTER_ADDED: PARTY,
    Verb.FOCAL_ADDED: PARTY,
    Verb.FOCAL_REMOVED: PARTY,
    Verb.CHANGE_ASKED: PARTY,
    Verb.CHANGE_TAKEN_BACK: PARTY,
    Verb.APPROVED: SECRETARIAT,
    Verb.RETURNED: SECRETARIAT,
    Verb.REFUSED: SECRETARIAT,
    Verb.REOPENED: SECRETARIAT,
    Verb.TOLD: SECRETARIAT,
    Verb.CHANGE_APPLIED: SECRETARIAT,
    Verb.CHANGE_REFUSED: SECRETARIAT,
}
# what waits for something of the other side: the verbs that bring it
WAITS_FOR: Mapping[str, tuple[Verb, ...]] = {
    Verb.INVITATION_SENT: (Verb.ANSWERED, Verb.INVITATION_LAPSED, Verb.INVITATION_WITHDRAWN),
    Verb.INVITATION_DELIVERED: (Verb.ANSWERED, Verb.INVITATION_LAPSED),
    Verb.INVITATION_EXTENDED: (Verb.ANSWERED, Verb.INVITATION_LAPSED),
    Verb.RETURNED: (Verb.SUBMITTED,),
    Verb.SUBMITTED: (
        Verb.APPROVED,
        Verb.RETURNED,
        Verb.REFUSED,
        Verb.TAKEN_BACK,
    ),
}
REPLACED_BY: Mapping[str, tuple[Verb, ...]] = {
    Verb.ANSWERED: (Verb.ANSWERED,),
    Verb.INVITATION_EXTENDED: (Verb.INVITATION_EXTENDED, Verb.INVITATION_EXTENSION_UNDONE),
    Verb.APPROVED: (Verb.REOPENED,),
    Verb.REFUSED: (Verb.REOPENED,),
}
TONES = {"open": "wait", "overdue": "no", "done": "yes", "withdrawn": "quiet", "replaced": "quiet"}
OF_CHANGES = {
    ChangeRequest.State.ASKED: "open",
    ChangeRequest.State.APPLIED: "done",
    ChangeRequest.State.REFUSED: "withdrawn",
    ChangeRequest.State.TAKEN_BACK: "withdrawn",
}


BY_LETTER = (  # what a letter goes out with
    Verb.INVITATION_SENT,
    Verb.INVITATION_REISSUED,
    Verb.INVITATION_REMINDED,
    Verb.APPROVED,
    Verb.RETURNED,
    Verb.REFUSED,
    Verb.CHANGE_APPLIED,
    Verb.CHANGE_REFUSED,
)


def state_in_words(state: str) -> str:
    return {
        "open": pgettext("commitment", "open"),
        "overdue": pgettext("commitment", "overdue"),
        "done": pgettext("commitment", "done"),
        "withdrawn": pgettext("commitment", "withdrawn"),
        "replaced": pgettext("commitment", "replaced"),
    }.get(state, state)


@dataclass(frozen=True)
class Dealing:
    """One thing that one side told, gave or promised the other.

    side      PARTY or SECRETARIAT
    channel   how it was said, in words
    state     open, overdue, done, withdrawn or replaced; "" where nothing follows from it
    promise   a note of an officer, which can be settled
    """

    at: datetime
    text: str
    side: str
    who: str
    channel: str
    state: str = ""
    lines: tuple[str, ...] = ()
    url: str = ""
    promise: Promise | None = None
    in_confidence: bool = False

    @property
    def tone(self) -> str:
        return TONES.get(self.state, "")

    @property
    def state_label(self) -> str:
        return state_in_words(self.state)

    @property
    def side_label(self) -> str:
        return str(Promise.Side(self.side).label)


def said_between(invitation: Invitation, reading: LineReader) -> list[Dealing]:
    """What the activity log holds of it, as this reader may know it."""
    lines = list(
        lines_about([invitation.pk])
        .filter(conference=invitation.conference_id, verb__in=SAID)
        .select_related("account")
        .order_by("pk")
    )
    asked = ChangeRequest.objects.filter(delegation__invitation=invitation)
    changes = {
        f"delegations.changerequest:{pk}": state for pk, state in asked.values_list("pk", "state")
    }
    later = [line.verb for line in lines]
    return [
        _of_line(told, _state_of(told.line, later[n + 1 :], changes))
        for n, told in enumerate(read_lines(lines, reading))
    ]


def _of_line(told: DeedInWords, state: str) -> Dealing:
    side = SAID[told.line.verb]
    own = told.kind in ("delegations.invitation", "delegations.delegation")
    return Dealing(
        at=told.line.at,
        text=told.deed_alone,
        side=side,
        who=told.who,
        channel=_channel_of(told.line, side),
        state=state,
        lines=told.changes if own else (told.about.text, *told.changes),
    )


def _channel_of(line: Line, side: str) -> str:
    if source := line.details.get("source"):
        channel, day = source
        entered = source_in_words(channel, date.fromisoformat(day))
        return _("%(source)s, entered by the secretariat") % {"source": entered}
    if side == PARTY:
        return _("personal link")
    return _("letter by e-mail") if line.verb in BY_LETTER else ""


def _state_of(line: Line, later: list[str], changes: dict[str, str]) -> str:
    if line.verb == Verb.CHANGE_ASKED:
        return OF_CHANGES.get(ChangeRequest.State(changes.get(line.about, "taken_back")), "")
    if any(verb in later for verb in REPLACED_BY.get(line.verb, ())):
        return "replaced"
    if line.verb not in WAITS_FOR:
        return "done"
    if any(verb in later for verb in WAITS_FOR[line.verb]):
        return "done"
    day = line.details.get("after") if line.verb == Verb.INVITATION_EXTENDED else ""
    late = bool(day) and date.fromisoformat(day) < timezone.localdate()
    return "overdue" if late else "open"


# ---- notes of officers


def promises_of(invitation: Invitation) -> list[Dealing]:
    found = Promise.objects.filter(invitation=invitation).select_related("by", "settled_by")
    today = timezone.localdate()
    return [_of_promise(each, today) for each in found.order_by("on", "pk")]


def _of_promise(one: Promise, today: date) -> Dealing:
    told = []
    if one.due:
        told.append(_("To be done by %(day)s") % {"day": long_day(one.due)})
    told.append(_("Noted by %(who)s") % {"who": one.by or _("an account that was deleted")})
    if one.settled_at:
        day = long_day(timezone.localtime(one.settled_at).date())
        told.append(
            _("%(state)s on %(day)s by %(who)s")
            % {"state": one.get_state_display(), "day": day, "who": one.settled_by or "—"}
        )
    late = one.state == Promise.State.OPEN and one.due is not None and one.due < today
    return Dealing(
        at=at_noon(one.on),
        text=one.what,
        side=one.side,
        who=one.who,
        channel=str(Channel(one.channel).label),
        state="overdue" if late else one.state,
        lines=tuple(told),
        promise=one,
    )


def at_noon(day: date) -> datetime:
    """Where something stands of which only the day is known."""
    return timezone.make_aware(datetime.combine(day, time(12)))


# ---- out of every app that knows some


DEALINGS: Joined[Callable[[Invitation, Membership], Iterable[Dealing]]] = Joined()


@DEALINGS.at(10)
def _said(invitation: Invitation, member: Membership) -> Iterable[Dealing]:
    return said_between(invitation, LineReader(member, member.conference))


@DEALINGS.at(20)
def _promised(invitation: Invitation, _member: Membership) -> Iterable[Dealing]:
    return promises_of(invitation)


def dealings_with(invitation: Invitation, member: Membership) -> list[Dealing]:
    """All that was said between the secretariat and one party, as this reader may know it: the latest first."""
    found = [each for part_of in DEALINGS for each in part_of(invitation, member)]
    return sorted(found, key=lambda each: each.at, reverse=True)
