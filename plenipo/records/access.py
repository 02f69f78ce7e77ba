"""A deed: a POST that happens once however often it arrives."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plenipo.kit.access import View
from plenipo.records.models import Key

KEY_FIELD = "key"


def who_asks(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"account:{request.user.pk}"
    return f"session:{request.session.session_key or '-'}"


def deed(view: View) -> View:
    """Key, rows, letters and journal commit together (reliability.md, T7).

    The form carries a `key`; a double click, a retry after a lost answer or a reload finds the first
    result: same address to go to, same words. A page that comes back with errors (status 4xx) wrote
    nothing and leaves the key free.
    """

    @require_POST
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        key = request.POST.get(KEY_FIELD, "")
        if not key or len(key) > 64:
            return HttpResponseBadRequest(_("The form came without its key. Load the page again."))
        try:
            return _first_time(request, key, lambda: view(request, *args, **kwargs))
        except _Repeated as again:
            return again.answer

    return inner


class _Repeated(Exception):
    def __init__(self, answer: HttpResponseBase) -> None:
        self.answer = answer


def _first_time(
    request: HttpRequest, key: str, do: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    with transaction.atomic():
        pressed = _claim(request, key)
        response = do()
        if response.status_code >= 400:
            transaction.set_rollback(True)
            return response
        queued = getattr(request, "_messages", None)
        pressed.said = [[m.level, str(m.message)] for m in getattr(queued, "_queued_messages", [])]
        shown = response.headers.get("Content-Location", request.path)  # a page, not a redirect
        pressed.location = getattr(response, "url", shown)
        pressed.save(update_fields=["said", "location"])
    return response


def _claim(request: HttpRequest, key: str) -> Key:
    try:
        with transaction.atomic():
            return Key.objects.create(
                key=key, who=who_asks(request), path=request.path[:300], at=timezone.now()
            )
    except IntegrityError:
        done = Key.objects.get(pk=key)
    if done.path != request.path[:300]:
        raise _Repeated(HttpResponseBadRequest(_("This key belongs to another form.")))
    for level, words in done.said:
        messages.add_message(request, level, words)
    raise _Repeated(HttpResponseRedirect(done.location or request.path))
