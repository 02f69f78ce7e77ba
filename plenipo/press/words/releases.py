"""Press releases in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenipo.conference.models import in_language
from plenipo.kit.locales import language_name
from plenipo.press.models import PressRelease
from plenipo.press.queries.releases import is_out

State = PressRelease.State
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class PressReleaseLine:
    row: PressRelease
    title: str
    state: str
    tone: str
    out: bool
    languages: list[str]


def release_line(row: PressRelease, now: datetime) -> PressReleaseLine:
    out = is_out(row, now)
    is_public = out and row.state == State.SCHEDULED
    state = pgettext("press release", "released") if is_public else row.get_state_display()
    tones = {State.DRAFT: "quiet", State.SCHEDULED: "wait", State.WITHDRAWN: "no"}
    return PressReleaseLine(
        row,
        in_language(row.title) or _("Press release"),
        state,
        "yes" if is_public else tones[State(row.state)],
        out,
        [language_name(code) for code in LANGUAGES if row.text.get(code)],
    )


def corrections_of(row: PressRelease) -> list[tuple[datetime, str]]:
    return [(datetime.fromisoformat(at), note) for at, note in row.corrections]


def as_public(row: PressRelease, language: str) -> dict[str, Any]:
    """What everybody reads of one that is out: of one withdrawn no text."""
    is_withdrawn = row.state == State.WITHDRAWN
    spoken = language if row.text.get(language) else next((c for c in row.text if row.text[c]), "")
    return {
        "number": row.pk,
        "title": in_language(row.title, language),
        "text": "" if is_withdrawn else row.text.get(spoken, ""),
        "language": spoken,
        "released": row.release_at,
        "withdrawn": row.withdrawn_at,
        "reason": row.reason,
        "corrections": corrections_of(row),
    }
