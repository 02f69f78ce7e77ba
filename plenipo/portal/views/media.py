"""What the media find: briefings announced, and what was said at them."""

from datetime import date
from functools import partial

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from plenipo.conference.models import Conference, in_language
from plenipo.kit.locales import language_name
from plenipo.portal.access import public_page
from plenipo.portal.views.public import frame
from plenipo.press.models import PressRelease, TranscriptVersion
from plenipo.press.queries import briefings as queries
from plenipo.press.queries.releases import released
from plenipo.press.words import briefings as words
from plenipo.press.words.releases import as_public, release_line

LANGUAGES = dict(settings.LANGUAGES)


@public_page
def media(request: HttpRequest, conference: Conference) -> HttpResponse:
    found = list(queries.public_briefings(conference))
    today = timezone.localdate()
    lines = [words.briefing_line(each) for each in found]
    transcripts = {each.pk: _languages(queries.latest_versions(each)) for each in found}
    page = {
        **frame(request, conference, "portal:media"),
        "releases": [*map(partial(release_line, now=timezone.now()), _released(conference))],
        "coming": [each for each in reversed(lines) if _day(each) >= today],
        "past": [(each, transcripts[each.row.pk]) for each in lines if _day(each) < today],
        "press_name": in_language(conference.press_name),
    }
    return render(request, "portal/public/media.html", page)


def _released(conference: Conference) -> QuerySet[PressRelease]:
    return released(conference, timezone.now())


def _day(line: words.BriefingLine) -> date:
    return timezone.localtime(line.row.starts).date()


def _languages(versions: dict[str, TranscriptVersion]) -> list[str]:
    return [language_name(code) for code in LANGUAGES if code in versions]


def _codes(_conference: int, _version: int, _parameter: str) -> set[str]:
    return set(LANGUAGES)


def _briefing(request: HttpRequest, conference: Conference, pk: int) -> HttpResponse:
    """One briefing, with its transcript in the language asked for, in that of the page, or in whichever there is."""
    row = queries.public_briefings(conference).filter(pk=pk).first()
    if row is None:
        raise Http404
    versions = queries.latest_versions(row)
    wanted = (request.GET.get("language", ""), get_language() or "en", *LANGUAGES)
    shown = next((versions[code] for code in wanted if code in versions), None)
    page = {
        **frame(request, conference, "portal:media"),
        "line": words.briefing_line(row),
        "note": words.note_of(row),
        "figures": words.figures_in_words(conference, queries.quoted_in(row)),
        "text_languages": [(code, language_name(code)) for code in LANGUAGES if code in versions],
        "shown": words.version_in_words(shown) if shown else None,
        "passages": words.passages_in_words(shown.passages) if shown else [],
        "differs": words.noted_in_words(conference, shown) if shown else [],
        "corrections": [
            each
            for each in row.versions.all()
            if shown and each.language == shown.language and each.note
        ],
    }
    return render(request, "portal/public/briefing.html", page)


briefing = public_page(_briefing, reads=("language",), known=_codes)


def _release(request: HttpRequest, conference: Conference, pk: int) -> HttpResponse:
    row = _released(conference).filter(pk=pk).first()
    if row is None:
        raise Http404
    language = request.GET.get("language", "") or get_language() or "en"
    page = {
        **frame(request, conference, "portal:media"),
        "line": release_line(row, timezone.now()),
        "said": as_public(row, language),
        "languages": [(code, language_name(code)) for code in LANGUAGES if row.text.get(code)],
    }
    return render(request, "portal/public/release.html", page)


release = public_page(_release, reads=("language",), known=_codes)
