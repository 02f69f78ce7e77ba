"""Public pages: drawn once for everybody who reads the same language, and drawn anew after every deed."""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

from plenipo.conference.models import Conference
from plenipo.portal.queries.public import Standing, standing_of

PublicView = Callable[..., HttpResponse]
KEPT = 3600  # seconds; correctness does not depend on it, only memory does


def public_page(view: PublicView, *, minutes: int = 0) -> PublicView:
    """For a page that is the same for everybody.

    The page is kept in this process under (address, language, number of the conference's latest journal line, day of
    the house, day at the venue). Every deed writes a journal line in its own transaction, so that a page is never
    older than the last deed, on any number of processes, at the price of one indexed query. The view gets
    `conference` in place of the slug.

    minutes   for a page that tells the time: it is drawn anew so often, though nothing was done
    """

    @wraps(view)
    def inner(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        standing = standing_of(slug)
        if standing is None:
            raise Http404
        if not standing.public:
            return render(request, "portal/public/closed.html", status=503)
        key = _key(request, standing, minutes)
        answer = caches["default"].get(key)
        if answer is None:
            conference = Conference.objects.select_related("series", "country").get(pk=standing.pk)
            with timezone.override(ZoneInfo(standing.zone)):
                body = view(request, conference, **kwargs)
            answer = _kept(body)
            caches["default"].set(key, answer, KEPT)
        return _from(request, answer)

    inner.reached_by = "anyone"  # type: ignore[attr-defined]
    return inner


def _key(request: HttpRequest, standing: Standing, minutes: int) -> str:
    parts = (
        request.get_full_path(),
        get_language(),
        standing.pk,
        standing.last_line,
        timezone.localdate().isoformat(),
        timezone.localdate(timezone=ZoneInfo(standing.zone)).isoformat(),
        int(timezone.now().timestamp()) // (60 * minutes) if minutes else 0,
    )
    return "page:" + hashlib.sha256(repr(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Kept:
    """A page as it was drawn, and pressed: it holds nothing secret that its size could tell (BREACH)."""

    plain: bytes
    pressed: bytes
    kind: str
    tag: str


def _kept(drawn: HttpResponse) -> Kept:
    content = drawn.content
    tag = hashlib.sha256(content).hexdigest()[:32]
    return Kept(
        content, gzip.compress(content, compresslevel=6, mtime=0), drawn["Content-Type"], tag
    )


def _from(request: HttpRequest, kept: Kept) -> HttpResponse:
    presses = "gzip" in request.headers.get("Accept-Encoding", "")
    tag = f'"{kept.tag}-gzip"' if presses else f'"{kept.tag}"'
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(kept.pressed if presses else kept.plain, content_type=kept.kind)
        if presses:
            answer["Content-Encoding"] = "gzip"
    answer["ETag"] = tag
    patch_vary_headers(answer, ["Accept-Encoding"])
    patch_cache_control(answer, public=True, no_cache=True)
    return answer
