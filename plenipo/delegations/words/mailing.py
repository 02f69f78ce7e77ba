"""To whom one may write, and why not to the others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from plenipo.conference.sections import Rules
from plenipo.delegations.models import Delegation, Invitation
from plenipo.delegations.profile import Deadlines
from plenipo.delegations.words.letters import day_in
from plenipo.kit.addresses import is_address

State = Invitation.State


@dataclass(frozen=True)
class Mailing:
    """What a deed on many would do: it concerns `to`; `not_to` are the others, each with the reason."""

    to: list[Invitation]
    not_to: list[tuple[Invitation, str]]

    def by_language(self) -> list[tuple[str, int]]:
        names = dict(settings.LANGUAGES)
        found: dict[str, int] = {}
        for invitation in self.to:
            found[invitation.language] = found.get(invitation.language, 0) + 1
        return [(str(names.get(code, code)), n) for code, n in sorted(found.items())]


def mailing(invitations: Iterable[Invitation], hindrance: Callable[[Invitation], str]) -> Mailing:
    to, not_to = [], []
    for invitation in invitations:
        if reason := hindrance(invitation):
            not_to.append((invitation, reason))
        else:
            to.append(invitation)
    return Mailing(to, not_to)


def why_not_drop(invitation: Invitation) -> str:
    """Why it is no draft any more, in words; "" if it is one."""
    if invitation.state == State.WITHDRAWN:
        return pgettext("invitation", "withdrawn")
    return "" if invitation.state == State.DRAFTED else _("already sent")


def why_not_send(invitation: Invitation) -> str:
    return why_not_drop(invitation) or _why_no_address(invitation)


def why_not_remind(invitation: Invitation, rules: Rules, now: datetime) -> str:
    if reason := _why_not_expected(invitation):
        return reason
    if invitation.bounced:
        return _("delivery failed: correct the address and re-issue the invitation")
    last = invitation.reminded_at or invitation.sent_at
    again = last + timedelta(days=rules.of(Deadlines).reminder_days) if last else now
    if again > now:
        day = day_in(get_language() or "en", timezone.localtime(again).date())
        return _("contacted recently; a reminder is possible from %(day)s") % {"day": day}
    return _why_no_address(invitation)


def _why_not_expected(invitation: Invitation) -> str:
    """Why nothing is awaited of it: an answer, names, or the submission of what was named."""
    if invitation.state not in Invitation.COMING:
        return _why_not_silent(invitation)
    delegation = getattr(invitation, "delegation", None)
    if delegation is None or delegation.state in Delegation.EDITABLE:
        return "" if delegation else _("has replied")
    return _("delegation already submitted")


def why_not_extend(invitation: Invitation, until: date) -> str:
    """Why its day for an answer is not put off to this one."""
    if invitation.state == State.DRAFTED:
        return _("not yet sent")
    if invitation.state in Invitation.OVER:
        return invitation.get_state_display()
    if invitation.state in Invitation.COMING and _why_not_expected(invitation):
        return _("delegation already submitted")
    later = invitation.deadline is not None and invitation.deadline >= until
    return _("the deadline is already later") if later else ""


def why_not_lapse(invitation: Invitation, today: date) -> str:
    if reason := _why_not_silent(invitation):
        return reason
    if invitation.deadline is None:
        return _("no date is set for the reply")
    return _("the date for the reply has not passed") if invitation.deadline >= today else ""


def _why_not_silent(invitation: Invitation) -> str:
    if invitation.state == State.DRAFTED:
        return _("not yet sent")
    if invitation.state in Invitation.ANSWERED:
        return _("has replied")
    return "" if invitation.state in Invitation.OPEN else invitation.get_state_display()


def _why_no_address(invitation: Invitation) -> str:
    if not invitation.email:
        return _("no e-mail address")
    if not is_address(invitation.email):
        return _("“%(text)s” is not an e-mail address") % {"text": invitation.email}
    return ""
