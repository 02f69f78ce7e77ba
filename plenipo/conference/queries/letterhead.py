"""What stands around the text of every letter of a conference, and what of it is not written in a language."""

from typing import Any

from plenipo.conference.models import Conference


def letterhead_of(conference: int, language: str) -> dict[str, Any] | None:
    """One sender whatever the language; other lines in another language are left out. `gaps_of` names them."""
    one = Conference.objects.select_related("series").filter(pk=conference).first()
    if one is None:
        return None
    sender, _written = sender_of(one, language)
    lines = _lines(one.letterhead, language) or [
        line for line in (sender, one.title.get(language, "")) if line
    ]
    return {
        "from_name": sender,
        "reply_to": one.contact_email,
        "head": tuple(dict.fromkeys(lines)),
        "signed": tuple(_lines(one.signatory, language)),
        "accent": one.accent,
    }


def sender_of(conference: Conference, language: str) -> tuple[str, str]:
    """Whoever convenes: always the same, by its name in this language, else in the first of the conference, else in
    English; and the language of that name."""
    for names in (conference.convenor, conference.host, conference.series.name, conference.title):
        for code in (language, *conference.languages[:1], "en", *names):
            if names.get(code):
                return names[code], code
    return "", ""


def _lines(texts: dict[str, str], language: str) -> list[str]:
    return [line.strip() for line in texts.get(language, "").splitlines() if line.strip()]
