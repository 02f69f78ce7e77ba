"""What was promised outside any form is noted, and settled when it is done or no longer holds."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.delegations.models import Invitation, Promise
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.records.actions import record
from plenipo.records.models import By

State = Promise.State
VERBS = {
    State.OPEN: Verb.PROMISE_REOPENED,
    State.DONE: Verb.PROMISE_DONE,
    State.WITHDRAWN: Verb.PROMISE_WITHDRAWN,
}


@transaction.atomic
def note_promise(invitation: Invitation, *, by: By, **values: Any) -> Promise:
    """values   side, who, what, channel, on, due"""
    noted = Promise.objects.create(
        invitation=invitation, by=by.account, at=timezone.now(), **values
    )
    record(
        Verb.PROMISE_NOTED,
        by=by,
        about=noted,
        side=noted.side,
        due=noted.due.isoformat() if noted.due else "",
    )
    return noted


@transaction.atomic
def settle(promise: Promise, state: str, *, by: By) -> None:
    """Done, withdrawn, or open again. Of two who settle it at once the second is told."""
    if state not in VERBS:
        raise Refused(_("Choose whether it is done, withdrawn or open."))
    before = promise.state
    open_again = state == State.OPEN
    settled = Promise.objects.filter(pk=promise.pk, state=before).exclude(state=state)
    if not settled.update(
        state=state,
        settled_at=None if open_again else timezone.now(),
        settled_by=None if open_again else by.account,
    ):
        now = Promise.objects.get(pk=promise.pk)
        raise Refused(
            _("This commitment has been changed already: %(state)s.")
            % {"state": now.get_state_display()}
        )
    record(VERBS[State(state)], by=by, about=promise, before=before, after=state)
