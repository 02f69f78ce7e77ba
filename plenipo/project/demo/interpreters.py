"""The demonstration's interpreters: teams for two rooms, and one relay that hangs on one person."""

from datetime import timedelta

from plenipo.conference.models import Conference
from plenipo.programme.actions.interpretation import add_interpreters, put_on_duty, take_off
from plenipo.programme.models import BoothDuty, Session
from plenipo.programme.queries.interpretation import Interpreting
from plenipo.records.models import By

ROSTER = (  # name, A, B, C
    ("Amal Dersawi", "ar", "en", "fr"),
    ("Bassim Qasrani", "ar", "fr", "en"),
    ("Chen Luoyi", "zh-hans", "en", ""),
    ("Dai Minshu", "zh-hans", "en", "ru"),
    ("Edith Marlowe-Finch", "en", "", "fr es ru"),
    ("Fergus Aldwin", "en", "", "fr es"),
    ("Gisèle Tournemire", "fr", "", "en es ru"),
    ("Hugues Valcourt-Daix", "fr", "", "en es"),
    ("Irina Poltavskaya-Veld", "ru", "", "en fr"),
    ("Konstantin Zarubeev", "ru", "en", "es"),
    ("Lourdes Iztapa", "es", "", "en fr"),
    ("Mateo Quiroval", "es", "", "en fr ru"),
)


def fill_booths(conference: Conference, by: By) -> None:
    """Three weeks before, as an officer would: propose, accept; then an Arabic interpreter falls ill."""
    lines = [
        {
            "name": name,
            **{key: codes.split() for key, codes in zip("abc", classed, strict=True)},
            "minutes_a_day": 420,
            "rest": 15,
        }
        for name, *classed in ROSTER
    ]
    add_interpreters(conference, lines, by=by)
    known = Interpreting(conference, conference.starts - timedelta(weeks=3))
    seats = [(duty.sitting, duty.interpreter, duty.booth) for duty in known.proposal()]
    put_on_duty(conference, seats, by=by)
    plenary = (Session.Kind.OPENING, Session.Kind.KEYNOTE, Session.Kind.PLENARY)
    ill = BoothDuty.objects.filter(session__kind__in=plenary, booth="ar").first()
    if ill:
        take_off(ill, by=by)
