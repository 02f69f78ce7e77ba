"""The secretariat decides on a delegation. Two officers at once: one wins, the other is told who and when."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.delegations import signals
from plenipo.delegations.actions.letters_to_focal import notice_to, tell_focal_points
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.errors import Refused
from plenipo.people.models import PARTICIPANT
from plenipo.records.actions import record
from plenipo.records.models import By

State = Delegation.State


@transaction.atomic
def approve(delegation: Delegation, *, by: By) -> None:
    """Everybody within the quota is approved; the others keep waiting. Each person named gets the notice due."""
    _claim(delegation, State.APPROVED, by=by, note="")
    nominated = delegation.delegates.filter(state=Delegate.State.NOMINATED)  # type: ignore[attr-defined]
    told = list(nominated.select_related("person", "delegation"))
    nominated.update(state=Delegate.State.APPROVED)
    language = delegation.invitation.language
    for delegate in told:
        give_notice(delegate, delegation, language)
    tell_focal_points(delegation, "approved")
    record(
        "delegations.approved",
        by=by,
        about=delegation,
        conference=delegation.conference_id,
        persons=len(told),
    )
    signals.approved.send(Delegation, delegation=delegation, by=by)


def give_notice(delegate: Delegate, delegation: Delegation, language: str) -> None:
    if delegate.noticed_at is None and notice_to(
        delegate, delegation.conference, language, [PARTICIPANT]
    ):
        Delegate.objects.filter(pk=delegate.pk).update(noticed_at=timezone.now())


@transaction.atomic
def return_with_questions(delegation: Delegation, questions: str, *, by: By) -> None:
    if not questions.strip():
        raise Refused(_("Write what the delegation should answer or change."))
    _claim(delegation, State.RETURNED, by=by, note=questions)
    tell_focal_points(delegation, "returned", questions)
    record("delegations.returned", by=by, about=delegation, conference=delegation.conference_id)


@transaction.atomic
def refuse(delegation: Delegation, reason: str, *, by: By) -> None:
    if not reason.strip():
        raise Refused(_("Write the reason; it goes to the delegation and to nobody else."))
    _claim(delegation, State.REFUSED, by=by, note=reason)
    tell_focal_points(delegation, "refused", reason)
    record("delegations.refused", by=by, about=delegation, conference=delegation.conference_id)


@transaction.atomic
def reopen(delegation: Delegation, *, by: By) -> None:
    """Take a decision back: the delegation waits for approval again."""
    reopened = Delegation.objects.filter(pk=delegation.pk, state__in=Delegation.DECIDED).update(
        state=State.SUBMITTED,
        decided_at=None,
        decided_by=None,
        decision_note="",
        revision=F("revision") + 1,
    )
    if not reopened:
        raise Refused(_("There is no decision to take back."))
    delegation.delegates.filter(state=Delegate.State.APPROVED).update(  # type: ignore[attr-defined]
        state=Delegate.State.NOMINATED
    )
    tell_focal_points(delegation, "reopened")
    record("delegations.reopened", by=by, about=delegation, conference=delegation.conference_id)


def _claim(delegation: Delegation, state: str, *, by: By, note: str) -> None:
    won = Delegation.objects.filter(pk=delegation.pk, state=State.SUBMITTED).update(
        state=state,
        decided_at=timezone.now(),
        decided_by=by.account,
        decision_note=note,
        revision=F("revision") + 1,
    )
    if not won:
        raise Refused(_decided_meanwhile(delegation))
    delegation.refresh_from_db()


def _decided_meanwhile(delegation: Delegation) -> str:
    now = Delegation.objects.select_related("decided_by").get(pk=delegation.pk)
    if now.decided_at and now.decided_by:
        return _("%(who)s decided on %(delegation)s at %(when)s: %(state)s.") % {
            "who": now.decided_by,
            "delegation": now,
            "when": timezone.localtime(now.decided_at).strftime("%H:%M"),
            "state": now.get_state_display(),
        }
    return _("%(delegation)s is not waiting for a decision: %(state)s.") % {
        "delegation": now,
        "state": now.get_state_display(),
    }
