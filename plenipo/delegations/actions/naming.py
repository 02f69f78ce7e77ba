"""Naming a delegation: rows as typed, checked, and made into persons and delegates when they are submitted."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.actions import while_it_lasts
from plenipo.conference.queries import switches_of
from plenipo.delegations import rules
from plenipo.delegations.actions.drafts_kept import keep, keep_as_it_is, next_revision
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.actions.receipts import receipt_of_submission
from plenipo.delegations.models import Delegate, Delegation, FocalPoint, Invitation
from plenipo.delegations.profile import REPLIES
from plenipo.delegations.roster import of_row
from plenipo.delegations.rules import Speaker, StandIn
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.records.actions import claim, record

State = Delegation.State


class RosterOvertaken(Exception):
    """Somebody else of the party has written the roster since this page was loaded."""


@transaction.atomic
def keep_names(
    delegation: Delegation,
    typed: list[dict[str, str]],
    *,
    seen: str,
    by: Speaker,
    notes: list[str] | None = None,
) -> None:
    """Keep the roster as typed, without asking whether it is right: even while names are not being taken.

    seen   the revision the page was drawn from; raises Overtaken when the roster is another by now
    notes  as in `keep`
    """
    _editable(delegation)
    if not next_revision(delegation, seen):
        raise RosterOvertaken
    keep(delegation, typed, focal=by, notes=notes)
    Delegation.objects.filter(pk=delegation.pk, state=State.INVITED).update(state=State.NAMED)
    record(Verb.NAMES_KEPT, by=by_focal(by), about=delegation, rows=len(typed))


@transaction.atomic
def submit(
    delegation: Delegation,
    people: list[dict[str, Any]],
    *,
    typed: list[dict[str, str]],
    seen: str,
    by: Speaker,
    answers: Sequence[str] = (),
) -> int:
    """Submit a checked roster; returns how many wait because the quota is full, in the order given.

    people    one dict per row: the fields of the roster
    seen      as in `keep_names`
    answers   to the open questions, in their order
    """
    conference = delegation.conference
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    delegation.conference = conference  # read already
    _editable(delegation)
    if not people:
        raise Refused(_("Nominate at least one person before you submit."))
    if seen != str(delegation.revision):
        raise RosterOvertaken
    now = timezone.now()
    asked = bool(delegation.open_questions)
    if not _answered(delegation, answers, at=now.isoformat()):
        raise Refused(_("Answer every question of the secretariat before you submit."))
    keep(delegation, typed, focal=by, notes=[])
    again = _replace_delegates(delegation, people, by)
    delegation.state, delegation.submitted_at = State.SUBMITTED, now
    delegation.untold = False  # whoever answers the questions knows of them
    delegation.revision += 1
    delegation.save(update_fields=["state", "submitted_at", "untold", "revision", "questions"])
    Invitation.objects.filter(
        pk=delegation.invitation_id, state=Invitation.State.NAMES_TO_FOLLOW
    ).update(state=Invitation.State.ACCEPTED)
    waiting = max(0, len(people) - delegation.quota)
    who = by_focal(by)
    record(Verb.SUBMITTED, by=who, about=delegation, persons=len(people), waiting=waiting)
    receipt_of_submission(
        delegation, who.source, persons=len(people), waiting=waiting, again=again, answers=asked
    )
    return waiting


@transaction.atomic
def keep_answers(delegation: Delegation, answers: Sequence[str], *, seen: str, by: Speaker) -> None:
    """Keep what was typed to the open questions; `seen` as in `keep_names`."""
    _editable(delegation)
    if not next_revision(delegation, seen):
        raise RosterOvertaken
    delegation.refresh_from_db(fields=["questions", "state", "revision"])
    _answered(delegation, answers)
    delegation.save(update_fields=["questions"])
    record(Verb.ANSWERS_KEPT, by=by_focal(by), about=delegation)


def _answered(delegation: Delegation, answers: Sequence[str], *, at: str = "") -> bool:
    """Write the answers beside their questions; whether none is missing.

    at   when they are sent; "" while they are being written
    """
    asked = delegation.open_questions
    given = [*(each.strip() for each in answers), *[""] * len(asked)]
    for each, answer in zip(asked, given, strict=False):
        each["answer"], each["sent"] = answer, at
    return all(each["answer"] for each in asked)


def _replace_delegates(
    delegation: Delegation, people: list[dict[str, Any]], focal: Speaker
) -> bool:
    """Nobody is approved, so who was named before is named anew; who was told of it is not told again.

    Whether anybody was named before.
    """
    former = Delegate.objects.filter(delegation=delegation)
    before = list(former.values_list("person_id", "person__email", "noticed_at"))
    told = {email: at for _pk, email, at in before if at}
    if before:
        former.filter(changes=None).delete()
        former.filter(state__in=Delegate.PRESENT).update(state=Delegate.State.REPLACED)
        Person.objects.filter(pk__in=[pk for pk, *_rest in before], delegates=None).delete()
    persons = Person.objects.bulk_create(Person(**of_row(Person, row)) for row in people)
    Delegate.objects.bulk_create(
        Delegate(
            delegation=delegation,
            person=person,
            position=place,
            state=Delegate.State.NOMINATED if place < delegation.quota else Delegate.State.WAITING,
            nominated_by=focal if isinstance(focal, FocalPoint) else None,
            noticed_at=told.get(person.email) if person.email else None,
            **of_row(Delegate, row),
        )
        for place, (person, row) in enumerate(zip(persons, people, strict=True))
    )
    return bool(before)


@transaction.atomic
def take_back(delegation: Delegation, *, by: Speaker) -> None:
    """Take a submission back to correct it, as long as nobody has decided on it."""
    while_it_lasts(delegation.conference)
    claim(
        delegation,
        states=[State.SUBMITTED],
        in_words=lambda: _("The secretariat has since decided. Request a change instead."),
        state=State.NAMED,
        submitted_at=None,
    )
    record(Verb.TAKEN_BACK, by=by_focal(by), about=delegation)


@transaction.atomic
def choose_disclosure(
    delegate: Delegate, choice: str, *, seen: str | None = None, by: Speaker
) -> None:
    """Who may see a name is the person's to choose, at any time; nobody has to agree to it.

    seen   the choice the page showed, if a page did: it decides what the public reads, so the second is told
    """
    if choice not in Delegate.Disclosure:
        raise Refused(_("Please choose the visibility of the name."))
    if rules.may_name(delegate.delegation):
        raise Refused(_("Choose it in the list of names, which can still be changed."))
    before = Delegate.objects.select_for_update().get(pk=delegate.pk).disclosure
    if seen is not None and seen != before:
        raise Refused(
            _(
                "Another choice has since been saved for this person: %(choice)s. Check it before you change it."
            )
            % {"choice": Delegate.Disclosure(before).label}
        )
    Delegate.objects.filter(pk=delegate.pk).update(disclosure=choice)
    keep_as_it_is(delegate.delegation)
    record(Verb.DISCLOSURE_CHOSEN, by=by_focal(by), about=delegate, before=before, after=choice)


def names_are_taken(delegation: Delegation, focal: Speaker) -> bool:
    """The switch closes the link; the desk enters what reached it."""
    return isinstance(focal, StandIn) or switches_of(delegation.conference_id)[REPLIES]


def _editable(delegation: Delegation) -> None:
    while_it_lasts(delegation.conference)
    if not rules.may_name(delegation):
        raise Refused(_("The delegation has been submitted. Withdraw the submission to change it."))
