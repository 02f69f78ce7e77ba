"""What either side does with a request, from the button it pressed to the deed."""

from django.utils.translation import gettext as _

from plenipo.bilaterals.actions import answers
from plenipo.bilaterals.actions.requests import withdraw
from plenipo.bilaterals.forms.requests import ReplyForm
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.rules import Side
from plenipo.kit.errors import Refused
from plenipo.records.models import By


def give(wanted: MeetingRequest, do: str, form: ReplyForm, *, side: Side, by: By) -> str:
    """Do it; returns the words that say so, which name nobody. Raises Refused, also for what was not offered."""
    seen = form.cleaned_data["seen"]
    if seen != wanted.revision:
        raise Refused(_("This request has since been changed. Reload the page to see it."))
    if do == "accept":
        answers.accept(wanted, side=side, by=by)
        return _("Accepted. The other side has been notified.")
    if do == "level":
        level, principal = form.level_meant()
        if level is None:
            raise Refused(_("Choose the level at which you are willing to meet."))
        answers.accept(wanted, side=side, level=level, principal=principal, by=by)
        return _("Accepted at that level. The other side has been notified.")
    if do == "propose":
        answers.propose(wanted, form.proposal(), side=side, by=by)
        return _("The alternative has been proposed. The other side has been notified.")
    if do == "agree":
        answers.accept_proposal(wanted, side=side, by=by)
        return _("Agreed. The other side has been notified.")
    if do == "defer":
        answers.defer(wanted, side=side, by=by)
        return _("Deferred: neither accepted nor declined. You may still accept.")
    if do == "withdraw":
        withdraw(wanted, by=by)
        return _("The request has been withdrawn.")
    raise Refused(_("Please choose a reply."))
