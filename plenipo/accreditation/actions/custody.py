"""The ledger of passes: issued on a receipt, handed on, returned, lost, withdrawn. A piece is in one pair of hands;
a line is ended and never taken away, so that a mistake and its correction both stand there."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.models import Custody, OtherHolder, Pass, Receipt
from plenipo.accreditation.queries.passes import Holding, holdings_of, open_custody
from plenipo.accreditation.queries.standing import GONE
from plenipo.accreditation.verbs import Verb
from plenipo.accreditation.words.passes import held_in_words, over_quota_in_words
from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegation
from plenipo.delegations.rules import Speaker
from plenipo.kit.errors import Refused
from plenipo.records.actions import amend, claim, record
from plenipo.records.models import By

State, Outcome = Pass.State, Custody.Outcome


class OverQuota(Refused):
    """More than the delegation may hold; with a reason it may."""


def _one_at_a_time(conference: Conference) -> None:
    """Two officers who issue the same piece follow each other: the second is told who holds it."""
    Conference.objects.select_for_update().get(pk=conference.pk)


def _rows(conference: Conference, numbers: Iterable[int]) -> list[Pass]:
    wanted = list(dict.fromkeys(numbers))
    found = Pass.objects.filter(conference=conference, pk__in=wanted).select_related("kind")
    return list(found.order_by("kind__position", "kind", "number"))


@transaction.atomic
def issue(
    conference: Conference,
    numbers: Iterable[int],
    receiver: str,
    *,
    delegation: Delegation | None = None,
    other: OtherHolder | None = None,
    hand_on: bool = False,
    reason: str = "",
    by: By,
) -> Receipt:
    """On one receipt, to whoever signs it, for a delegation, for somebody outside delegations or for themselves.

    hand_on   what is in other hands goes from them to these
    reason    why a delegation gets more than its quota
    """
    _one_at_a_time(conference)
    pieces = _rows(conference, numbers)
    if not pieces:
        raise Refused(_("Enter at least one pass."))
    if delegation is not None and delegation.state in GONE:
        raise Refused(_("This delegation no longer takes part. It can return passes only."))
    if other is not None and other.state == OtherHolder.State.WITHDRAWN:
        raise Refused(_("This person no longer takes part and can return passes only."))
    held = {each.piece_id: each for each in open_custody().filter(piece__in=pieces)}
    _may_be_issued(pieces, held, delegation, hand_on=hand_on)
    why = _why_exceeded(conference, pieces, delegation, reason.strip()[:300])
    now = timezone.now()
    handed = [each.pk for each in held.values()]
    if handed:
        ended = Custody.objects.filter(pk__in=handed, ended_at=None)
        ended.update(outcome=Outcome.HANDED_ON, ended_at=now, ended_by=by.account)
    receipt = _new_receipt(conference, receiver, delegation, by)
    Custody.objects.bulk_create(
        Custody(
            piece=each,
            delegation=delegation,
            other=other,
            receipt=receipt,
            reason=why,
            issued_at=now,
        )
        for each in pieces
    )
    amend(Pass.objects.filter(pk__in=[each.pk for each in pieces]), state=State.ISSUED)
    told = {"exceeded": True} if why else {}
    record(
        Verb.PASSES_ISSUED,
        by=by,
        about=receipt,
        passes=_called(pieces),
        handed_on=len(handed),
        **told,
    )
    return receipt


def _called(pieces: Iterable[Pass]) -> list[str]:
    return [str(each) for each in pieces]


def _may_be_issued(
    pieces: list[Pass], held: dict[int, Custody], to: Delegation | None, *, hand_on: bool
) -> None:
    wrong = [each for each in pieces if each.state in (State.LOST, State.WITHDRAWN)]
    if wrong:
        said = {"pass": wrong[0], "state": wrong[0].get_state_display()}
        raise Refused(_("%(pass)s cannot be issued: %(state)s.") % said)
    theirs = [each for each in pieces if each.pk in held]
    same = [each for each in theirs if to and held[each.pk].delegation_id == to.pk]
    if theirs and (same or not hand_on):
        raise Refused(held_in_words([(each, held[each.pk]) for each in (same or theirs)]))


def _why_exceeded(
    conference: Conference, pieces: list[Pass], delegation: Delegation | None, reason: str
) -> str:
    """The reason, where it is needed; "" within the quota. Raises OverQuota where it is needed and missing."""
    if delegation is None:
        return ""
    new = Counter(each.kind_id for each in pieces)
    over: list[tuple[Holding, int]] = [
        (each, new[each.kind.pk])
        for each in holdings_of([delegation], conference)[delegation.pk]
        if new[each.kind.pk]
        and each.quota is not None
        and each.held + new[each.kind.pk] > each.quota
    ]
    if over and not reason:
        raise OverQuota(over_quota_in_words(delegation, over))
    return reason if over else ""


def _new_receipt(
    conference: Conference, receiver: str, delegation: Delegation | None, by: By
) -> Receipt:
    last = Receipt.objects.filter(conference=conference).aggregate(last=Max("number"))["last"]
    return Receipt.objects.create(
        conference=conference,
        number=(last or 0) + 1,
        receiver=receiver,
        delegation=delegation,
        at=timezone.now(),
        by=by.account,
    )


@transaction.atomic
def take_back(
    conference: Conference, numbers: Iterable[int], *, by: By
) -> tuple[list[Pass], list[Pass]]:
    """Returned to the desk: (those that were, those that were in store already).

    What was lost is found with that. What was withdrawn stays withdrawn, and is no longer to be recovered.
    """
    _one_at_a_time(conference)
    pieces = _rows(conference, numbers)
    lines = Custody.objects.filter(piece__in=pieces, ended_at=None)
    held = set(lines.values_list("piece", flat=True))
    back = [each for each in pieces if each.pk in held or each.state == State.LOST]
    if not back:
        raise Refused(
            _("None of these passes is in anybody’s hands: they have already been returned.")
            if pieces
            else _("Enter at least one pass.")
        )
    lines.update(outcome=Outcome.RETURNED, ended_at=timezone.now(), ended_by=by.account)
    stays = Pass.objects.filter(pk__in=[each.pk for each in back]).exclude(state=State.WITHDRAWN)
    amend(stays, state=State.IN_STORE, reported=False)
    record(Verb.PASSES_RETURNED, by=by, about=conference, passes=_called(back))
    return back, [each for each in pieces if each not in back]


@transaction.atomic
def report_lost(piece: Pass, *, seen: int, by: By) -> None:
    """No gate lets it in from now on; the delegation may be given another."""
    _claimed(piece, seen, [State.ISSUED, State.IN_STORE], State.LOST)
    _end(piece, Outcome.LOST, by)
    record(Verb.PASS_LOST, by=by, about=piece)


@transaction.atomic
def report_lost_over_link(piece: Pass, delegation: Delegation, *, loss: str, by: Speaker) -> None:
    """The same by the delegation that holds it: nobody has to agree first, and the desk is told."""
    if not loss.strip():
        raise Refused(_("Enter the reason."))
    _one_at_a_time(piece.conference)
    held = Custody.objects.filter(piece=piece, delegation=delegation, ended_at=None)
    if not held:
        raise Refused(_("According to our records this pass is not with your delegation."))
    who = by_focal(by)
    claim(piece, states=[State.ISSUED], state=State.LOST, reported=True)
    held.update(loss=loss.strip()[:300])
    _end(piece, Outcome.LOST, who)
    record(Verb.PASS_REPORTED_LOST, by=who, about=piece)


@transaction.atomic
def note_loss(piece: Pass, *, seen: int, by: By) -> None:
    """The desk has read of it."""
    _claimed(piece, seen, [State.LOST], State.LOST)
    record(Verb.PASS_LOSS_NOTED, by=by, about=piece)


@transaction.atomic
def give_back_to_holder(piece: Pass, *, seen: int, by: By) -> None:
    """Found by whoever had lost it, or not returned after all: a new line for the last holder."""
    last = piece.custody.exclude(outcome=Outcome.MISTAKEN).first()
    if last is None or last.outcome not in (Outcome.LOST, Outcome.RETURNED):
        raise Refused(_("Nobody held this pass last."))
    _claimed(piece, seen, [State.LOST, State.IN_STORE], State.ISSUED)
    _again(last)
    record(Verb.PASS_RESTORED, by=by, about=piece)


def _again(last: Custody) -> None:
    Custody.objects.create(
        piece_id=last.piece_id,
        delegation_id=last.delegation_id,
        other_id=last.other_id,
        receipt_id=last.receipt_id,
        reason=last.reason,
        issued_at=timezone.now(),
    )


@transaction.atomic
def undo_issue(piece: Pass, *, seen: int, by: By) -> None:
    """The wrong piece was written down. If it had been handed on, it is again with whom it was before."""
    line = piece.custody.filter(ended_at=None).first()
    if line is None:
        raise Refused(_("This pass is in nobody’s hands."))
    before = piece.custody.filter(outcome=Outcome.HANDED_ON, ended_at=line.issued_at).first()
    _claimed(piece, seen, [State.ISSUED], State.ISSUED if before else State.IN_STORE)
    _end(piece, Outcome.MISTAKEN, by)
    if before:
        _again(before)
    record(Verb.PASS_MISTAKEN, by=by, about=piece)


@transaction.atomic
def withdraw(piece: Pass, *, seen: int, by: By) -> None:
    """No gate lets it in from now on; whoever holds it is to give it back."""
    _claimed(piece, seen, [State.ISSUED, State.IN_STORE], State.WITHDRAWN)
    record(Verb.PASS_WITHDRAWN, by=by, about=piece)


@transaction.atomic
def reinstate(piece: Pass, *, seen: int, by: By) -> None:
    held = piece.custody.filter(ended_at=None).exists()
    _claimed(piece, seen, [State.WITHDRAWN], State.ISSUED if held else State.IN_STORE)
    record(Verb.PASS_REINSTATED, by=by, about=piece)


def _claimed(piece: Pass, seen: int, states: list[str], state: str) -> None:
    _one_at_a_time(piece.conference)
    claim(
        piece,
        seen=seen,
        states=states,
        in_words=lambda: _("Somebody was quicker: see below where this pass is now."),
        state=state,
        reported=False,
    )


def _end(piece: Pass, outcome: str, by: By) -> None:
    lines = Custody.objects.filter(piece=piece, ended_at=None)
    lines.update(outcome=outcome, ended_at=timezone.now(), ended_by=by.account)
