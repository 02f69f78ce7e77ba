"""Credentials are examined by who holds that duty, and sol directs; a party reads of its own alone."""

from plenipo.accreditation.models import Credential
from plenipo.accreditation.queries.reports import drawn_up
from plenipo.delegations.models import Delegation
from tests.factories import (
    ChallengeFactory,
    CommitteeFactory,
    CommitteeReportFactory,
    ContestFactory,
    CredentialFactory,
    DelegationFactory,
    DocumentFactory,
)

DESK = {"sol"}
SOURCE = {"source-channel": "note", "source-on": "2026-11-02", "source-reason": "By note only."}


def here(world):
    return {"slug": world.conference.slug}


def hers(world):
    invitation = world.fay.invitation
    if not Delegation.objects.filter(invitation=invitation).exists():
        DelegationFactory(invitation=invitation, conference=world.conference)
    return {}


def a_delegation(world):
    return {**here(world), "pk": DelegationFactory(conference=world.conference).pk}


def a_letter(world, **values):
    delegation = DelegationFactory(conference=world.conference)
    letter = CredentialFactory(delegation=delegation, **values)
    return {**here(world), "pk": letter.pk}


def a_scan(world):
    return a_letter(world, document=DocumentFactory())


def a_contest(world):
    contest = ContestFactory(conference=world.conference)
    delegation = DelegationFactory(conference=world.conference)
    CredentialFactory.create_batch(2, delegation=delegation, contest=contest)
    return {**here(world), "pk": contest.pk}


def of_a_contest(world):
    where = a_contest(world)
    return {**where, "delegation": Delegation.objects.latest("pk").pk}


def a_challenge(world):
    delegation = DelegationFactory(conference=world.conference)
    return {**here(world), "pk": ChallengeFactory(delegation=delegation).pk}


def a_meeting(world):
    return {**here(world), "pk": world.conference.committee_meetings.create(on="2026-11-20").pk}


def a_report(world):
    report = CommitteeReportFactory(conference=world.conference)
    return {**here(world), "number": report.number, "language": "fr", "kind": "docx"}


def letters_to_hold(world):
    where = here(world)
    delegation = DelegationFactory(conference=world.conference)
    CredentialFactory.create_batch(2, delegation=delegation)
    return where


def one_to_find(world):
    a_letter(world)
    return here(world)


def one_to_remind(world):
    DelegationFactory(invitation=world.fay.invitation, conference=world.conference)
    return here(world)


def a_report_to_issue(world):
    CommitteeFactory(conference=world.conference)
    DelegationFactory(conference=world.conference)
    return here(world)


def for_hers(world):
    return {**here(world), "invitation": world.fay.invitation.pk, **hers(world)}


READ_OF_LETTERS = {
    "credentials": here,
    "credentials-csv": here,
    "credentials-xlsx": here,
    "credentials-next": here,
    "credentials-many": here,
    "credentials-remind": here,
    "credentials-of": a_delegation,
    "credentials-new": a_delegation,
    "credentials-edit": a_letter,
    "credentials-scan": a_scan,
    "contests": here,
    "contest-new": here,
    "contest": a_contest,
    "challenges": here,
    "challenge-new": here,
    "challenge": a_challenge,
    "committee": here,
    "report": here,
    "report-file": a_report,
}
LETTER = {
    "form": "copy",
    "channel": "letter",
    "received_on": "2026-11-20",
    "signatory": "Rose Petit",
    "authority": "party_leader",
    "seen": "0",
}
DECIDED = {"reason": "The congress of May elected her.", "on": "2026-11-25", "seen": "0"}
OF_LETTERS = {
    "credentials-add": (a_delegation, LETTER),
    "credentials-change": (a_letter, LETTER),
    "credentials-find": (a_letter, {"finding": "in_order", "on": "2026-11-25", "seen": "0"}),
    "contest-add": (letters_to_hold, None),
    "contest-plate": (of_a_contest, {"seen": "0"}),
    "contest-decide": (a_contest, None),
    "challenge-answer": (a_challenge, {"answer": "He did not.", "on": "2026-11-25", "seen": "0"}),
    "challenge-decide": (a_challenge, {**DECIDED, "decision": "rejected"}),
    "committee-change": (here, {"chair": "Amina Diallo", "seen": "0"}),
    "committee-meeting-add": (here, {"on": "2026-11-20"}),
    "committee-meeting-remove": (a_meeting, {}),
}


def named(name):
    return f"accreditation:{name}"


def always(data):
    return lambda _world: data


def letters_of(world):
    found = Credential.objects.filter(delegation__conference=world.conference)
    return [str(each.pk) for each in found.order_by("-pk")]


def two_letters(world):
    return {"letters": letters_of(world)[:2]}


def decided(world):
    return {**DECIDED, "recognised": letters_of(world)[0]}


def all_of(world):
    rows = Delegation.objects.filter(conference=world.conference)
    seen = {f"seen_{pk}": "0" for pk in letters_of(world)}
    return {"row": [str(each.pk) for each in rows], **seen}


def a_challenge_to(world):
    return {
        "delegation": str(DelegationFactory(conference=world.conference).pk),
        "about": "signatory",
        "ground": "He left office.",
        "made_on": "2026-11-25",
    }


WHO = {
    **{named(name): DESK for name in (*READ_OF_LETTERS, *OF_LETTERS)},
    named("credentials-many-do"): DESK,
    named("credentials-remind-do"): DESK,
    named("challenge-add"): DESK,
    named("report-issue"): DESK,
    named("my-credentials"): {"fay"},
    named("send-credentials"): set(),  # 422: no file is posted
    named("for-my-credentials"): {"sol", "ada"},
    named("for-send-credentials"): set(),
}
WHERE = {
    **{named(name): where for name, where in READ_OF_LETTERS.items()},
    **{named(name): where for name, (where, _data) in OF_LETTERS.items()},
    named("credentials-many-do"): one_to_find,
    named("credentials-remind-do"): one_to_remind,
    named("challenge-add"): here,
    named("report-issue"): a_report_to_issue,
    named("my-credentials"): hers,
    named("send-credentials"): hers,
    named("for-my-credentials"): for_hers,
    named("for-send-credentials"): for_hers,
}
POSTS = {
    **{named(name): always(data) for name, (_where, data) in OF_LETTERS.items()},
    named("contest-add"): two_letters,
    named("contest-decide"): decided,
    named("credentials-many-do"): all_of,
    named("credentials-remind-do"): always({"confirm": "1"}),
    named("challenge-add"): a_challenge_to,
    named("report-issue"): lambda world: {"was": drawn_up(world.conference).digest},
    named("send-credentials"): always({}),
    named("for-send-credentials"): always(SOURCE),
}
