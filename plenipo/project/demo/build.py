"""Builds the demonstration, and says where to look."""

from dataclasses import dataclass
from random import Random

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from plenipo.people.models import Account
from plenipo.project.demo import (
    badges,
    bilaterals,
    credentials,
    desks,
    edition,
    enquiries,
    fates,
    gates,
    gifts,
    identity,
    journal,
    others,
    passes,
    photos,
    plates,
    programme,
    protocol,
    rows,
    seating,
    visa,
    welcome,
)
from plenipo.project.demo.rows import Invited

STAGES = tuple(fates.ANSWERS)


@dataclass
class DemoHouse:
    staff: dict[str, Account]
    links: list[str]


@transaction.atomic
def build(stage: str, *, seed: int, password: str) -> DemoHouse:
    """The same seed and day give the same inventions; secret links and references are new each time."""
    chance, now = Random(seed), timezone.now()  # noqa: S311 -- inventions, not secrets
    staff = edition.accounts(password)
    conference = edition.conference(stage, staff, now.date())
    parties = edition.register(chance)
    invited = rows.invite(conference, parties, now, chance)
    tokens = rows.write_letters(conference, invited)
    rows.name_delegations(invited, staff["accreditation"], chance)
    journal.write_journal(conference, invited, staff)
    journal.publish_counts(conference, invited, staff, now)
    desks.names_being_typed(invited, chance)
    desks.changes_asked(invited, chance)
    desks.list_to_match(conference, parties, staff["invitations"], chance)
    desks.disclose(conference, staff["secretary-general"])
    desks.principals_announced(conference, staff["secretary-general"])
    bilaterals.set_rooms_aside(conference)
    programme.plan_and_release(conference, staff["programme"], chance)
    bilaterals.bilaterals(conference, staff["bilaterals"], now, chance)
    credentials.credentials(conference, invited, staff["credentials"], chance)
    enquiries.enquiries(conference, staff["press"])
    visa.visa_letters(conference, invited, staff["accreditation"], chance)
    identity.documents(conference, invited, staff["secretary-general"], staff["accreditation"])
    badges.badges_of_all(conference, staff["accreditation"])
    others.others_of_conference(conference, staff["accreditation"])
    passes.passes(conference, staff["accreditation"])
    desks.commitments(invited, staff["invitations"], chance)
    gates.gates(conference, staff["accreditation"], chance)
    photos.photos_of_most(conference, staff["accreditation"], chance)
    protocol.protocol(conference, staff["protocol"], Random(seed))  # noqa: S311 -- a chance of its own
    seating.seating_plans(conference, staff["secretary-general"], chance)
    plates.plates(conference, staff["protocol"], Random(seed))  # noqa: S311 -- inventions
    gifts.gifts(conference, staff["protocol"], staff["secretary-general"])
    welcome.arrivals(conference, staff["secretary-general"], Random(seed))  # noqa: S311 -- inventions
    return DemoHouse(staff, _links_to_try(invited, tokens, stage))


def _links_to_try(invited: list[Invited], tokens: dict[int, str], stage: str) -> list[str]:
    """Two focal points of each language but English and Spanish, one of those: ten, those who may still act first."""
    number = {"ar": 2, "zh-hans": 2, "fr": 2, "ru": 2, "en": 1, "es": 1}
    could_act = {"invited": 0, "named": 1, "submitted": 2}
    if stage == "opening":  # they ask each other for meetings by then
        could_act = {"approved": 0}
    chosen = []
    for language, wanted in number.items():
        theirs = [
            each
            for each in invited
            if each.focal_point.language == language and each.focal_point.pk in tokens
        ]
        theirs.sort(key=lambda each: could_act.get(each.fate.stand or "invited", 3))
        chosen += theirs[:wanted]
    return [
        f"{settings.ADDRESS}/{each.focal_point.language}/answer/{tokens[each.focal_point.pk]}/"
        for each in chosen
    ]


def told(made: DemoHouse, password: str) -> str:
    lines = [
        "",
        "A demonstration: every party, person and answer in it is invented.",
        "",
        f"  Public page        {settings.ADDRESS}/en/dialogue/",
        f"  Secretariat        {settings.ADDRESS}/en/account/login/",
        f"  Password of all    {password}",
        "  These accounts are let in without a second factor; those of a real conference are not.",
        "",
        *(f"  {account.email}" for account in made.staff.values()),
        "",
        "Personal links of focal points, as their letters have them:",
        *(f"  {link}" for link in made.links),
        "",
        f"Letters are kept in {settings.DATA / 'letters'}, not sent.",
        "",
    ]
    return "\n".join(lines)
