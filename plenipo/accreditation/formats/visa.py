"""A letter for a visa as it is printed: in two languages, each on a page of its own, with a code that leads to where
it is verified."""

from typing import Any

import segno
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenipo.accreditation.models import VisaLetter
from plenipo.accreditation.words.visa import verification_address
from plenipo.conference.models import Conference
from plenipo.delegations.words.letters import ending
from plenipo.kit.paper import letters_as_pdf
from plenipo.records.formats import on_paper
from plenipo.records.models import Letter


def as_pdf(letter: VisaLetter, conference: Conference) -> bytes:
    theirs = letter.delegate.delegation.invitation.language
    # PostgreSQL keeps no order within JSON: that of the party stands first
    languages = sorted(letter.texts, key=lambda code: code != theirs)
    pages = [_page(letter, conference, code, letter.texts[code]) for code in languages]
    *_others, read_by_consulates = languages
    with override(read_by_consulates):
        address = verification_address(conference)
    return letters_as_pdf(pages, code=_code(address))


def _page(
    letter: VisaLetter, conference: Conference, language: str, text: list[str]
) -> dict[str, Any]:
    subject, body = text
    printed = Letter(
        conference=conference.pk,
        language=language,
        subject=subject,
        body=body,
        reference=letter.number or "",
        written_at=letter.issued_at or timezone.now(),
    )
    with override(language):
        page = on_paper(printed, "")
        closing, *sender = ending(conference, language).split("\n")
        return page | {
            "code_says": _("Verify this letter"),
            "by_hand": _("Passport number"),
            "closing": closing,
            "to_sign": _("Signature and stamp"),
            "signed": page["signed"] or sender,
        }


def _code(address: str) -> str:
    """As SVG. It holds the address and no number: what is scanned ends up in logs."""
    drawn: str = segno.make(address, error="m", micro=False).svg_inline(border=0)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
