"""What goes wrong becomes a page. The domain's no (`Refused`) is a 409 with its sentence; everything else is a bug,
not caught here but given a number that stands in the log and on the page."""

import logging
import secrets
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string

from plenipo.kit.errors import NotOpen, Refused
from plenipo.kit.forms import typed_in

SENTENCE = 20  # characters: shorter texts are choices, addresses of rows, numbers
log = logging.getLogger("plenipo.faults")


class KeptNowhere:
    """Nothing is kept by a browser or a proxy unless its view says that it may be: most of what we show is of people.

    A page, a file, a redirect, an answer of the API, a fault: whatever says nothing about being kept is not kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class DomainAnswers:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if isinstance(error, Refused):
            told = {"sentence": str(error), "typed": typed_in(request.POST, least=SENTENCE)}
            return render(request, "409.html", told, status=409)
        return None


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403, sentence=str(exception) if isinstance(exception, NotOpen) else "")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its CSRF token: an old page, or another site."""
    return _page(request, 403, reason)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Drawn without the request: whatever broke may break a context processor too."""
    told = {"reference": _logged(request, 500, "", exc_info=True)}
    return HttpResponse(render_to_string("500.html", told), status=500)


def _page(
    request: HttpRequest, status: int, reason: str = "", *, sentence: str = ""
) -> HttpResponse:
    told = {"reference": _logged(request, status, reason), "sentence": sentence}
    return render(request, f"{status}.html", told, status=status)


def _logged(request: HttpRequest, status: int, reason: str, **more: Any) -> str:
    reference = secrets.token_hex(4)
    who = getattr(request, "user", None)
    account = who.pk if who is not None and who.is_authenticated else "-"
    level = logging.ERROR if status == 500 else logging.INFO
    said = "%s: %s %s by %s %s %s"
    log.log(level, said, reference, status, request.method, account, request.path, reason, **more)
    return reference
