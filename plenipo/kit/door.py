"""What comes in over forms and addresses is cleaned once, before anything reads it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from plenipo.kit.cleaning import straight, without_controls

API = "/api/"  # answers 422 itself to what makes no sense
SECRET = "password"  # whose every character counts  # noqa: S105


class CleanTexts:
    """Control characters of every field and parameter become blanks, and what turns text round goes.

    No page, feed, file or letter can hold the first, and the second would turn what stands behind a title.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        if not request.path.startswith(API) and (cleaned := _cleaned(request.GET)):
            request.GET = cleaned  # type: ignore[assignment]
        if request.method == "POST" and (cleaned := _cleaned(request.POST)):
            request.POST = cleaned  # type: ignore[assignment]


def _clean(text: str) -> str:
    return text if text.isascii() and text.isprintable() else straight(without_controls(text))


def _cleaned(given: QueryDict) -> QueryDict | None:
    """A copy; nothing if nothing is to be cleaned, as nearly always."""
    odd = [
        name
        for name, values in given.lists()
        if SECRET not in name and any(text != _clean(text) for text in values)
    ]
    if not odd:
        return None
    copy = given.copy()
    for name in odd:
        copy.setlist(name, [_clean(text) for text in given.getlist(name)])
    copy._mutable = False
    return copy
