"""A deed: a POST that happens once however often it arrives."""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import wraps

from django.apps import apps
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponseBadRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plenipo.kit.access import P, R, View, marked
from plenipo.kit.errors import Refused
from plenipo.records.actions.claims import gone_in_words
from plenipo.records.models import Key

KEY_FIELD = "key"


def who_asks(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"account:{request.user.pk}"
    return f"session:{request.session.session_key or '-'}"


def deed(view: View[R, P]) -> View[R, P]:
    """Key, rows, letters and journal commit together: a deed is there with its record, or not at all.

    The form carries a `key`; a double click, a retry after a lost answer or a reload finds the first
    result: same address to go to, same words. A key counts for one person, one address and one content: what is
    changed and sent again after *Back*, and what another person sends, is a deed of its own. A page that comes back
    with errors (status 4xx) wrote nothing and leaves the key free.
    """

    @require_POST
    @wraps(view)
    def inner(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        key = request.POST.get(KEY_FIELD, "")
        if not key or len(key) > 64:
            return HttpResponseBadRequest(_("The form is incomplete. Reload the page."))
        try:
            return _first_time(
                request, press_of(request, key), lambda: view(request, *args, **kwargs)
            )
        except _Repeated as again:
            return again.answer
        except Http404 as lost:
            if said := _gone(request, lost, kwargs):
                raise Refused(said) from lost
            raise

    return marked(inner, is_deed=True)  # read where duties say what they open


def _gone(request: HttpRequest, lost: Http404, address: Mapping[str, object]) -> str:
    """The second of two officers is told what became of the row; whoever speaks for a party reads no officer's name."""
    if not hasattr(request, "member") or hasattr(request, "focal"):
        return ""
    why = type(lost.__context__)
    missed = next((m for m in apps.get_models() if why is getattr(m, "DoesNotExist", None)), None)
    rows = [each for each in address.values() if isinstance(each, int)]
    if missed is None or len(rows) != 1 or missed._base_manager.filter(pk=rows[0]).exists():
        return ""  # one that is there is of others, or kept from this reader
    return gone_in_words(missed(pk=rows[0]), request.member.conference_id)


def press_of(request: HttpRequest, key: str) -> str:
    """What is pressed, as 64 hexadecimal digits: the key of the form, who sends it, where to, and all it says."""
    said = [
        key,
        who_asks(request),
        request.path,
        request.GET.urlencode(),
        sorted(
            (name, values)
            for name, values in request.POST.lists()
            if name not in (KEY_FIELD, "csrfmiddlewaretoken")
        ),
        sorted(
            (name, [_digest_of(file) for file in files]) for name, files in request.FILES.lists()
        ),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _digest_of(file: "UploadedFile[bytes]") -> list[str]:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return [file.name or "", digest.hexdigest()]


class _Repeated(Exception):
    def __init__(self, answer: HttpResponseBase) -> None:
        self.answer = answer


def _first_time(
    request: HttpRequest, press: str, do: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    with transaction.atomic():
        pressed = _claim(request, press)
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


def _claim(request: HttpRequest, press: str) -> Key:
    try:
        with transaction.atomic():
            return Key.objects.create(
                key=press, who=who_asks(request), path=request.path[:300], at=timezone.now()
            )
    except IntegrityError:
        done = Key.objects.get(pk=press)
    for level, words in done.said:
        messages.add_message(request, level, words)
    raise _Repeated(HttpResponseRedirect(done.location or request.path))
