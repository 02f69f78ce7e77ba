"""A page of ours drawn once more, for the person who sent a form from it."""

from copy import copy

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve
from django.utils.datastructures import MultiValueDict

from plenipo.kit.errors import Refused


def redrawn(request: HttpRequest, address: str, *, steps: int = 2) -> str | None:
    """The page at this address as this person would get it now; None if it is none, or not to be had any more, or if
    asking for it is refused as well: its own no never stands in the place of the one that is to be said.

    steps   how often it may lead on to another page of ours: what is closed shows where the matter stands
    """
    path, _mark, query = address.partition("?")
    if request.method != "POST" or not path or request.headers.get("HX-Request"):
        return None
    try:
        match = resolve(path)
        again = _as_get(request, path, query)
        again.resolver_match = match
        answer = match.func(again, *match.args, **match.kwargs)
    except (Resolver404, Http404, PermissionDenied, Refused):
        return None
    ahead: str = getattr(answer, "url", "")
    if ahead.startswith("/") and not ahead.startswith("//") and steps:
        return redrawn(request, ahead, steps=steps - 1)
    whole = isinstance(answer, HttpResponse) and answer.status_code == 200
    if not whole or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return None
    html: str = answer.content.decode()
    return html


def _as_get(request: HttpRequest, path: str, query: str) -> HttpRequest:
    """The same person and session, and none of what was posted."""
    again = copy(request)
    again.method = "GET"
    again.path = again.path_info = path
    again.META = {
        **request.META,
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
    }
    again.__dict__["GET"] = QueryDict(query)
    again.__dict__["_post"] = QueryDict()
    again.__dict__["_files"] = MultiValueDict()
    return again
