"""Persons outside delegations of the demonstration: staff, interpreters, two firms, a journalist who left."""

from datetime import timedelta
from typing import Any

from plenipo.accreditation.actions import others
from plenipo.accreditation.actions.badges import draw_up, hand_over, print_badges
from plenipo.accreditation.models import OtherHolder
from plenipo.conference.models import Conference
from plenipo.people.models import Account
from plenipo.records.models import By

DESK, FIRM, SOUND = "Secretariat of the Dialogue", "Safe Passage Ltd", "Onda Sonido S. A."
PEOPLE = (  # family name, given name, own script, group, function, organisation
    ("Okafor", "Ngozi", "", "staff", "Chief of registration", DESK),
    ("Lindqvist", "Åsa", "", "staff", "Conference services", DESK),
    ("El Idrissi", "Salma", "سلمى الإدريسي", "interpreters", "Interpreter, Arabic booth", ""),
    ("Chen", "Yuting", "陈雨婷", "interpreters", "Interpreter, Chinese booth", ""),
    ("Sokolova", "Vera", "Вера Соколова", "interpreters", "", ""),
    ("Mwangi", "Peter", "", "liaison", "Liaison officer, African delegations", DESK),
    ("Haddad", "Karim", "كريم حداد", "security", "", FIRM),
    ("Berg", "Jonas", "", "security", "Head of shift", FIRM),
    ("Ortega", "Lucía", "", "technical", "Sound", SOUND),
    ("Ruiz", "Tomás", "", "technical", "Stage", SOUND),
    ("Nguyen", "Minh", "", "medical", "Physician on duty", "City hospital"),
    ("Duval", "Claire", "", "press", "Correspondent", "Agence du Midi"),
    ("Rossi", "Paolo", "", "press", "Photographer", "Agence du Midi"),
    ("Tanaka", "Aiko", "田中愛子", "guests", "", "University of the host city"),
)
LEFT = ("Rossi",)


def others_of_conference(conference: Conference, officer: Account) -> None:
    """Of a conference that prints badges already."""
    if not conference.badges.filter(person__isnull=False).exists():
        return
    by = By(duty="accreditation", account=officer)
    made = [others.register(conference, _wanted(conference, *each), by=by) for each in PEOPLE]
    badges = draw_up(conference, [each.person_id for each in made], by=by)
    print_badges(conference, badges[:10], "card-10", by=by)
    taken = [each for each in badges if each.person_id in _persons(made, FIRM)]
    hand_over(conference, taken, "Jonas Berg", by=by)
    left = [each.pk for each in made if each.person.family_name in LEFT]
    others.withdraw(conference, left, reason="End of contract", by=by)


def _persons(made: list[OtherHolder], firm: str) -> set[int]:
    return {each.person_id for each in made if each.organisation == firm}


def _wanted(conference: Conference, *said: str) -> others.Wanted:
    family, given, native, group, function, organisation = said
    stated: dict[str, Any] = {
        "family_name": family,
        "given_name": given,
        "native_name": native,
        "group": group,
        "function": function,
        "organisation": organisation,
    }
    if organisation == SOUND:  # who builds the stage comes early, and leaves with it
        stated |= {
            "starts": conference.starts - timedelta(days=6),
            "ends": conference.ends + timedelta(days=2),
            "contact": "Lucía Ortega, +34 600 000 000",
        }
    return others.Wanted(stated)
