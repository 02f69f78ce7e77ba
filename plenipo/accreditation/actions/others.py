"""Persons outside delegations: registered, one or many; changed; withdrawn, with their badges; registered again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.actions.badges import revoke_of_others
from plenipo.accreditation.actions.photos import let_go_of_others
from plenipo.accreditation.models import Badge, OtherHolder
from plenipo.accreditation.queries.others import is_delegate_anywhere, others_of
from plenipo.accreditation.verbs import Verb
from plenipo.conference.models import Conference
from plenipo.delegations.queries.namesakes import NamesHere
from plenipo.delegations.queries.present import STATED, persons_in
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.records.actions import amend, claim, record, values_changed
from plenipo.records.models import By

State = OtherHolder.State
OWN = (
    "group",
    "function",
    "organisation",
    "category",
    "starts",
    "ends",
    "contact",
    "note",
    "reserved",
)


@dataclass(frozen=True)
class Wanted:
    """Somebody to be registered.

    stated   the fields of STATED and OWN
    same     the person of the conference they are; None: nobody who is there
    known    those of the same name whom the officer saw and decided about
    """

    stated: Mapping[str, Any]
    same: int | None = None
    known: frozenset[int] = frozenset()

    def of(self, names: Iterable[str]) -> dict[str, Any]:
        return {name: self.stated[name] for name in names if name in self.stated}


class Unseen(Refused):
    """Somebody of this name came in while the officer was typing."""


def _one_at_a_time(conference: Conference) -> None:
    """Two officers who register the same person follow each other, and the second is told."""
    Conference.objects.select_for_update().get(pk=conference.pk)


@transaction.atomic
def register(conference: Conference, wanted: Wanted, *, by: By) -> OtherHolder:
    """Raises Unseen if there is somebody of this name about whom nothing was decided."""
    _one_at_a_time(conference)
    return _registered(conference, wanted, NamesHere(conference), timezone.now(), by)


@transaction.atomic
def register_many(
    conference: Conference, every: Collection[Wanted], *, by: By
) -> tuple[list[OtherHolder], list[Wanted]]:
    """Those registered, and those left because somebody else registered them, or a namesake, meanwhile."""
    _one_at_a_time(conference)
    here, now = NamesHere(conference), timezone.now()
    made: list[OtherHolder] = []
    left = []
    for wanted in every:
        # who came in by another row of the same table was seen beside it
        known = wanted.known | {each.person_id for each in made}
        try:
            row = _registered(conference, Wanted(wanted.stated, wanted.same, known), here, now, by)
        except Refused:
            left.append(wanted)
        else:
            made.append(row)
            here.add(row.person_id, wanted.of(STATED))
    return made, left


def _registered(
    conference: Conference, wanted: Wanted, here: NamesHere, now: datetime, by: By
) -> OtherHolder:
    own = wanted.of(OWN)
    if wanted.same is not None:
        person = persons_in(conference).filter(pk=wanted.same).first()
        if person is None:
            raise Refused(_("This person no longer takes part. Register them as another person."))
        if row := others_of(conference).filter(person=person).first():
            return _again(row, own, now, by)
    elif set(here.like(wanted.stated)) - wanted.known:
        raise Unseen(_("Somebody of this name has been registered meanwhile. Look again."))
    else:
        person = Person.objects.create(**wanted.of(STATED))
    row = OtherHolder.objects.create(
        conference=conference,
        person=person,
        registered_at=now,
        registered_by=by.account,
        changed_at=now,
        **own,
    )
    record(Verb.OTHER_REGISTERED, by=by, about=row, group=row.group)
    return row


def _again(row: OtherHolder, own: dict[str, Any], now: datetime, by: By) -> OtherHolder:
    """Somebody who was withdrawn comes after all, as what is said now."""
    claim(
        row,
        states=[State.WITHDRAWN],
        in_words=lambda: _("This person is already registered."),
        state=State.REGISTERED,
        withdrawn_at=None,
        reason="",
        changed_at=now,
        **own,
    )
    record(Verb.OTHER_REINSTATED, by=by, about=row)
    return row


@transaction.atomic
def change(row: OtherHolder, *, seen: int, by: By, **values: Any) -> None:
    """What of the name is given is changed too, unless it is a delegation's to state."""
    own = {name: values[name] for name in OWN if name in values}
    names = {name: values[name] for name in STATED if name in values}
    told = values_changed(row, own)
    if names and not is_delegate_anywhere(row):
        told["fields"] = sorted({*told["fields"], *_changed(row.person, names)})
    else:
        names = {}
    shown = set(told["fields"]) - {"note", "contact", "email", "reserved"}
    changed_at = timezone.now() if shown else row.changed_at
    claim(row, seen=seen, changed_at=changed_at, **own)
    if names:
        Person.objects.filter(pk=row.person_id).update(**names)
    record(Verb.OTHER_CHANGED, by=by, about=row, **told)


