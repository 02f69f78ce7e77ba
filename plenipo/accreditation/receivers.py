"""What happens below and concerns accreditation."""

from collections.abc import Iterable
from typing import Any

from django.dispatch import receiver

from plenipo.accreditation.actions import badges, identity, others, photos, visa
from plenipo.accreditation.actions.gate_retention import let_passages_go
from plenipo.accreditation.forms import of_a_person
from plenipo.accreditation.words.visa import OF_THE_CONFERENCE, letters_that_move
from plenipo.conference.models import Conference
from plenipo.conference.queries.dates import Consequence, tells_of_dates
from plenipo.conference.signals import particulars_kept, rules_changed
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.retention import Due
from plenipo.delegations.signals import (
    paper_confirmed,
    person_erased,
    persons_changed,
    retention_ended,
    withdrawn,
)
from plenipo.delegations.words.of_a_person import joins_persons
from plenipo.people.models import Person
from plenipo.records.models import WORKER, By


@receiver(persons_changed)
@receiver(withdrawn)
def its_visa_letters_follow(delegation: Delegation, by: By, **_signal: Any) -> None:
    visa.follow(delegation.conference, delegate__delegation=delegation, by=by)


@receiver(persons_changed)
@receiver(withdrawn)
def badges_of_who_left_open_nothing(delegation: Delegation, by: By, **_signal: Any) -> None:
    badges.revoke_of_who_left(delegation, by=by)


@receiver(persons_changed)
@receiver(withdrawn)
def no_photo_is_kept_of_who_left(delegation: Delegation, by: By, **_signal: Any) -> None:
    photos.let_go_of_who_left(delegation, by=by)


@receiver(particulars_kept)
def visa_letters_state_its_days_and_place(
    conference: Conference, fields: list[str], by: By, **_signal: Any
) -> None:
    if set(fields) & set(OF_THE_CONFERENCE):
        visa.follow(conference, by=by)


@tells_of_dates
def visa_letters_state_its_days(conference: Conference) -> Iterable[Consequence]:
    return letters_that_move(conference)


@receiver(person_erased)
def a_letter_of_whoever_is_erased_is_void(person: Person | None, **_signal: Any) -> None:
    if person is not None:
        visa.forget(person, by=WORKER)


@receiver(person_erased)
def a_badge_of_whoever_is_erased_opens_nothing(person: Person | None, **_signal: Any) -> None:
    if person is not None:
        badges.revoke_of(person, by=WORKER)


@receiver(person_erased)
def no_photo_is_left_of_whoever_is_erased(person: Person | None, **_signal: Any) -> None:
    if person is not None:
        photos.forget_photos_of(person)


@receiver(person_erased)
def whoever_is_erased_is_no_longer_registered(person: Person | None, **_signal: Any) -> None:
    if person is not None:
        others.forget(person, by=WORKER)


@receiver(paper_confirmed)
def a_visa_letter_was_verified(conference: Conference, number: str, **_signal: Any) -> None:
    visa.note_checked(conference, number, by=By(duty="visitor", name="visitor"))


@receiver(retention_ended)
def the_gates_name_nobody_any_more(due: Due, **_signal: Any) -> None:
    let_passages_go(due)


@receiver(persons_changed)
@receiver(withdrawn)
def documents_of_who_left_are_destroyed(delegation: Delegation, by: By, **_signal: Any) -> None:
    identity.follow(delegation, by=by)


@receiver(person_erased)
def the_document_of_whoever_is_erased_is_destroyed(person: Person | None, **_signal: Any) -> None:
    if person is not None:
        identity.forget(person, by=WORKER)


@receiver(retention_ended)
def identity_documents_are_destroyed_on_their_day(due: Due, **_signal: Any) -> None:
    identity.shred_due(due, by=WORKER)


@receiver(particulars_kept)
def documents_are_to_outlast_other_dates(
    conference: Conference, fields: list[str], by: By, **_signal: Any
) -> None:
    if "ends" in fields:
        identity.judge_again(conference, by=by)


@receiver(rules_changed)
def documents_are_to_outlast_another_margin(conference: Conference, by: By, **_signal: Any) -> None:
    identity.judge_again(conference, by=by)


@receiver(retention_ended)
def no_photo_outlives_its_period(due: Due, **_signal: Any) -> None:
    photos.let_photos_go(due)


joins_persons(40)(of_a_person.badge)
joins_persons(45)(of_a_person.photo)
joins_persons(47)(of_a_person.identity_document)
joins_persons(50)(of_a_person.visa_letter)
