"""What goes wrong becomes a page. The domain's no (`Refused`) is a 409 with its sentence, at the form it answers; a
store that cannot write now is a 503; everything else is a bug, not caught here but given a number that stands in the
log and on the page."""

import errno
import logging
import secrets
import sys
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string

from plenipo.kit.errors import Refused
from plenipo.kit.forms import typed_in
from plenipo.kit.typed import ASIDE, Typed, set_into, taken_up
from plenipo.project.redrawn import redrawn

SENTENCE = 20  # characters: shorter texts are choices, addresses of rows, numbers
PAUSE = 30  # seconds after which a browser or a program may try again
log = logging.getLogger("plenipo.faults")


class DomainAnswers:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if request.method == "GET" and request.session.accessed and ASIDE in request.session:
            _put_back(request, answer)
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if isinstance(error, Refused):
            return _refused(request, str(error))
        if cannot_write_now(error):
            return _later(request)
        return None


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """On the page the form was sent from, at that form, with what was typed; a page of its own if there is none."""
    typed = Typed.of(request)
    page = redrawn(request, typed.page)
    if page is None:
        told = {"sentence": sentence, "typed": typed_in(request.POST, least=SENTENCE)}
        return render(request, "409.html", told, status=409)
    note = render_to_string("kit/parts/refused.html", {"sentence": sentence, "typed": typed})
    return HttpResponse(set_into(page, typed, note), status=409)


def _put_back(request: HttpRequest, answer: HttpResponseBase) -> None:
    drawn = isinstance(answer, HttpResponse) and answer.status_code == 200
    if not drawn or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return
    typed = taken_up(request)
    if typed is not None:
        note = render_to_string("kit/parts/put_back.html", {"typed": typed})
        answer.content = set_into(answer.content.decode(), typed, note)  # type: ignore[attr-defined]


def cannot_write_now(error: BaseException | None) -> bool:
    """A disk that is full, a database that is locked or away: nothing of ours is wrong, and later it works."""
    if isinstance(error, OperationalError | InterfaceError):
        return not str(error).startswith("no such")  # SQLite's word for a table that is not there
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def _later(request: HttpRequest) -> HttpResponse:
    """Drawn without the request: its session and messages may need the store that is away."""
    told = {
        "reference": _logged(request, 503, "", exc_info=True),
        "typed": typed_in(request.POST, least=SENTENCE),
    }
    answer = HttpResponse(render_to_string("503.html", told), status=503)
    answer["Retry-After"] = str(PAUSE)
    return answer


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its CSRF token: an old page, or another site."""
    return _page(request, 403, reason)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Drawn without the request: whatever broke may break a context processor too."""
    if cannot_write_now(sys.exception()):
        return _later(request)
    told = {"reference": _logged(request, 500, "", exc_info=True)}
    return HttpResponse(render_to_string("500.html", told), status=500)


def _page(request: HttpRequest, status: int, reason: str = "") -> HttpResponse:
    told = {"reference": _logged(request, status, reason)}
    return render(request, f"{status}.html", told, status=status)


def _logged(request: HttpRequest, status: int, reason: str, **more: Any) -> str:
    reference = secrets.token_hex(4)
    level = logging.ERROR if status >= 500 else logging.INFO
    said = "%s: %s %s by %s %s %s"
    account = _account_of(request)
    log.log(level, said, reference, status, request.method, account, request.path, reason, **more)
    return reference


def _account_of(request: HttpRequest) -> object:
    """The session may lie in the store that is away."""
    try:
        who = getattr(request, "user", None)
        return who.pk if who is not None and who.is_authenticated else "-"
    except DatabaseError:
        return "-"
