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
from django.urls import reverse
from django.utils.translation import get_language_from_path

from plenipo.kit.errors import NotOpen, Refused
from plenipo.kit.forms import typed_in
from plenipo.kit.keys import whose_form, whose_page
from plenipo.kit.typed import ASIDE, TypedForm, put_aside, set_into, taken_up
from plenipo.kit.views import NOT_FOR_ROBOTS
from plenipo.project.redrawn import redrawn

SENTENCE = 20  # characters: shorter texts are choices, addresses of rows, numbers
PAUSE = 30  # seconds after which a browser or a program may try again
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
        if response.status_code >= 400 or not _for_robots(request):
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


def _for_robots(request: HttpRequest) -> bool:
    """What anybody may see, and nothing behind a personal link or a password."""
    match = request.resolver_match
    first = request.path_info.strip("/").removeprefix(
        f"{get_language_from_path(request.path_info)}/"
    )
    if match is None or "token" in match.kwargs or first.partition("/")[0] in NOT_FOR_ROBOTS:
        return False
    return getattr(match.func, "reached_by", "") == "anyone"


class DomainAnswers:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if request.method == "GET" and answer.status_code == 405:
            return _only_for_forms(request, answer)
        if request.method == "GET" and request.session.accessed and ASIDE in request.session:
            _put_back(request, answer)
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if isinstance(error, Refused):
            return _refused(request, str(error))
        if cannot_write_now(error):
            return _later(request)
        return None


def _only_for_forms(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """Somebody asks for the address of a form as for a page; a program is answered as it was."""
    if "text/html" not in request.headers.get("Accept", "text/html"):
        return answer
    page = render(request, "405.html", {"home": _home_of(request)}, status=405)
    page["Allow"] = answer.headers.get("Allow", "POST")
    return page


def _home_of(request: HttpRequest) -> str:
    """The first page of whoever came by a personal link."""
    return reverse("delegations:mine") if whose_page(request).startswith("f") else ""


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """On the page the form was sent from, at that form, with what was typed; a page of its own if there is none."""
    typed = TypedForm.of(request)
    page = redrawn(request, typed.page)
    if page is None:
        told = {"sentence": sentence, "typed": typed.text, "home": _home_of(request)}
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
    return _page(request, 403, sentence=str(exception) if isinstance(exception, NotOpen) else "")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its CSRF token: an old page, or another site. One of ours: the browser forgot the session."""
    whose = whose_form(request.POST.get("key", ""))
    if not whose:
        return _page(request, 403, reason)
    put_aside(request)
    told = {"behind_link": not whose.isdecimal(), "typed": typed_in(request.POST)}
    return render(request, "kit/ended.html", told, status=403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Drawn without the request: whatever broke may break a context processor too."""
    if cannot_write_now(sys.exception()):
        return _later(request)
    told = {"reference": _logged(request, 500, "", exc_info=True)}
    return HttpResponse(render_to_string("500.html", told), status=500)


def _page(
    request: HttpRequest, status: int, reason: str = "", *, sentence: str = ""
) -> HttpResponse:
    """Whoever filled in a form whose page they may no longer use is shown what they wrote, to copy it."""
    told = {"reference": _logged(request, status, reason), "sentence": sentence}
    if request.method == "POST" and status in (403, 404):
        told["typed"] = typed_in(request.POST)
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
