"""How a letter looks: under which letterhead, from whom, signed by whom; as plain text and as a page."""

from dataclasses import asdict, dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from plenipo.kit.days import long_day
from plenipo.kit.links import apart, apart_in_mail, codes_marked, linked
from plenipo.records import signals
from plenipo.records.models import Letter


@dataclass(frozen=True)
class Dress:
    """Everything is in the letter's language; what nobody has written in it is left out."""

    from_name: str = ""
    reply_to: str = ""
    head: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    accent: str = "#17456b"

    def as_kept(self) -> dict[str, Any]:
        return asdict(self)


def dress_of(letter: Letter) -> Dress:
    """As it left, if it has; else as the conference has it now."""
    if letter.dress:
        kept = dict(letter.dress)
        return Dress(**{**kept, "head": tuple(kept["head"]), "signed": tuple(kept["signed"])})
    return dress_for(letter.conference, letter.language)


def dress_for(conference: int | None, language: str) -> Dress:
    if conference is None:
        return Dress()
    answers: Any = signals.letter_dressed.send(Letter, conference=conference, language=language)
    return next((Dress(**answer) for _receiver, answer in answers if answer), Dress())


def reference_line(letter: Letter) -> str:
    with override(letter.language):
        return _("Our reference: %(number)s") % {"number": letter.reference}


def _is_rtl(letter: Letter) -> bool:
    return bool(get_language_info(letter.language)["bidi"])


def as_text(letter: Letter, dress: Dress, body: str) -> str:
    parts = [
        "\n".join(dress.head),
        reference_line(letter) if letter.reference else "",
        body.strip("\n"),
        "\n".join(dress.signed),
    ]
    text = "\n\n".join(part for part in parts if part) + "\n"
    return apart_in_mail(text) if _is_rtl(letter) else text


def as_page(letter: Letter, dress: Dress, body: str) -> str:
    rtl = _is_rtl(letter)
    reference = reference_line(letter) if letter.reference else ""
    page = {
        "letter": letter,
        "accent": dress.accent,
        "head": [linked(line, rtl=rtl) for line in dress.head],
        "signed": [linked(line, rtl=rtl) for line in dress.signed],
        "paragraphs": [linked(each, rtl=rtl) for each in body.strip("\n").split("\n\n")],
        "reference": codes_marked(reference, rtl=rtl),
        "direction": "rtl" if rtl else "ltr",
    }
    return render_to_string("records/mail.html", page)


def on_paper(letter: Letter, instead_of_links: str) -> dict[str, Any]:
    """What `kit.paper` prints. A personal link stands on no paper."""
    dress, body = dress_of(letter), letter.body
    for marker in letter.links:
        body = body.replace("{" + marker + "}", instead_of_links)
    bidi = _is_rtl(letter)
    straight = apart if bidi else str
    body = straight(body)
    return {
        "subject": straight(letter.subject),
        "reference": straight(reference_line(letter)) if letter.reference else "",
        "day": long_day(timezone.localtime(letter.written_at).date(), letter.language),
        "language": letter.language.split("-")[0],
        "bidi": bidi,
        "accent": dress.accent,
        "head": list(map(straight, dress.head)),
        "paragraphs": [each for each in body.strip("\n").split("\n\n") if each.strip()],
        "signed": list(map(straight, dress.signed)),
    }
