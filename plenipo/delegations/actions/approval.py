"""The secretariat decides on a delegation. Two officers at once: one wins, the other is told who and when."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.delegations import signals
from plenipo.delegations.actions.letters_to_focal import Note, tell_focal_points
from plenipo.delegations.actions.notices import take_notices_back, tell_those_named
from plenipo.delegations.formats.unheaded import MARK
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.verbs import Verb
from plenipo.delegations.words.decisions import who_is_approved
from plenipo.kit.days import long_moment
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, name_of, record
from plenipo.records.actions.letters import tear_up
from plenipo.records.models import By, Letter

State = Delegation.State
SECOND_THOUGHTS = timedelta(minutes=1)  # letters wait so long, so that a decision is undone unseen
DECISIONS = ("delegations.approved", "delegations.refused")


@transaction.atomic
def approve(delegation: Delegation, *, by: By) -> None:
    """Everybody within the quota is approved; the others keep waiting. Each person named gets the notice due."""
    _decide(delegation, State.APPROVED, by=by, note="")
    nominated = delegation.delegates.filter(state=Delegate.State.NOMINATED)
    approved = nominated.update(state=Delegate.State.APPROVED)
    _tell(delegation, "approved", lambda: who_is_approved(delegation))
    tell_those_named(delegation, not_before=timezone.now() + SECOND_THOUGHTS)
    record(Verb.APPROVED, by=by, about=delegation, persons=approved)
    signals.approved.send(Delegation, delegation=delegation, by=by)


@transaction.atomic
def return_with_questions(delegation: Delegation, questions: str, *, by: By) -> None:
    """Every line is a question with an answer of its own; its number or dash is none of it."""
    if not questions.strip():
        raise Refused(_("Enter what the delegation should answer or change."))
    _decide(delegation, State.RETURNED, by=by, note=questions)
    asked = [each for line in questions.splitlines() if (each := MARK.sub("", line).strip())]
    delegation.questions += [{"question": each, "answer": "", "sent": ""} for each in asked]
    delegation.save(update_fields=["questions"])
    _tell(delegation, "returned", questions)
    record(Verb.RETURNED, by=by, about=delegation)


@transaction.atomic
def refuse(delegation: Delegation, reason: str, *, by: By) -> None:
    if not reason.strip():
        raise Refused(_("Enter the reason. It is sent only to the delegation."))
    _decide(delegation, State.REFUSED, by=by, note=reason)
    _tell(delegation, "refused", reason)
    tell_those_named(delegation, not_before=timezone.now() + SECOND_THOUGHTS)
    record(Verb.REFUSED, by=by, about=delegation)


@transaction.atomic
def reopen(delegation: Delegation, *, by: By) -> None:
    """Take a decision back: the delegation waits for approval again. Letters that have not left are torn up."""
    claim(
        delegation,
        states=Delegation.DECIDED,
        in_words=lambda: _("There is no decision to revoke."),
        state=State.SUBMITTED,
        decided_at=None,
        decided_by=None,
        decision_note="",
        untold=False,
    )
    delegation.delegates.filter(state=Delegate.State.APPROVED).update(
        state=Delegate.State.NOMINATED
    )
    tear_up(DECISIONS, delegation)
    take_notices_back(delegation)
    if _know_of_a_decision(delegation):
        tell_focal_points(delegation, "reopened")
    record(Verb.REOPENED, by=by, about=delegation)
    signals.persons_changed.send(Delegation, delegation=delegation, by=by)


def _know_of_a_decision(delegation: Delegation) -> bool:
    """Whether the last the focal points heard of was a decision."""
    kinds = (*DECISIONS, "delegations.reopened")
    left = Letter.objects.filter(kind__in=kinds, about=name_of(delegation))
    last = left.order_by("-pk").first()
    return last is not None and last.kind in DECISIONS


@transaction.atomic
def told_otherwise(delegation: Delegation, *, by: By) -> None:
    """By a letter on paper, a call: what could be told to nobody by e-mail."""
    if not Delegation.objects.filter(pk=delegation.pk, untold=True).update(untold=False):
        raise Refused(_("This has already been recorded. Reload the page to see it."))
    record(Verb.TOLD, by=by, about=delegation)


def _tell(delegation: Delegation, what: str, note: Note = "") -> None:
    told = tell_focal_points(delegation, what, note, not_before=timezone.now() + SECOND_THOUGHTS)
    delegation.untold = not told
    Delegation.objects.filter(pk=delegation.pk).update(untold=not told)


def _decide(delegation: Delegation, state: str, *, by: By, note: str) -> None:
    claim(
        delegation,
        states=[State.SUBMITTED],
        in_words=lambda: _decided_meanwhile(delegation),
        state=state,
        decided_at=timezone.now(),
        decided_by=by.account,
        decision_note=note,
    )
    delegation.refresh_from_db()


def _decided_meanwhile(delegation: Delegation) -> str:
    now = Delegation.objects.select_related("decided_by").get(pk=delegation.pk)
    if now.decided_at and now.decided_by:
        return _("%(who)s decided on %(delegation)s (%(when)s): %(state)s.") % {
            "who": now.decided_by,
            "delegation": now,
            "when": long_moment(now.decided_at),
            "state": now.get_state_display(),
        }
    return _("%(delegation)s is not awaiting a decision: %(state)s.") % {
        "delegation": now,
        "state": now.get_state_display(),
    }
