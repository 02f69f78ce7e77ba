from datetime import timedelta
from shutil import disk_usage

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache

from plenipo.kit.access import public
from plenipo.people.access import AccountRequest, signed_in_only
from plenipo.records.queries import as_shown, jobs_of, overdue

PATIENCE = timedelta(minutes=10)
ROOM = 16_000_000  # bytes without which the next write-ahead log may not fit


@public
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 while the database answers and can be written, the disk has room, and the worker keeps up; what is wrong
    otherwise, with 503."""
    try:
        waiting = overdue(timezone.now() - PATIENCE)
    except DatabaseError:
        return _ill({"database": "does not answer"})
    said = {
        "database": "answers" if _may_write() else "cannot be written",
        "disk": "has room" if disk_usage(settings.DATA).free > ROOM else "is full",
        "worker": f"{waiting} letters or jobs wait for ten minutes" if waiting else "keeps up",
    }
    well = list(said.values()) == ["answers", "has room", "keeps up"]
    return JsonResponse(said) if well else _ill(said)


def _may_write() -> bool:
    try:
        with transaction.atomic():  # on SQLite this takes the turn of a writer
            connection.ensure_connection()
    except DatabaseError:
        return False
    return True


def _ill(said: dict[str, str]) -> JsonResponse:
    return JsonResponse(said, status=503, headers={"Retry-After": "30"})


@signed_in_only
def job(request: AccountRequest, pk: int) -> HttpResponse:
    """How far long work is; to who asked for it. The fragment alone, when it asks for itself again."""
    mine = get_object_or_404(jobs_of(request.user.pk or 0), pk=pk)
    asked = request.GET.get("lang", "")
    known = asked if asked in dict(settings.LANGUAGES) else translation.get_language()
    with translation.override(known):
        name = "_job" if request.htmx else "job"
        return render(request, f"records/{name}.html", {"job": as_shown(mine)})