def _changed(person: Person, names: Mapping[str, Any]) -> list[str]:
    return [name for name, value in names.items() if getattr(person, name) != value]


@transaction.atomic
def join(row: OtherHolder, person: int, *, seen: int, by: By) -> OtherHolder:
    """They turn out to be somebody who is of the conference already: one person, one badge, one name.

    The badge they had as the other is revoked; what they were registered as stays.
    """
    conference, was = row.conference, row.person
    _one_at_a_time(conference)
    found = persons_in(conference).filter(pk=person).exclude(pk=was.pk).first()
    if found is None or others_of(conference).filter(person=person).exists():
        raise Refused(_("These two cannot be joined. Reload the page."))
    if is_delegate_anywhere(row) or found.protected != was.protected:
        raise Refused(
            _("One of the two is known elsewhere or protected: they are not joined here.")
        )
    claim(row, seen=seen, person=found, changed_at=timezone.now())
    revoke_of_others(conference, [was.pk], by=by)
    amend(Badge.objects.filter(conference=conference, person=was), person=found)
    record(Verb.OTHER_JOINED, by=by, about=row)
    try:
        with transaction.atomic():
            was.delete()
    except ProtectedError:  # named somewhere else too
        pass
    return row


@transaction.atomic
def withdraw(
    conference: Conference, rows: Iterable[int], *, reason: str, by: By
) -> tuple[int, int]:
    """They get no badge any more, and the ones they have open nothing. How many persons, how many badges."""
    if not reason.strip():
        raise Refused(_("Enter the reason."))
    _one_at_a_time(conference)
    here = others_of(conference).filter(pk__in=list(rows), state=State.REGISTERED)
    leaving = list(here)
    if not leaving:
        raise Refused(_("None of these persons is registered any more."))
    amend(
        others_of(conference).filter(pk__in=[each.pk for each in leaving]),
        state=State.WITHDRAWN,
        withdrawn_at=timezone.now(),
        reason=reason.strip()[:300],
    )
    for each in leaving:
        record(Verb.OTHER_WITHDRAWN, by=by, about=each)
    persons = [each.person_id for each in leaving]
    let_go_of_others(conference, persons, by=by)
    return len(leaving), revoke_of_others(conference, persons, by=by)


@transaction.atomic
def reinstate(row: OtherHolder, *, seen: int, by: By) -> None:
    """They may have a new badge; the code of the old one stays refused."""
    claim(
        row,
        seen=seen,
        states=[State.WITHDRAWN],
        state=State.REGISTERED,
        withdrawn_at=None,
        reason="",
    )
    record(Verb.OTHER_REINSTATED, by=by, about=row)


@transaction.atomic
def forget(person: Person, *, by: By) -> None:
    """Of somebody whose data are erased: who is nobody comes to nothing."""
    for row in OtherHolder.objects.filter(person=person, state=State.REGISTERED):
        claim(row, states=[State.REGISTERED], state=State.WITHDRAWN, withdrawn_at=timezone.now())
        record(Verb.OTHER_WITHDRAWN, by=by, about=row)
