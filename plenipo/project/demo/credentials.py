"""Letters of credentials, what was found of them, two sides of one party, a challenge, the committee and its report."""

from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from plenipo.accreditation.actions.committee import change_committee, issue, note_meeting
from plenipo.accreditation.actions.contests import challenge, open_contest
from plenipo.accreditation.models import Credential, Finding
from plenipo.accreditation.queries.reports import drawn_up
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.people.models import Account
from plenipo.project.demo import persons
from plenipo.project.demo.rows import Invited, language_of_names
from plenipo.records.models import By

State, Form = Credential.State, Credential.Form
SENT = {"approval": 0.55, "opening": 0.94}  # share of the delegations whose letter has come
FINDINGS = {
    "approval": {State.RECEIVED: 40, State.IN_ORDER: 52, State.PROVISIONAL: 8},
    "opening": {
        State.RECEIVED: 3,
        State.IN_ORDER: 88,
        State.PROVISIONAL: 6,
        State.DEFERRED: 2,
        State.NOT_IN_ORDER: 1,
    },
}
REASONS = {
    State.PROVISIONAL: "A copy was received; the original is on its way.",
    State.DEFERRED: "The letter names two heads of delegation. The party has been asked which of them.",
    State.NOT_IN_ORDER: "Signed by a person who does not hold an office in the party.",
}
AUTHORITIES = ("party_leader", "secretary_general", "international_secretary")
SIDES = (
    "Leadership elected by the congress of March",
    "Leadership elected by the congress of June",
)
CHAIR = "Mariam Keita"
MEMBERS = "Tomás Arrieta\n陈晓文\nОльга Миронова\nسمير الحسن"


def credentials(
    conference: Conference, invited: list[Invited], officer: Account, chance: Random
) -> None:
    """Of those who decided whom to send, from the stage at which letters come."""
    if conference.stage not in SENT:
        return
    by, now = By(duty="credentials", account=officer), timezone.now()
    coming = [each for each in invited if each.delegation and _sends(each, conference, chance)]
    letters = [_letter(each, conference, now, chance) for each in coming]
    Credential.objects.bulk_create(letters)
    Finding.objects.bulk_create(
        Finding(
            credential=letter,
            finding=letter.state,
            reason=REASONS.get(State(letter.state), ""),
            on=letter.found_on or now.date(),
            at=now,
            by=officer,
        )
        for letter in letters
        if letter.state != State.RECEIVED
    )
    _two_sides(conference, letters, by, now)
    _challenged(letters, by, now.date())
    change_committee(conference, chair=CHAIR, members=MEMBERS, seen=0, by=by)
    for days in (9, 2):
        note_meeting(conference, now.date() - timedelta(days=days), by=by)
    if conference.stage == "opening":
        issue(conference, digest=drawn_up(conference).digest, by=by)


def _sends(each: Invited, conference: Conference, chance: Random) -> bool:
    named = each.fate.stand in (Delegation.State.SUBMITTED, Delegation.State.APPROVED)
    party = each.invitation.category == "party"
    return named and party and chance.random() < SENT[str(conference.stage)]


def _letter(each: Invited, conference: Conference, now: datetime, chance: Random) -> Credential:
    shares = FINDINGS[str(conference.stage)]
    state = chance.choices(list(shares), weights=list(shares.values()))[0]
    form = Form.COPY if state == State.PROVISIONAL or chance.random() < 0.25 else Form.ORIGINAL
    received = now.date() - timedelta(days=chance.randint(4, 30))
    writer = persons.invent(language_of_names(each.invitation.party), chance)
    return Credential(
        delegation=each.delegation,
        form=form,
        channel=chance.choice(("letter", "embassy", "link" if form == Form.COPY else "person")),
        received_on=received,
        dated=received - timedelta(days=chance.randint(3, 12)),
        signatory=str(writer),
        authority=chance.choice(AUTHORITIES),
        state=state,
        found_on=None if state == State.RECEIVED else now.date() - timedelta(days=2),
        registered_at=now,
    )


def _two_sides(conference: Conference, letters: list[Credential], by: By, now: datetime) -> None:
    """The second letter of a party that has sent one: another side claims to speak for it."""
    one = next((each for each in letters if each.delegation.country_id), None)
    if one is None:
        return
    Credential.objects.filter(pk=one.pk).update(
        state=State.RECEIVED, found_on=None, faction=SIDES[0]
    )
    Finding.objects.filter(credential=one).delete()
    other = Credential.objects.create(
        delegation=one.delegation,
        form=Form.ORIGINAL,
        channel="embassy",
        received_on=one.received_on + timedelta(days=3),
        signatory="Adaeze Lindqvist",
        authority="party_leader",
        faction=SIDES[1],
        persons="Adaeze Lindqvist\nJonas Abara",
        registered_at=now,
    )
    note = "Two congresses of the party each elected a leadership. Both leaderships sent a letter."
    open_contest(conference, [one, other], note=note, by=by)


def _challenged(letters: list[Credential], by: By, today: date) -> None:
    if len(letters) < 20:
        return
    challenge(
        letters[10].delegation,
        by_delegation=letters[15].delegation,
        about="signatory",
        ground="The signatory left office two months before the date of the letter.",
        made_on=today - timedelta(days=3),
        by=by,
    )
