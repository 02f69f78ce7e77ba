"""Public pages: drawn once for everybody who reads the same language, and drawn anew after every deed."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from plenipo.conference.models import Conference
from plenipo.portal.queries.public import Standing, standing_of

PublicView = Callable[..., HttpResponse]
KEPT = 3600  # seconds; correctness does not depend on it, only memory does


def public_page(view: PublicView) -> PublicView:
    """For a page that is the same for everybody.

    The page is kept in this process under (address, language, number of the conference's latest journal line, day).
    Every deed writes a journal line in its own transaction, so that a page is never older than the last deed, on
    any number of processes, at the price of one indexed query. The view gets `conference` in place of the slug.
    """

    @wraps(view)
    def inner(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        standing = standing_of(slug)
        if standing is None:
            raise Http404
        if not standing.public:
            return render(request, "portal/public/closed.html", status=503)
        key = _key(request, standing)
        answer = caches["default"].get(key)
        if answer is None:
            conference = Conference.objects.select_related("series", "country").get(pk=standing.pk)
            body = view(request, conference, **kwargs)
            answer = (
                body.content,
                body["Content-Type"],
                f'"{hashlib.sha256(body.content).hexdigest()[:32]}"',
            )
            caches["default"].set(key, answer, KEPT)
        return _from(request, *answer)

    inner.reached_by = "anyone"  # type: ignore[attr-defined]
    return inner


def _key(request: HttpRequest, standing: Standing) -> str:
    parts = (
        request.get_full_path(),
        get_language(),
        standing.pk,
        standing.last_line,
        timezone.localdate().isoformat(),
    )
    return "page:" + hashlib.sha256(repr(parts).encode()).hexdigest()


def _from(request: HttpRequest, content: bytes, kind: str, etag: str) -> HttpResponse:
    if request.headers.get("If-None-Match") == etag:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(content, content_type=kind)
    answer["ETag"] = etag
    patch_cache_control(answer, public=True, no_cache=True)
    return answer
