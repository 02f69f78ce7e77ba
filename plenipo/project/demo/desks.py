"""What lies on the desks besides: names being typed, change requests, a list to match, the list of participants."""

from datetime import timedelta
from random import Random

from django.utils import timezone

from plenipo.conference.actions.profile import change_rules
from plenipo.conference.models import Conference
from plenipo.delegations.actions.announcements import announce
from plenipo.delegations.actions.changes import ask
from plenipo.delegations.actions.promises import note_promise, settle
from plenipo.delegations.models import (
    Announcement,
    ChangeRequest,
    Delegate,
    Delegation,
    Draft,
    Promise,
)
from plenipo.delegations.queries.announcements import announceable_found
from plenipo.delegations.words.announcements import usual_texts
from plenipo.kit.sheets import read_text
from plenipo.people.models import Account
from plenipo.project.demo import persons
from plenipo.project.demo.rows import Invited, language_of_names
from plenipo.records.models import By, Channel
from plenipo.registry.actions.lists import keep_list, match_list
from plenipo.registry.models import Party

Kind = ChangeRequest.Kind
REASONS = {
    Kind.ADD: "The Secretary for International Relations joins the delegation.",
    Kind.CORRECT: "The office was changed at our congress last week.",
    Kind.WITHDRAW: "She is detained by the budget debate.",
}

Side = Promise.Side
PROMISES = (  # who, what, days from today until when
    (
        Side.SECRETARIAT,
        "A seat at the opening beside the delegation of the neighbouring party.",
        -1,
    ),
    (Side.PARTY, "The full list of persons, with their offices in English.", 3),
    (Side.SECRETARIAT, "A room for prayers near the plenary hall.", 6),
    (Side.PARTY, "The text of the statement, two days before the session.", 9),
    (Side.SECRETARIAT, "An interpreter for the meeting with the press.", 12),
)


def names_being_typed(invited: list[Invited], chance: Random) -> None:
    """Drafts, kept as typed, of the delegations that have not submitted."""
    Draft.objects.bulk_create(
        Draft(
            delegation=each.delegation,
            focal_point=each.focal_point,
            typed=[_typed(each, chance)],
            at=each.fate.answered,  # type: ignore[misc]  # who types names has answered
        )
        for each in invited
        if each.fate.stand == Delegation.State.NAMED
    )


def _typed(each: Invited, chance: Random) -> dict[str, str]:
    person = persons.invent(language_of_names(each.invitation.party), chance)
    return {
        "family_name": person.family_name,
        "given_name": person.given_name,
        "native_name": person.native_name,
        "name_order": person.name_order,
        "capacity": "head",
        "office": "",
        "languages": ", ".join(person.languages),
    }


def changes_asked(invited: list[Invited], chance: Random) -> None:
    """Nine requests after approval, three of each kind."""
    approved = [each for each in invited if each.fate.stand == Delegation.State.APPROVED]
    if len(approved) < 30:
        return
    for number, each in enumerate(chance.sample(approved, 9)):
        kind = list(REASONS)[number % len(REASONS)]
        delegation = Delegation.objects.get(invitation=each.invitation)
        delegate = delegation.delegates.select_related("person").earliest("pk")
        person = persons.invent(language_of_names(each.invitation.party), chance)
        subject = person if kind == Kind.ADD else delegate.person
        ask(
            delegation,
            kind,
            by=each.focal_point,
            delegate=None if kind == Kind.ADD else delegate,
            wanted={
                "family_name": subject.family_name,
                "given_name": subject.given_name,
                "native_name": subject.native_name,
                "name_order": subject.name_order,
                "style": subject.style,
                "languages": subject.languages,
                "email": "",
                "capacity": "adviser" if kind == Kind.ADD else delegate.capacity,
                "office": "Secretary for International Relations",
                "office_since": None,
                "disclosure": "public",
            },
            reason=REASONS[kind],
        )


def commitments(invited: list[Invited], officer: Account, chance: Random) -> None:
    """What was promised by telephone: some done, some open, one past its day."""
    by, today = By(duty="invitations", account=officer), timezone.localdate()
    coming = [each for each in invited if each.fate.stand == Delegation.State.APPROVED]
    if len(coming) < len(PROMISES):
        return
    for each, (side, what, due) in zip(chance.sample(coming, len(PROMISES)), PROMISES, strict=True):
        noted = note_promise(
            each.invitation,
            by=by,
            side=side,
            what=what,
            who=each.focal_point.name if side == Side.PARTY else "",
            channel=Channel.CALL,
            on=today - timedelta(days=8),
            due=today + timedelta(days=due),
        )
        if due > 10:
            settle(noted, Promise.State.DONE, by=by)


def list_to_match(
    conference: Conference, parties: list[Party], officer: Account, chance: Random
) -> None:
    """A second invitation list as somebody typed it: right, nearly right, doubtful and unknown names."""
    spellings = (
        lambda p: p.name,
        lambda p: p.name_english,
        lambda p: p.name_english.replace("Party of", "Pty of").upper(),
        lambda p: p.name_english.replace("and", "&").replace("our", "or"),
        lambda p: p.name_short,
        lambda p: p.name_english.split(" and ")[0],
    )
    some = chance.sample([party for party in parties if party.country_id], 58)
    rows = [
        f"{party.country_id}\t{chance.choice(spellings)(party)}\tinternational{n}@party.example"
        for n, party in enumerate(some, start=900)
    ]
    rows += ["FRA\tIndependents\t", "BRA\tPartido do Rio Que Não Existe\tpartido@party.example"]
    sheet = read_text("Country\tParty\tE-mail\n" + "\n".join(rows))
    by = By(duty="invitations", account=officer)
    kept = keep_list(
        sheet, name="Second list of the Bureau", at=None, by=by, conference=conference.pk
    )
    match_list(kept, columns=kept.columns, head=kept.head, by=by)


def disclose(conference: Conference, officer: Account) -> None:
    """Shortly before the first day the list of participants is provisional; until then it is not disclosed."""
    if conference.stage == Conference.Stage.OPENING:
        by = By(duty="secretary_general", account=officer)
        change_rules(
            conference,
            by=by,
            seen_version=1,
            list_state="provisional",
            provisional_days=7,
            badge_collected="Registration desk, ground floor, 08:00–20:00",
        )


def principals_announced(conference: Conference, officer: Account) -> None:
    """Ahead of the list: one who has confirmed, one whom the party sends."""
    if conference.stage not in (Conference.Stage.APPROVAL, Conference.Stage.OPENING):
        return
    by, today = By(duty="secretary_general", account=officer), timezone.localdate()
    found = announceable_found(conference, "", 2)
    for one, kind in zip(
        found, (Announcement.Kind.CONFIRMED, Announcement.Kind.SENT), strict=False
    ):
        announce(
            Delegate.objects.select_related("delegation").get(pk=one.shown.pk),
            by=by,
            kind=kind,
            texts=usual_texts(one, kind, conference),
            starts=today - timedelta(days=1),
            consent_by="The chief of cabinet",
            consent_channel=Channel.CALL,
            consent_on=today - timedelta(days=3),
        )
