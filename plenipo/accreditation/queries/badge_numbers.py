"""Which badge somebody means who types or reads aloud what is printed on it."""

import re

from plenipo.accreditation.models import Badge
from plenipo.conference.models import Conference
from plenipo.kit.codes import code_meant, plain

BETWEEN = r"[\s‐‑‒–—−-]"  # what stands between letter and number
NUMBER = re.compile(rf"(?:([A-Z]{{1,2}}){BETWEEN}*|([A-Z0-9]{{1,2}}){BETWEEN}+)?0*(\d{{1,8}})")


def number_typed(typed: str) -> tuple[str, int] | None:
    """Letter and number as they are printed and read aloud: "D 0042", "d42", "D-0042", "42" (then the letter is "")."""
    known = NUMBER.fullmatch(plain(typed).strip().upper())
    return (known[1] or known[2] or "", int(known[3])) if known else None


def badge_numbered(conference: Conference, typed: str) -> Badge | None:
    """None where no badge has this number, or the one that has it bears another letter. Also of one day."""
    if not (number := number_typed(typed)):
        return None
    letter, serial = number
    found = Badge.objects.filter(conference=conference, serial=serial)
    found = found.filter(category__letter=letter) if letter else found
    return found.select_related("category", "conference").first()


def badge_meant(conference: Conference, typed: str) -> Badge | None:
    """Somebody's, by its number or its short code: "3HZGT-DMMET-3"."""
    badge = badge_numbered(conference, typed)
    if badge is None and (code := code_meant(typed)):
        known = Badge.objects.filter(conference=conference, code=code)
        badge = known.select_related("category", "conference").first()
    return badge if badge and badge.person_id else None
