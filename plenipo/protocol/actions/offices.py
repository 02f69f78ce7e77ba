"""Offices of principals: stated by their delegation and confirmed, or entered by protocol."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegate
from plenipo.delegations.rules import Speaker
from plenipo.kit.errors import Refused
from plenipo.protocol.models import Tenure
from plenipo.protocol.queries.offices import may_have_rank
from plenipo.protocol.verbs import Verb
from plenipo.records.actions import amend, claim, record, values_changed
from plenipo.records.models import By

State = Tenure.State
MOST = 20  # offices of one person
Known = str | None


@transaction.atomic
def enter_office(
    delegate: Delegate, *, rank: str, office: str, since: Known, until: Known, by: By
) -> Tenure:
    made = _new(delegate, rank=rank, office=office, since=since, until=until)
    record(Verb.OFFICE_ENTERED, by=by, about=made)
    return made


@transaction.atomic
def change_office(
    tenure: Tenure, *, seen: int, rank: str, office: str, since: Known, until: Known, by: By
) -> None:
    fields: dict[str, Any] = {"rank": rank, "office": office, "since": since, "until": until}
    told = values_changed(tenure, fields)
    claim(tenure, seen=seen, **fields)
    record(Verb.OFFICE_CHANGED, by=by, about=tenure, **told)


@transaction.atomic
def delete_office(tenure: Tenure, *, seen: int, by: By) -> None:
    claim(tenure, seen=seen)
    record(Verb.OFFICE_DELETED, by=by, about=tenure)
    tenure.delete()


@transaction.atomic
def set_ranks(conference: Conference, delegates: Iterable[int], rank: str, *, by: By) -> int:
    """The rank of the present office of these delegates; how many."""
    there = list(may_have_rank(conference).filter(pk__in=list(delegates)).order_by("pk"))
    present = {
        each.delegate_id: each
        for each in Tenure.objects.filter(
            delegate__in=there, state=State.CONFIRMED, until=None
        ).order_by("pk")
    }
    for delegate in there:
        tenure = present.get(delegate.pk)
        if tenure is None:
            _new(delegate, rank=rank, office="", since=None, until=None)
        elif tenure.rank != rank:
            amend(Tenure.objects.filter(pk=tenure.pk), rank=rank)
    if there:
        record(Verb.OFFICES_ENTERED, by=by, about=conference, n=len(there))
    return len(there)


@transaction.atomic
def confirm_office(tenure: Tenure, *, seen: int, by: By) -> None:
    claim(tenure, seen=seen, states=[State.STATED], state=State.CONFIRMED)
    record(Verb.OFFICE_CONFIRMED, by=by, about=tenure)


@transaction.atomic
def decline_office(tenure: Tenure, reason: str, *, seen: int, by: By) -> None:
    if not reason.strip():
        raise Refused(_("Enter the reason. The delegation reads it."))
    claim(tenure, seen=seen, states=[State.STATED], state=State.DECLINED, reason=reason)
    record(Verb.OFFICE_DECLINED, by=by, about=tenure)


# ---- by the delegation


@transaction.atomic
def state_office(
    delegate: Delegate, *, rank: str, office: str, since: Known, until: Known, by: Speaker
) -> Tenure:
    """It counts once it is confirmed."""
    made = _new(delegate, rank=rank, office=office, since=since, until=until, state=State.STATED)
    record(Verb.OFFICE_STATED, by=by_focal(by), about=made)
    return made


@transaction.atomic
def take_back_office(tenure: Tenure, *, by: Speaker) -> None:
    claim(
        tenure,
        states=[State.STATED],
        in_words=lambda: _("The secretariat has already decided on this statement."),
    )
    record(Verb.OFFICE_TAKEN_BACK, by=by_focal(by), about=tenure)
    tenure.delete()


def _new(
    delegate: Delegate,
    *,
    rank: str,
    office: str,
    since: Known,
    until: Known,
    state: str = State.CONFIRMED,
) -> Tenure:
    if Tenure.objects.filter(delegate=delegate).count() >= MOST:
        raise Refused(_("At most %(n)s offices of one person can be entered.") % {"n": MOST})
    return Tenure.objects.create(
        delegate=delegate,
        rank=rank,
        office=office,
        since=since,
        until=until,
        state=state,
        by_party=state == State.STATED,
        at=timezone.now(),
    )
