"""What stands around the text of every letter of a conference, and what of it nobody has written in a language."""

from typing import Any

from plenipo.conference.models import Conference

TEXTS = ("title", "theme", "convenor", "venue", "city")  # what letters take from the conference


def letterhead_of(conference: int, language: str) -> dict[str, Any] | None:
    """In this language only: a line in another one is left out, and named before sending."""
    one = Conference.objects.select_related("series").filter(pk=conference).first()
    if one is None:
        return None
    convenor = _first(one, language, "convenor", "host")
    lines = _lines(one.letterhead, language) or [
        line for line in (convenor, one.title.get(language, "")) if line
    ]
    return {
        "from_name": convenor or one.series.name.get(language, "") or one.title.get(language, ""),
        "reply_to": one.contact_email,
        "head": tuple(lines),
        "signed": tuple(_lines(one.signatory, language)),
        "accent": one.accent,
    }


def _first(conference: Conference, language: str, *names: str) -> str:
    texts = (getattr(conference, name).get(language, "") for name in names)
    return next((text for text in texts if text), "")


def _lines(texts: dict[str, str], language: str) -> list[str]:
    return [line.strip() for line in texts.get(language, "").splitlines() if line.strip()]


def untranslated(conference: Conference, language: str) -> list[str]:
    """What is written in some language but not in this one, as words: letters in it would lack it or mix."""
    lacking = []
    for name in (*TEXTS, "letterhead", "signatory"):
        texts = getattr(conference, name)
        if any(texts.values()) and not texts.get(language):
            field: Any = Conference._meta.get_field(name)
            lacking.append(str(field.verbose_name))
    return lacking
