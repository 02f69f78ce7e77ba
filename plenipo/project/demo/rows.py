"""Invitations with their focal points, links and letters; delegations with their people."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters import LINK_PURPOSE
from plenipo.delegations.actions.names import call, called_as
from plenipo.delegations.models import (
    Delegate,
    Delegation,
    FocalPoint,
    Invitation,
    LetterText,
    Link,
)
from plenipo.delegations.words.letters import filled, texts_of, values_for
from plenipo.kit.codes import new_code
from plenipo.kit.tokens import hash_of, new_nonce, token_of
from plenipo.people.models import Account, Person
from plenipo.project.demo import persons
from plenipo.project.demo.fates import PEOPLE_NAMED, Fate, fate
from plenipo.records.actions import name_of
from plenipo.records.models import Letter
from plenipo.registry.models import Party

OFFICES = {
    Delegate.Capacity.HEAD: ("Secretary-General", "President", "Vice-President"),
    Delegate.Capacity.DEPUTY: ("Secretary for International Relations", "Deputy Chairperson"),
    Delegate.Capacity.MEMBER: ("Member of the Executive Committee", "Member of Parliament"),
    Delegate.Capacity.ADVISER: ("Adviser on International Relations", "Head of Cabinet"),
    Delegate.Capacity.INTERPRETER: ("Interpreter",),
}
CAPACITIES = tuple(OFFICES)
WORDS = {
    Delegation.State.RETURNED: "In which capacity does the third person attend?",
    Delegation.State.REFUSED: "The letter of nomination is signed by nobody.",
}


@dataclass
class Invited:
    invitation: Invitation
    fate: Fate
    focal_point: FocalPoint
    delegation: Delegation | None = None


def invite(
    conference: Conference, parties: list[Party], now: datetime, chance: Random
) -> list[Invited]:
    made = [_invited(conference, party, n, now, chance) for n, party in enumerate(parties)]
    call(conference, [each.invitation for each in made])
    Invitation.objects.bulk_create(each.invitation for each in made)
    FocalPoint.objects.bulk_create(each.focal_point for each in made)
    return made


def _invited(
    conference: Conference, party: Party, number: int, now: datetime, chance: Random
) -> Invited:
    became = fate(conference.stage, now, chance)
    language = party.name_language if party.name_language in conference.languages else "en"
    writer = persons.invent(language_of_names(party), chance)
    invitation = Invitation(
        conference=conference,
        party=party,
        country_id=party.country_id,
        category="organisation" if party.kind == Party.Kind.ORGANISATION else "party",
        quota=2 if party.kind == Party.Kind.ORGANISATION else 3,
        language=language,
        addressee=f"{writer}, Secretary-General",
        email=f"international{number + 1}@party.example",
        state=became.state,
        bounced=became.bounced,
        reference=new_code(),
        deadline=conference.starts - timedelta(days=45),
        sent_at=became.sent,
        opened_at=became.opened,
        answered_at=became.answered,
        made=(became.sent or now) - timedelta(days=3),
    )
    focal_point = FocalPoint(
        invitation=invitation,
        name=str(writer),
        email=invitation.email,
        language=language,
        bounced=became.bounced,
        made=invitation.made,
    )
    return Invited(invitation, became, focal_point)


def language_of_names(party: Party) -> str:
    spoken = party.name_language.split("-")[0]
    return spoken if spoken in persons.LOCALES or spoken in persons.PAIRS else "en"


def write_letters(conference: Conference, invited: list[Invited]) -> dict[int, str]:
    """The letters that went out, and the personal link of each focal point: {its number: token}."""
    texts = texts_of(conference, LetterText.Kind.INVITATION)
    letters, links, tokens = [], [], {}
    for each in invited:
        if each.fate.sent is None:
            continue
        nonce = new_nonce()
        token = token_of(nonce, purpose=LINK_PURPOSE)
        tokens[each.focal_point.pk] = token
        links.append(
            Link(
                focal_point=each.focal_point,
                hash=hash_of(token),
                made=each.fate.sent,
                expires=each.fate.sent + timedelta(days=400),
                last_used=each.fate.opened,
            )
        )
        each.invitation.conference = conference  # its rules are read once
        text = filled(texts[each.invitation.language], values_for(each.invitation, conference))
        path = f"/{each.focal_point.language}/answer/{{token}}/"
        letters.append(
            Letter(
                kind="invitations.invitation",
                conference=conference.pk,
                about=name_of(each.invitation),
                language=each.invitation.language,
                to_name=each.focal_point.name,
                to_email=each.focal_point.email,
                subject=text.subject,
                body=text.body,
                links={"link": {"path": path, "nonce": nonce, "purpose": LINK_PURPOSE}},
                state=Letter.State.BOUNCED if each.fate.bounced else Letter.State.SENT,
                attempts=1,
                message_id=f"<{uuid4().hex}@demo.example>",
                problem="550 5.1.1 No such user here" if each.fate.bounced else "",
                written_at=each.fate.sent,
                sent_at=each.fate.sent,
            )
        )
    Link.objects.bulk_create(links)
    Letter.objects.bulk_create(letters)
    return tokens


def name_delegations(invited: list[Invited], officer: Account, chance: Random) -> None:
    coming = [each for each in invited if each.fate.stand]
    for each in coming:
        each.delegation = _delegation(each, officer)
    Delegation.objects.bulk_create(each.delegation for each in coming if each.delegation)
    rows = [
        row
        for each in coming
        if each.fate.stand in PEOPLE_NAMED
        for row in _delegates(each, chance)
    ]
    Person.objects.bulk_create(row.person for row in rows)
    Delegate.objects.bulk_create(rows)


def _delegation(each: Invited, officer: Account) -> Delegation:
    invitation, became = each.invitation, each.fate
    return Delegation(
        conference_id=invitation.conference_id,
        invitation=invitation,
        party=invitation.party,
        country_id=invitation.country_id,
        category=invitation.category,
        quota=invitation.quota,
        **called_as(invitation),
        state=became.stand or Delegation.State.INVITED,
        submitted_at=became.submitted,
        decided_at=became.decided,
        decided_by=officer if became.decided else None,
        decision_note=(
            note := WORDS.get(Delegation.State(became.stand), "") if became.stand else ""
        ),
        questions=[{"question": note, "answer": "", "sent": ""}]
        if became.stand == Delegation.State.RETURNED
        else [],
    )


def _delegates(each: Invited, chance: Random) -> list[Delegate]:
    party = each.invitation.party
    number = chance.choices((1, 2, 3, 4, 5), weights=(20, 25, 40, 10, 5))[0]
    return [
        Delegate(
            delegation=each.delegation,
            person=persons.invent(language_of_names(party), chance),
            capacity=capacity,
            office=chance.choice(OFFICES[capacity]),
            position=place,
            state=_state_of(each, place),
            disclosure=chance.choices(Delegate.Disclosure.values, weights=(62, 20, 6, 12))[0],
            nominated_by=each.focal_point,
            noticed_at=each.fate.decided,
        )
        for place, capacity in enumerate(CAPACITIES[:number])
    ]


def _state_of(each: Invited, place: int) -> str:
    if place >= each.invitation.quota:
        return Delegate.State.WAITING
    if each.fate.stand == Delegation.State.APPROVED:
        return Delegate.State.APPROVED
    if each.fate.stand == Delegation.State.REFUSED:
        return Delegate.State.REFUSED
    return Delegate.State.NOMINATED
