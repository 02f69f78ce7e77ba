"""Competing credentials: held side by side under a neutral name, then decided; and challenges."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.actions.holding import hold
from plenipo.accreditation.models import Challenge, Contest, Credential, Finding
from plenipo.accreditation.verbs import Verb
from plenipo.conference.models import Conference
from plenipo.delegations.actions.names import set_names
from plenipo.delegations.models import Delegation, Invitation
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record
from plenipo.records.models import By

State = Credential.State


@transaction.atomic
def open_contest(
    conference: Conference, letters: Sequence[Credential], *, note: str, by: By
) -> Contest:
    """None of the letters counts before the decision; findings made before are kept in their history."""
    hold(conference)
    if len(letters) < 2:
        raise Refused(_("Select at least two letters."))
    contest = Contest.objects.create(
        conference=conference, opened_at=timezone.now(), opened_by=by.account, note=note
    )
    for each in letters:
        free = Credential.objects.filter(pk=each.pk, contest=None)
        if not free.exclude(state=State.SUPERSEDED).update(contest=contest):
            raise Refused(
                _("One of these letters has been superseded or is already part of another case.")
            )
    record(Verb.CONTEST_OPENED, by=by, about=contest, number=len(letters))
    _neutral(contest, letters, by=by)
    return contest


def _neutral(contest: Contest, letters: Sequence[Credential], *, by: By) -> None:
    """No side bears the name both claim for so much as a day: each sits as its country, in force with the case."""
    sides = Invitation.objects.filter(delegation__in=[each.delegation_id for each in letters])
    for each in sides.select_related("conference"):
        if names := {code: name for code, name in each.country_called.items() if name}:
            set_plate(contest, each, names, seen=each.revision, by=by)
    contest.refresh_from_db(fields=["revision"])


@transaction.atomic
def set_plate(
    contest: Contest, invitation: Invitation, names: Mapping[str, str], *, seen: int, by: By
) -> bool:
    """The neutral name under which this delegation sits until the decision. Whether anything changed."""
    hold(contest.conference)
    contest.refresh_from_db(fields=["state", "plates", "before"])
    _open(contest)
    number = str(invitation.pk)
    before = {number: dict(invitation.names), **contest.before}
    given = {code: text for code, text in names.items() if text}
    if not set_names(invitation, given, seen=seen, by=by):
        return False
    claim(
        contest,
        states=[Contest.State.OPEN],
        plates={**contest.plates, number: given},
        before=before,
    )
    record(Verb.CONTEST_PLATE, by=by, about=contest)
    return True


@transaction.atomic
def decide_contest(
    contest: Contest,
    recognised: Credential | None,
    *,
    reason: str,
    on: date,
    restore: bool,
    seen: int,
    by: By,
) -> None:
    """recognised: whose letter is found in order; none: neither. restore: put back the names there were before."""
    hold(contest.conference)
    _open(contest)
    if not reason:
        raise Refused(_("Enter the reason."))
    claim(
        contest,
        seen=seen,
        state=Contest.State.DECIDED,
        recognised=recognised,
        reason=reason,
        decided_on=on,
        decided_by=by.account,
    )
    contest.refresh_from_db(fields=["plates", "before"])
    for each in contest.letters.select_related("delegation"):
        _decided(each, recognised, reason, on, by)
    if restore:
        _put_back(contest, by=by)
    told = {"recognised": recognised.pk} if recognised else {}
    record(Verb.CONTEST_DECIDED, by=by, about=contest, **told)


def _open(contest: Contest) -> None:
    if contest.state != Contest.State.OPEN:
        raise Refused(_("This case has already been decided."))


def _decided(
    letter: Credential, recognised: Credential | None, reason: str, on: date, by: By
) -> None:
    """Each letter is found what follows from it, whatever state it was in."""
    chosen = recognised is not None and letter.pk == recognised.pk
    finding = State.IN_ORDER if chosen else State.NOT_IN_ORDER
    before = letter.state
    claim(letter, states=[before], state=finding, found_on=on)
    Finding.objects.create(
        credential=letter, finding=finding, reason=reason, on=on, at=timezone.now(), by=by.account
    )
    record(Verb.CREDENTIALS_FOUND, by=by, about=letter, before=before, after=finding)


def _put_back(contest: Contest, *, by: By) -> None:
    numbers = [int(each) for each in contest.before]
    found = Invitation.objects.filter(pk__in=numbers).select_related("conference")
    for each in found:
        if each.names == contest.plates.get(str(each.pk)):  # nobody has set others since
            set_names(each, contest.before[str(each.pk)], seen=each.revision, by=by)


# ---- challenges


@transaction.atomic
def challenge(
    delegation: Delegation,
    *,
    by_delegation: Delegation | None,
    about: str,
    ground: str,
    made_on: date,
    by: By,
) -> Challenge:
    hold(delegation.conference)
    if by_delegation and by_delegation.pk == delegation.pk:
        raise Refused(_("A delegation cannot challenge its own credentials."))
    made = Challenge.objects.create(
        delegation=delegation,
        by_delegation=by_delegation,
        about=Challenge.About(about),
        ground=ground,
        made_on=made_on,
        registered_at=timezone.now(),
    )
    record(Verb.CHALLENGED, by=by, about=made)
    return made


@transaction.atomic
def answer_challenge(one: Challenge, *, answer: str, on: date, seen: int, by: By) -> None:
    """What the challenged delegation says to it."""
    claim(one, seen=seen, states=[Challenge.State.OPEN], answer=answer, answered_on=on)
    record(Verb.CHALLENGE_ANSWERED, by=by, about=one)


@transaction.atomic
def decide_challenge(
    one: Challenge, decision: str, *, reason: str, on: date, seen: int, by: By
) -> None:
    """Upheld: the letters of the delegation are not in order. Else they stand as they were found."""
    hold(one.delegation.conference)
    if one.state != Challenge.State.OPEN:
        raise Refused(_("This challenge has already been decided."))
    if not reason:
        raise Refused(_("Enter the reason."))
    claim(one, seen=seen, state=Challenge.State(decision), reason=reason, decided_on=on)
    record(Verb.CHALLENGE_DECIDED, by=by, about=one, before=one.state, after=decision)
    if decision == Challenge.State.UPHELD:
        live = Credential.objects.filter(delegation=one.delegation).exclude(
            state__in=[State.SUPERSEDED, State.NOT_IN_ORDER]
        )
        for letter in live:
            _decided(letter, None, reason, on, by)
