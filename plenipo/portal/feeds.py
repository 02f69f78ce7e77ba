"""Open data: what is public, for programs."""

import json
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from plenipo.conference.models import Conference
from plenipo.portal.access import public_page
from plenipo.portal.queries.public import feed_of, published_or_404
from plenipo.programme.formats.released import as_calendar, as_data, as_schedule

Feed = Callable[..., HttpResponse]


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
