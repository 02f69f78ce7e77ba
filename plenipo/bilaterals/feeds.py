"""A delegation's meetings for its calendars (RFC 5545). The address is the secret; who has it needs nothing else."""

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.formats import calendar_of
from plenipo.bilaterals.queries.meetings import calendar_key, link_of_feed
from plenipo.kit.access import public

KEPT = 3600  # seconds; correctness does not depend on it, only memory does


@public
@never_cache
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    key = calendar_key(token)
    if key is None:
        raise Http404
    body = caches["default"].get(f"{key}:{get_language()}")
    if body is None:
        body = _drawn(token)
        caches["default"].set(f"{key}:{get_language()}", body, KEPT)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="meetings.ics"'
    return answer


def _drawn(token: str) -> bytes:
    link = link_of_feed(token)
    if link is None:
        raise Http404
    return calendar_of(link.delegation)
