"""Public pages: drawn once for everybody who reads the same language, and drawn anew after every deed that shows."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import (
    get_language_from_path,
    get_language_from_request,
    override,
)

from plenipo.conference.models import Conference
from plenipo.kit.access import public
from plenipo.kit.kept import KeptPage, State, page_of, shelf
from plenipo.portal.queries.public import Standing, standing_of

PublicView = Callable[..., HttpResponse]
# Of a conference, at a version of what is public, by parameter.
Known = Callable[[int, int, str], set[str]]
LONGEST = 20  # characters of a parameter; what is longer is not read


def public_page(
    view: PublicView, *, minutes: int = 0, reads: tuple[str, ...] = (), known: Known | None = None
) -> PublicView:
    """For a page that is the same for everybody. The view gets `conference` in place of the slug.

    It is drawn from an empty request: nobody signed in, nothing said to anybody, no session, no cookie, and of the
    address nothing but the path and what the page reads. So it can hold nothing of who happened to ask first.

    It is drawn once for each version of what is public (`PublicChange`), day at the venue and language. The version
    is asked for at every request, by one query: a page is never older than the last deed that shows, on any number
    of processes.

    minutes   for a page that tells the time: it is drawn anew so often, though nothing was done
    reads     the parameters it reads
    known     the values each can have: any other is not read, and makes no page of its own
    """

    @wraps(view)
    def inner(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        standing = standing_of(slug)
        if standing is None:
            raise Http404
        language, empty = _language(request), _nobodys(request, reads)
        if standing.public and known and empty.GET:
            offered = partial(known, standing.pk, standing.version)
            _read_only(empty, {n: v for n, v in empty.GET.items() if v in offered(n)})
        if not standing.public:
            with override(language):
                return render(empty, "portal/public/closed.html", status=503)

        def draw() -> KeptPage:
            conference = Conference.objects.select_related("series", "country").get(pk=standing.pk)
            with override(language), timezone.override(ZoneInfo(standing.zone)):
                drawn = view(empty, conference, **kwargs)
            return page_of(drawn.content, drawn["Content-Type"])

        place = f"{language} {standing.pk} {empty.get_full_path()}"
        return _answer(request, shelf.page(place, _state(standing, minutes), draw), language)

    return public(inner)


def _language(request: HttpRequest) -> str:
    """As the address says; where it says nothing, as the browser asks. A cookie has no say."""
    named = get_language_from_path(request.path_info)
    if named:
        return named
    empty = HttpRequest()
    empty.META["HTTP_ACCEPT_LANGUAGE"] = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    return get_language_from_request(empty)


def _nobodys(request: HttpRequest, reads: tuple[str, ...]) -> HttpRequest:
    empty = HttpRequest()
    empty.method = "GET"
    empty.path, empty.path_info = request.path, request.path_info
    empty.resolver_match = request.resolver_match
    asked = {name: request.GET.get(name, "")[:LONGEST] for name in reads}
    _read_only(empty, {name: said for name, said in asked.items() if said})
    return empty


def _read_only(empty: HttpRequest, asked: dict[str, str]) -> None:
    empty.META["QUERY_STRING"] = urlencode(asked)
    empty.GET = QueryDict(empty.META["QUERY_STRING"])


def _state(standing: Standing, minutes: int) -> State:
    now = timezone.now()
    day = timezone.localdate(now, ZoneInfo(standing.zone)).isoformat()
    moment = int(now.timestamp()) // (60 * minutes) if minutes else 0
    return State(standing.version, day, moment)


def _answer(request: HttpRequest, page: KeptPage, language: str) -> HttpResponse:
    presses = "gzip" in request.headers.get("Accept-Encoding", "")
    tag = f'"{page.tag}-gzip"' if presses else f'"{page.tag}"'
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(page.pressed if presses else page.plain, content_type=page.kind)
        if presses:
            answer["Content-Encoding"] = "gzip"
    answer["ETag"] = tag
    answer["Content-Language"] = language
    patch_vary_headers(answer, ["Accept-Encoding"])
    patch_cache_control(answer, public=True, no_cache=True)
    return answer
