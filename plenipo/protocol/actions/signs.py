"""Flags and emblems: entered by protocol, or sent by the delegation and confirmed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegation
from plenipo.delegations.rules import Speaker
from plenipo.kit.errors import Refused
from plenipo.people.models import Account
from plenipo.protocol.models import DelegationSign
from plenipo.protocol.queries.signs import kind_shown
from plenipo.protocol.verbs import Verb
from plenipo.records.actions import amend, claim, record
from plenipo.records.models import By

State = DelegationSign.State


@transaction.atomic
def enter_sign(delegation: Delegation, image: bytes, *, by: By) -> DelegationSign:
    """It is used from now on; what the delegation sent and nobody decided is left to be decided."""
    kind = _kind(delegation)
    _retire(delegation, kind, State.IN_FORCE)
    made = _new(delegation, kind, image, State.IN_FORCE, by.account)
    record(Verb.SIGN_ENTERED, by=by, about=made)
    return made


@transaction.atomic
def remove_sign(sign: DelegationSign, *, seen: int, by: By) -> None:
    """The delegation stands without an image."""
    claim(sign, seen=seen, states=[State.IN_FORCE], state=State.FORMER)
    record(Verb.SIGN_REMOVED, by=by, about=sign)


@transaction.atomic
def confirm_sign(sign: DelegationSign, *, seen: int, by: By) -> None:
    if sign.state == State.STATED:
        _retire(sign.delegation, sign.kind, State.IN_FORCE)
    claim(sign, seen=seen, states=[State.STATED], state=State.IN_FORCE, at=timezone.now())
    record(Verb.SIGN_CONFIRMED, by=by, about=sign)


@transaction.atomic
def decline_sign(sign: DelegationSign, reason: str, *, seen: int, by: By) -> None:
    if not reason.strip():
        raise Refused(_("Enter the reason. The delegation reads it."))
    claim(sign, seen=seen, states=[State.STATED], state=State.DECLINED, reason=reason)
    record(Verb.SIGN_DECLINED, by=by, about=sign)


# ---- by the delegation


@transaction.atomic
def state_sign(delegation: Delegation, image: bytes, *, by: Speaker) -> DelegationSign:
    """It is used once it is confirmed; what was sent before and not decided is replaced."""
    kind, who = _kind(delegation), by_focal(by)
    _retire(delegation, kind, State.STATED)
    made = _new(delegation, kind, image, State.STATED, who.account)
    record(Verb.SIGN_STATED, by=who, about=made)
    return made


@transaction.atomic
def take_back_sign(sign: DelegationSign, *, by: Speaker) -> None:
    claim(
        sign,
        states=[State.STATED],
        in_words=lambda: _("The secretariat has already decided on this statement."),
        state=State.FORMER,
    )
    record(Verb.SIGN_TAKEN_BACK, by=by_focal(by), about=sign)


def _kind(delegation: Delegation) -> str:
    kind = kind_shown(delegation.conference)
    if not kind:
        raise Refused(_("The rules of this conference show neither flags nor emblems."))
    return kind


def _retire(delegation: Delegation, kind: str, state: str) -> None:
    Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)  # one after the other
    rows = DelegationSign.objects.filter(delegation=delegation, kind=kind, state=state)
    amend(rows, state=State.FORMER)


def _new(
    delegation: Delegation, kind: str, image: bytes, state: str, account: Account | None
) -> DelegationSign:
    return DelegationSign.objects.create(
        delegation=delegation, kind=kind, image=image, state=state, at=timezone.now(), by=account
    )
