"""Open data: what is public, for programs."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from plenipo.conference.models import Conference
from plenipo.portal.access import public_page
from plenipo.portal.queries.public import feed_of, published_or_404
from plenipo.press.formats.releases import as_atom, as_json, as_kit
from plenipo.press.queries.releases import released
from plenipo.press.words.releases import as_public
from plenipo.programme.formats.released import as_calendar, as_data, as_schedule

Feed = Callable[..., HttpResponse]
MOST = 100  # releases of a feed, latest first


def open_to_every_page(view: Feed) -> Feed:
    """A script of any site may read it. Said of every answer: the kept ones and the 304s too."""

    @wraps(view)
    def inner(request: HttpRequest, **address: str) -> HttpResponse:
        answer = view(request, **address)
        answer["Access-Control-Allow-Origin"] = "*"
        return answer

    return inner


@open_to_every_page
@public_page
def feed(request: HttpRequest, conference: Conference) -> HttpResponse:
    return JsonResponse(feed_of(conference), json_dumps_params={"ensure_ascii": False})


def _address_of(conference: Conference) -> str:
    return settings.ADDRESS + reverse("portal:programme", args=[conference.slug])


def _as(body: bytes, kind: str) -> HttpResponse:
    return HttpResponse(body, content_type=f"{kind}; charset=utf-8")


@open_to_every_page
@public_page
def programme_calendar(request: HttpRequest, conference: Conference) -> HttpResponse:
    shown = published_or_404(conference)
    return _as(as_calendar(shown, _address_of(conference)), "text/calendar")


@open_to_every_page
@public_page
def programme_data(request: HttpRequest, conference: Conference) -> HttpResponse:
    data = json.dumps(as_data(published_or_404(conference)), ensure_ascii=False)
    return _as(data.encode(), "application/json")


@open_to_every_page
@public_page
def programme_schedule(request: HttpRequest, conference: Conference) -> HttpResponse:
    shown = published_or_404(conference)
    return _as(as_schedule(shown, _address_of(conference)), "application/xml")


# ---- for the media


def _releases(conference: Conference) -> list[dict[str, Any]]:
    language = get_language() or "en"
    return [as_public(each, language) for each in released(conference, timezone.now())[:MOST]]


def _media_page(conference: Conference) -> str:
    return settings.ADDRESS + reverse("portal:media", args=[conference.slug])


def _release_page(conference: Conference) -> Callable[[int], str]:
    return lambda pk: settings.ADDRESS + reverse("portal:media-release", args=[conference.slug, pk])


@open_to_every_page
@public_page
def media_json(request: HttpRequest, conference: Conference) -> HttpResponse:
    home, said = _media_page(conference), _releases(conference)
    body = as_json(str(conference), home, said, _release_page(conference))
    return _as(body, "application/feed+json")


@open_to_every_page
@public_page
def media_atom(request: HttpRequest, conference: Conference) -> HttpResponse:
    home, said = _media_page(conference), _releases(conference)
    body = as_atom(str(conference), home, said, _release_page(conference))
    return _as(body, "application/atom+xml")


@public_page
def media_kit(request: HttpRequest, conference: Conference) -> HttpResponse:
    """The texts of all releases in all their languages, as one archive."""
    rows = released(conference, timezone.now())[:MOST]
    said = [
        (code, as_public(row, code))
        for row in rows
        for code, text in row.text.items()
        if text and row.withdrawn_at is None
    ]
    return HttpResponse(as_kit(said), content_type="application/zip")
