from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache

from plenipo.kit.access import public
from plenipo.people.access import signed_in_only
from plenipo.records.queries import as_shown, jobs_of, overdue

PATIENCE = timedelta(minutes=10)


@public
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 while the database answers and the worker keeps up; what is wrong otherwise, with 503."""
    try:
        waiting = overdue(timezone.now() - PATIENCE)
    except DatabaseError:
        return JsonResponse({"database": "does not answer"}, status=503)
    worker = "keeps up" if not waiting else f"{waiting} letters or jobs wait for ten minutes"
    return JsonResponse({"database": "answers", "worker": worker}, status=503 if waiting else 200)


@signed_in_only
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """How far long work is; to who asked for it. The fragment alone, when it asks for itself again."""
    mine = get_object_or_404(jobs_of(request.user.pk or 0), pk=pk)
    asked = request.GET.get("lang", "")
    known = asked if asked in dict(settings.LANGUAGES) else translation.get_language()
    with translation.override(known):
        name = "_job" if request.htmx else "job"  # type: ignore[attr-defined]
        return render(request, f"records/{name}.html", {"job": as_shown(mine)})
