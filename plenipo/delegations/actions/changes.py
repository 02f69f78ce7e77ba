"""After approval nothing is edited in place: a change is asked, decided, applied, and everybody concerned is told."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.actions import while_it_lasts
from plenipo.conference.queries import switches_of
from plenipo.delegations import rules, signals
from plenipo.delegations.actions.drafts_kept import keep_as_it_is
from plenipo.delegations.actions.letters_to_focal import by_focal, tell_focal_points
from plenipo.delegations.actions.notices import tell_those_named
from plenipo.delegations.models import ChangeRequest, Delegate, Delegation, FocalPoint
from plenipo.delegations.profile import CHANGES
from plenipo.delegations.queries.approval import as_it_is, changes_in_the_way, same, stated_anew
from plenipo.delegations.roster import FIELDS, of_row
from plenipo.delegations.rules import Speaker
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.kit.locales import listed
from plenipo.people.models import Person
from plenipo.records.actions import record
from plenipo.records.models import By

Kind, State = ChangeRequest.Kind, ChangeRequest.State


@transaction.atomic
def ask(
    delegation: Delegation,
    kind: str,
    *,
    by: Speaker,
    delegate: Delegate | None,
    wanted: dict[str, Any],
    reason: str,
    instead: bool = False,
) -> ChangeRequest:
    """instead   the requests that wait for the same person are taken back; without it they are in the way"""
    while_it_lasts(delegation.conference)
    if not rules.may_ask_changes(delegation):
        raise Refused(
            _("You can request changes after approval. Until then, correct the names yourself.")
        )
    over_link = isinstance(by, FocalPoint)
    if over_link and not switches_of(delegation.conference_id)[CHANGES]:
        raise Refused(_("Change requests are closed at the moment. Please try again later."))
    if kind != Kind.ADD and delegate is None:
        raise Refused(_("Choose the person concerned by the change."))
    _one_head(delegation, wanted, delegate)
    Delegation.objects.select_for_update().get(pk=delegation.pk)  # one request after the other
    before = as_it_is(delegate) if delegate else {}
    for waiting in changes_in_the_way(delegate, kind, wanted):
        if not instead:
            raise Refused(_("A request about this person is already pending. Withdraw it first."))
        take_change_back(waiting, by=by)
        if waiting.kind == kind == Kind.CORRECT:
            wanted = _joined(before, waiting, wanted)
    request = ChangeRequest.objects.create(
        delegation=delegation,
        kind=Kind(kind),
        delegate=delegate,
        wanted=wanted,
        before=before,
        reason=reason,
        asked_by=by if isinstance(by, FocalPoint) else None,
        asked_at=timezone.now(),
    )
    record(Verb.CHANGE_ASKED, by=by_focal(by), about=request, kind=kind)
    return request


def _joined(before: dict[str, Any], first: ChangeRequest, wanted: dict[str, Any]) -> dict[str, Any]:
    """What the first correction wanted beside what the second states is wanted still."""
    own = stated_anew(before, wanted)
    rest = stated_anew(first.before, first.wanted)
    return {**wanted, **{name: value for name, value in rest.items() if name not in own}}


@transaction.atomic
def take_change_back(request: ChangeRequest, *, by: Speaker) -> None:
    _take_back(request, by=by_focal(by))


@transaction.atomic
def close_with_person(request: ChangeRequest, *, by: By) -> None:
    """The person it is about is erased: nobody is written to, and it can no longer be applied."""
    _take_back(request, by=by)


def _take_back(request: ChangeRequest, *, by: By) -> None:
    _claim(request, State.TAKEN_BACK, by=by, answer="")
    record(Verb.CHANGE_TAKEN_BACK, by=by, about=request)


@transaction.atomic
def refuse_change(request: ChangeRequest, answer: str, *, by: By) -> None:
    if not answer.strip():
        raise Refused(_("Enter the reason. It is sent only to the delegation."))
    _claim(request, State.REFUSED, by=by, answer=answer)
    tell_focal_points(request.delegation, "change_refused", answer)
    record(Verb.CHANGE_REFUSED, by=by, about=request)


@transaction.atomic
def apply_change(request: ChangeRequest, *, by: By) -> None:
    """Decide for a change and make it, in one go. Whoever is new gets the notice due to them."""
    _claim(request, State.APPLIED, by=by, answer="")
    delegation = Delegation.objects.select_for_update().get(pk=request.delegation_id)
    person = _still_there(request)
    _one_head(delegation, request.wanted, person)
    if person and request.kind == Kind.CORRECT:
        _correct(person, request)
    if person and (ended := ENDS.get(request.kind)):
        Delegate.objects.filter(pk=person.pk).update(state=ended)
    if request.kind in (Kind.ADD, Kind.REPLACE):
        _add(delegation, request.wanted, person)
    if request.kind == Kind.WITHDRAW:
        _offer_free_place(delegation)
    keep_as_it_is(delegation)
    tell_focal_points(
        delegation,
        "change_applied",
        lambda: _("Change requested: %(change)s.") % {"change": request.get_kind_display()},
    )
    tell_those_named(delegation)
    record(Verb.CHANGE_APPLIED, by=by, about=request, kind=request.kind)
    signals.persons_changed.send(Delegation, delegation=delegation, by=by)


ENDS: dict[str, str] = {
    Kind.REPLACE: Delegate.State.REPLACED,
    Kind.WITHDRAW: Delegate.State.WITHDRAWN,
}


def _still_there(request: ChangeRequest) -> Delegate | None:
    """The person the change is about, if it is about one. Another change may have been made first."""
    if request.kind == Kind.ADD:
        return None
    about = Delegate.objects.filter(changes=request, state__in=Delegate.PRESENT)
    person = about.select_related("person").first()
    if person is None:
        raise Refused(_("This person is no longer in the delegation. Decline the request."))
    return person


def _one_head(delegation: Delegation, wanted: dict[str, Any], instead_of: Delegate | None) -> None:
    if wanted.get("capacity") != Delegate.Capacity.HEAD:
        return
    heads = Delegate.objects.filter(
        delegation=delegation, capacity=Delegate.Capacity.HEAD, state__in=Delegate.PRESENT
    )
    if instead_of:
        heads = heads.exclude(pk=instead_of.pk)
    if heads.exists():
        raise Refused(
            _("A delegation has only one head. Replace the head, or choose another capacity.")
        )


def _is_full(delegation: Delegation) -> bool:
    approved = delegation.delegates.filter(state=Delegate.State.APPROVED)
    full: bool = approved.count() >= delegation.quota
    return full


def _add(delegation: Delegation, wanted: dict[str, Any], instead_of: Delegate | None) -> None:
    last = delegation.delegates.order_by("-position").first()
    full = _is_full(delegation)
    Delegate.objects.create(
        delegation=delegation,
        person=Person.objects.create(**of_row(Person, wanted)),
        position=instead_of.position if instead_of else (last.position + 1 if last else 0),
        state=Delegate.State.WAITING if full else Delegate.State.APPROVED,
        **(USUAL | of_row(Delegate, wanted)),
    )


USUAL = {"capacity": Delegate.Capacity.MEMBER}  # beside what the fields say themselves


def _correct(delegate: Delegate, request: ChangeRequest) -> None:
    """Only what the request changes: another correction made meanwhile holds."""
    changed = stated_anew(request.before, request.wanted)
    now = as_it_is(delegate)
    if since := [
        name
        for name, value in stated_anew(now, changed).items()
        if name in now
        and name in request.before  # other releases know more or less
        and not same(request.before[name], now[name])
    ]:
        raise Refused(
            _(
                "This has been corrected otherwise since the change was requested: %(entries)s. Decline the "
                "request, or ask the delegation to request it again."
            )
            % {"entries": listed([str(FIELDS[name].label) for name in since])}
        )
    if of_person := of_row(Person, changed):
        Person.objects.filter(pk=delegate.person_id).update(**of_person)
    if of_delegate := of_row(Delegate, changed):
        Delegate.objects.filter(pk=delegate.pk).update(**of_delegate)


def _offer_free_place(delegation: Delegation) -> None:
    """When a place becomes free, the first who waits has it."""
    if _is_full(delegation):
        return
    waiting = delegation.delegates.filter(state=Delegate.State.WAITING)
    first = waiting.order_by("position", "pk").first()
    if first is None:
        return
    Delegate.objects.filter(pk=first.pk).update(state=Delegate.State.APPROVED)
    tell_focal_points(delegation, "place")


def _claim(request: ChangeRequest, state: str, *, by: By, answer: str) -> None:
    won = ChangeRequest.objects.filter(pk=request.pk, state=State.ASKED).update(
        state=state, decided_at=timezone.now(), decided_by=by.account, answer=answer
    )
    if not won:
        now = ChangeRequest.objects.select_related("decided_by").get(pk=request.pk)
        told = {
            "state": now.get_state_display(),
            "who": now.decided_by or _("the delegation itself"),
        }
        if not by.account:  # a focal point, who reads no officer's name
            raise Refused(_("This request has already been decided: %(state)s.") % told)
        raise Refused(_("This request has already been decided: %(state)s (%(who)s).") % told)
