"""After approval nothing is edited in place: a change is asked, decided, applied, and everybody concerned is told."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.queries import switches_of
from plenipo.delegations import rules
from plenipo.delegations.actions.approval import give_notice
from plenipo.delegations.actions.letters_to_focal import by_focal, tell_focal_points
from plenipo.delegations.actions.naming import OF_DELEGATE, OF_PERSON
from plenipo.delegations.models import ChangeRequest, Delegate, Delegation, FocalPoint
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.records.actions import record
from plenipo.records.models import By

Kind, State = ChangeRequest.Kind, ChangeRequest.State


@transaction.atomic
def ask(
    delegation: Delegation,
    kind: str,
    *,
    focal: FocalPoint,
    delegate: Delegate | None,
    wanted: dict[str, Any],
    reason: str,
) -> ChangeRequest:
    if not rules.may_ask_changes(delegation):
        raise Refused(
            _("Changes are asked for after approval; until then correct the names themselves.")
        )
    if not switches_of(delegation.conference_id)["changes"]:
        raise Refused(_("Change requests are not being taken at the moment."))
    if kind != Kind.ADD and delegate is None:
        raise Refused(_("Choose the person the change is about."))
    request = ChangeRequest.objects.create(
        delegation=delegation,
        kind=Kind(kind),
        delegate=delegate,
        wanted=wanted,
        before=_as_it_is(delegate) if delegate else {},
        reason=reason,
        asked_by=focal,
        asked_at=timezone.now(),
    )
    record(
        "delegations.change_asked",
        by=by_focal(focal),
        about=request,
        conference=delegation.conference_id,
        kind=kind,
    )
    return request


def _as_it_is(delegate: Delegate) -> dict[str, Any]:
    person = delegate.person
    now: dict[str, Any] = {name: getattr(person, name) for name in OF_PERSON}
    now |= {name: getattr(delegate, name) for name in OF_DELEGATE}
    now["office_since"] = now["office_since"].isoformat() if now["office_since"] else None
    return now


@transaction.atomic
def take_change_back(request: ChangeRequest, *, focal: FocalPoint) -> None:
    _claim(request, State.TAKEN_BACK, by=by_focal(focal), answer="")
    record(
        "delegations.change_taken_back",
        by=by_focal(focal),
        about=request,
        conference=request.delegation.conference_id,
    )


@transaction.atomic
def refuse_change(request: ChangeRequest, answer: str, *, by: By) -> None:
    if not answer.strip():
        raise Refused(_("Write the reason; it goes to the delegation and to nobody else."))
    _claim(request, State.REFUSED, by=by, answer=answer)
    tell_focal_points(request.delegation, "change_refused", answer)
    record(
        "delegations.change_refused",
        by=by,
        about=request,
        conference=request.delegation.conference_id,
    )


@transaction.atomic
def apply_change(request: ChangeRequest, *, by: By) -> None:
    """Decide for a change and make it, in one go. Whoever is new gets the notice due to them."""
    _claim(request, State.APPLIED, by=by, answer="")
    delegation = Delegation.objects.select_for_update().get(pk=request.delegation_id)
    if request.kind in (Kind.WITHDRAW, Kind.REPLACE):
        ended = (
            Delegate.State.REPLACED if request.kind == Kind.REPLACE else Delegate.State.WITHDRAWN
        )
        Delegate.objects.filter(changes=request).update(state=ended)
    if request.kind in (Kind.ADD, Kind.REPLACE):
        _add(delegation, request.wanted, request.delegate)
    elif request.kind == Kind.CORRECT and request.delegate:
        _correct(request.delegate, request.wanted)
    else:
        _offer_free_place(delegation)
    tell_focal_points(delegation, "change_applied", request.get_kind_display())
    record(
        "delegations.change_applied",
        by=by,
        about=request,
        conference=delegation.conference_id,
        kind=request.kind,
    )


def _add(delegation: Delegation, wanted: dict[str, Any], instead_of: Delegate | None) -> None:
    approved = delegation.delegates.filter(state=Delegate.State.APPROVED)  # type: ignore[attr-defined]
    full = approved.count() >= delegation.quota
    last = delegation.delegates.order_by("-position").first()  # type: ignore[attr-defined]
    delegate = Delegate.objects.create(
        delegation=delegation,
        person=Person.objects.create(**{name: wanted[name] for name in OF_PERSON}),
        position=instead_of.position if instead_of else (last.position + 1 if last else 0),
        state=Delegate.State.WAITING if full else Delegate.State.APPROVED,
        **{name: wanted[name] for name in OF_DELEGATE},
    )
    if not full:
        give_notice(delegate, delegation, delegation.invitation.language)


def _correct(delegate: Delegate, wanted: dict[str, Any]) -> None:
    Person.objects.filter(pk=delegate.person_id).update(**{n: wanted[n] for n in OF_PERSON})
    Delegate.objects.filter(pk=delegate.pk).update(**{n: wanted[n] for n in OF_DELEGATE})


def _offer_free_place(delegation: Delegation) -> None:
    """When a place becomes free, the first who waits has it."""
    waiting = delegation.delegates.filter(state=Delegate.State.WAITING)  # type: ignore[attr-defined]
    first = waiting.order_by("position", "pk").select_related("person", "delegation").first()
    if first is None:
        return
    Delegate.objects.filter(pk=first.pk).update(state=Delegate.State.APPROVED)
    give_notice(first, delegation, delegation.invitation.language)
    tell_focal_points(delegation, "place")


def _claim(request: ChangeRequest, state: str, *, by: By, answer: str) -> None:
    won = ChangeRequest.objects.filter(pk=request.pk, state=State.ASKED).update(
        state=state, decided_at=timezone.now(), decided_by=by.account, answer=answer
    )
    if not won:
        now = ChangeRequest.objects.select_related("decided_by").get(pk=request.pk)
        raise Refused(
            _("This was decided already: %(state)s (%(who)s).")
            % {
                "state": now.get_state_display(),
                "who": now.decided_by or _("the delegation itself"),
            }
        )
