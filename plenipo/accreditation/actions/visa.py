"""Letters for visas: asked for by a party, issued under a number, revoked when they are no longer true."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation import rules
from plenipo.accreditation.actions.visa_letters_out import tell_declined, tell_issued, tell_revoked
from plenipo.accreditation.bridge import ACCREDITING
from plenipo.accreditation.models import VisaLetter
from plenipo.accreditation.queries.visa import (
    issued_in,
    people_by_delegate,
    still_true,
    those_who_may_have_one,
    visa_letters_of,
)
from plenipo.accreditation.queries.written_names import written_on_paper
from plenipo.accreditation.verbs import Verb
from plenipo.accreditation.words.visa import OF_THE_CONFERENCE, facts_about, texts_for
from plenipo.conference.actions import while_it_lasts
from plenipo.conference.models import Conference
from plenipo.conference.queries import is_over
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegate, Delegation, LetterText
from plenipo.delegations.queries.people import ShownPerson
from plenipo.delegations.rules import Speaker
from plenipo.delegations.words.letters import LetterWording, texts_of
from plenipo.kit.codes import new_code
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.records.actions import claim, record
from plenipo.records.actions.claims import amend
from plenipo.records.models import By

State, Why = VisaLetter.State, VisaLetter.Why


@transaction.atomic
def ask(
    delegation: Delegation, persons: Iterable[int], *, consulate: str, wish: str, by: Speaker
) -> int:
    """For these delegates; what was asked for one of them and waits is asked for anew. How many."""
    return len(_asked(delegation, persons, by=by_focal(by), consulate=consulate, wish=wish))


def _asked(
    delegation: Delegation, persons: Iterable[int], *, by: By, **said: str
) -> list[VisaLetter]:
    while_it_lasts(delegation.conference)
    Delegation.objects.select_for_update(no_key=True).get(pk=delegation.pk)  # one after the other
    if not rules.may_have_visa_letters(Delegation.objects.get(pk=delegation.pk)):
        raise Refused(_("Letters can be requested once the delegation has been approved."))
    known = {each.pk for each in those_who_may_have_one(delegation)}
    chosen = [pk for pk in dict.fromkeys(persons) if pk in known]
    if not chosen:
        raise Refused(_("Select at least one person."))
    now = timezone.now()
    waiting = VisaLetter.objects.filter(delegate__in=chosen, state=State.ASKED)
    amend(waiting, asked_at=now, **said)
    there = set(waiting.values_list("delegate", flat=True))
    VisaLetter.objects.bulk_create(
        VisaLetter(delegate_id=pk, asked_at=now, **said) for pk in chosen if pk not in there
    )
    record(Verb.VISA_ASKED, by=by, about=delegation, persons=len(chosen))
    return list(VisaLetter.objects.filter(delegate__in=chosen, state=State.ASKED).order_by("pk"))


@transaction.atomic
def take_back(letter: VisaLetter, *, by: Speaker) -> None:
    who = by_focal(by)
    _claim(letter, [State.ASKED], state=State.TAKEN_BACK, ended_at=timezone.now())
    record(Verb.VISA_TAKEN_BACK, by=who, about=letter)


@transaction.atomic
def issue_for(
    delegation: Delegation, persons: Iterable[int], *, consulate: str, details: str, by: By
) -> list[VisaLetter]:
    """Without anybody having asked over a link: for one, some or all of a delegation."""
    asked = _asked(delegation, persons, by=by, consulate=consulate, details=details)
    return issue(delegation.conference, [each.pk for each in asked], by=by)


@transaction.atomic
def issue_one(letter: VisaLetter, *, seen: int, consulate: str, details: str, by: By) -> None:
    """With what the officer added for the consulate."""
    claim(letter, seen=seen, states=[State.ASKED], consulate=consulate, details=details)
    issue(letter.delegate.delegation.conference, [letter.pk], by=by)


@transaction.atomic
def issue(conference: Conference, chosen: Iterable[int], *, by: By) -> list[VisaLetter]:
    """Those of these that wait and whose person is approved. What a person had before is revoked."""
    while_it_lasts(conference)
    waiting = visa_letters_of(conference).filter(pk__in=list(chosen), state=State.ASKED)
    letters = list(waiting.select_for_update(of=("self",)).order_by("pk"))
    issued = _issue(conference, letters, by=by)
    if not issued:
        raise Refused(
            _(
                "None of these requests is pending for an approved person. Reload the page to see it."
            )
        )
    tell_issued(conference, issued)
    return issued


def _issue(
    conference: Conference, letters: list[VisaLetter], *, by: By, why: str = Why.ANOTHER
) -> list[VisaLetter]:
    people = _people_of(conference, letters)
    wordings = texts_of(conference, LetterText.Kind.VISA)
    ready = [each for each in letters if _is_approved(people.get(each.delegate_id))]
    former = {
        each.delegate_id: each
        for each in issued_in(conference, delegate__in=[one.delegate_id for one in ready])
    }
    for letter in ready:
        if old := former.get(letter.delegate_id):
            _end(old, why, by=by)
            letter.instead_of = old
        _write_out(letter, people[letter.delegate_id], conference, wordings, by)
        record(Verb.VISA_ISSUED, by=by, about=letter)
    return ready


def _write_out(
    letter: VisaLetter,
    person: ShownPerson,
    conference: Conference,
    wordings: dict[str, LetterWording],
    by: By,
) -> None:
    letter.number = new_code()
    letter.state, letter.issued_at, letter.issued_by = State.ISSUED, timezone.now(), by.account
    letter.names, letter.facts = written_on_paper(person), facts_about(person, conference)
    letter.texts = texts_for(letter, person, conference, wordings)
    letter.revision += 1
    letter.save()


def _people_of(conference: Conference, letters: Iterable[VisaLetter]) -> dict[int, ShownPerson]:
    """Of approved delegations; of another nobody is to be confirmed."""
    delegations = {each.delegate.delegation_id: each.delegate.delegation for each in letters}
    approved = [d for d in delegations.values() if d.state == Delegation.State.APPROVED]
    return people_by_delegate(ACCREDITING, approved, conference)


def _is_approved(person: ShownPerson | None) -> bool:
    return person is not None and person.state == Delegate.State.APPROVED


@transaction.atomic
def decline(letter: VisaLetter, reason: str, *, seen: int, by: By) -> None:
    if not reason.strip():
        raise Refused(_("Enter the reason. It is sent only to the delegation."))
    now = timezone.now()
    claim(
        letter, seen=seen, states=[State.ASKED], state=State.DECLINED, ended_at=now, reason=reason
    )
    tell_declined(letter, reason)
    record(Verb.VISA_DECLINED, by=by, about=letter)


@transaction.atomic
def revoke(letter: VisaLetter, reason: str, *, seen: int, by: By) -> None:
    """By hand. The public page says that it was, and not why."""
    if not reason.strip():
        raise Refused(_("Enter the reason. It is kept by the secretariat."))
    claim(
        letter,
        seen=seen,
        states=[State.ISSUED],
        state=State.REVOKED,
        ended_at=timezone.now(),
        why=Why.BY_HAND,
        reason=reason,
    )
    record(Verb.VISA_REVOKED, by=by, about=letter, why=Why.BY_HAND)
    tell_revoked(letter.delegate.delegation, [letter])


@transaction.atomic
def issue_again(
    letter: VisaLetter, *, seen: int, consulate: str, details: str, by: By
) -> VisaLetter:
    """Under another number, for another consulate or with other words; the one before is revoked."""
    claim(letter, seen=seen, states=[State.ISSUED])
    conference = letter.delegate.delegation.conference
    while_it_lasts(conference)
    issued = _issue(conference, [_copy_of(letter, consulate=consulate, details=details)], by=by)
    if not issued:
        raise Refused(_("This person is no longer an approved member of the delegation."))
    tell_issued(conference, issued, instead=True)
    return issued[0]


def _copy_of(letter: VisaLetter, **said: str) -> VisaLetter:
    """Not kept before it is issued."""
    said = {"consulate": letter.consulate, "details": letter.details, **said}
    return VisaLetter(delegate=letter.delegate, wish=letter.wish, asked_at=timezone.now(), **said)


# ---- what happens elsewhere


@transaction.atomic
def follow(conference: Conference, *, by: By, **narrower: Any) -> None:
    """Revokes the letters that are no longer true, and issues anew those of people who still come.

    narrower   of which delegation, if not of all
    """
    if is_over(conference):
        return
    letters = list(issued_in(conference, **narrower).order_by("pk"))
    people = _people_of(conference, letters)
    gone: list[VisaLetter] = []
    anew: list[VisaLetter] = []
    for letter in letters:
        person = people.get(letter.delegate_id)
        if person is None or not still_true(letter):
            _end(letter, Why.LEFT, by=by)
            gone.append(letter)
        elif why := _untrue(letter, facts_about(person, conference)):
            anew += _issue(conference, [_copy_of(letter)], by=by, why=why)
    _close_requests(conference, narrower)
    for delegation in {
        each.delegate.delegation_id: each.delegate.delegation for each in gone
    }.values():
        tell_revoked(delegation, [each for each in gone if each.delegate.delegation == delegation])
    if anew:
        tell_issued(conference, anew, instead=True)


def _untrue(letter: VisaLetter, facts: dict[str, Any]) -> str:
    """Why it states otherwise than is so; "" if it does not."""
    if any(letter.facts.get(name) != facts[name] for name in OF_THE_CONFERENCE):
        return Why.MOVED
    return "" if letter.facts == facts else Why.CHANGED


def _close_requests(conference: Conference, narrower: dict[str, Any]) -> None:
    """Of who is no longer approved: nobody can issue them."""
    waiting = visa_letters_of(conference).filter(state=State.ASKED, **narrower)
    here = Delegate.State.APPROVED
    lost = waiting.exclude(delegate__state=here, delegate__delegation__state=here)
    amend(
        VisaLetter.objects.filter(pk__in=list(lost.values_list("pk", flat=True))),
        state=State.DECLINED,
        ended_at=timezone.now(),
        why=Why.LEFT,
    )


@transaction.atomic
def forget(person: Person, *, by: By) -> None:
    """Of whoever is erased: what was printed is emptied, and no longer valid."""
    theirs = VisaLetter.objects.filter(delegate__person=person)
    for letter in theirs.filter(state=State.ISSUED):
        _end(letter, Why.ERASED, by=by)
    theirs.filter(state=State.ASKED).update(state=State.DECLINED, why=Why.ERASED)
    theirs.update(names=[], facts={}, texts={}, consulate="", wish="", details="", reason="")


@transaction.atomic
def note_checked(conference: Conference, number: str, *, by: By) -> None:
    letter = visa_letters_of(conference).filter(number=number).first()
    if letter is not None:
        VisaLetter.objects.filter(pk=letter.pk).update(
            checked=letter.checked + 1, checked_at=timezone.now()
        )
        record(Verb.VISA_CHECKED, by=by, about=letter)


def _end(letter: VisaLetter, why: str, *, by: By) -> None:
    _claim(letter, [State.ISSUED], state=State.REVOKED, ended_at=timezone.now(), why=why)
    record(Verb.VISA_REVOKED, by=by, about=letter, why=why)


def _claim(letter: VisaLetter, states: list[str], **values: Any) -> None:
    claim(
        letter,
        states=states,
        in_words=lambda: _("This letter has since been changed. Reload the page to see it."),
        **values,
    )
