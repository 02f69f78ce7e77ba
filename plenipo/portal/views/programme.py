"""The public programme: the version released last, readable without script, on a telephone and on paper."""

from functools import partial
from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt

from plenipo.conference.models import Conference
from plenipo.portal.access import public_page
from plenipo.portal.queries.public import published_or_404
from plenipo.portal.views.public import frame
from plenipo.programme.models import Session
from plenipo.programme.queries.formats import rooms_in
from plenipo.programme.queries.published import (
    Entry,
    Wanted,
    by_day,
    now_and_next,
)
from plenipo.programme.queries.words import language_name

page_of_the_moment = partial(public_page, minutes=5)


@page_of_the_moment
def programme(request: HttpRequest, conference: Conference) -> HttpResponse:
    shown = published_or_404(conference)
    every = shown.entries()
    wanted = Wanted(*(request.GET.get(key, "")[:20] for key in ("kind", "room", "language")))
    entries = [entry for entry in every if wanted.fits(entry.frozen)]
    running, following = now_and_next(every, timezone.now())
    page = {
        **frame(request, conference, "portal:programme"),
        "shown": shown,
        "days": by_day(entries),
        "running": running,
        "following": following,
        "filters": _filters(every, wanted),
        "narrowed": wanted != Wanted(),
        "changes": shown.changes() if shown.version.number > 1 else [],
    }
    return render(request, "portal/public/programme.html", page)


def _filters(entries: list[Entry], wanted: Wanted) -> dict[str, list[dict[str, Any]]]:
    """What can be chosen: only what there is."""
    kinds = sorted({(entry.frozen.kind, entry.kind) for entry in entries})
    codes = {code for entry in entries for code in (*entry.frozen.spoken, *entry.frozen.into)}
    choices = {
        "kind": kinds,
        "room": [(code, f"{code} {name}") for code, name in rooms_in(entries)],
        "language": [(code, language_name(code)) for code in sorted(codes)],
    }
    return {
        name: [
            {"value": value, "label": label, "chosen": getattr(wanted, name) == value}
            for value, label in found
        ]
        for name, found in choices.items()
    }


@public_page
def session(request: HttpRequest, conference: Conference, key: str) -> HttpResponse:
    entry = published_or_404(conference).entry(key)
    if entry is None:
        raise Http404
    page = {
        **frame(request, conference, "portal:programme"),
        "entry": entry,
        "day": by_day([entry])[0].name,
        "spoken": [language_name(code) for code in entry.frozen.spoken],
        "into": [language_name(code) for code in entry.frozen.into],
        "audience": Session.Audience(entry.frozen.audience).label,
    }
    return render(request, "portal/public/session.html", page)


@csp_replace({"frame-ancestors": ["*"]})
@xframe_options_exempt
@page_of_the_moment
def embed(request: HttpRequest, conference: Conference) -> HttpResponse:
    """The programme alone, to be shown in a frame on anybody's page."""
    shown = published_or_404(conference)
    url = reverse("portal:programme", args=[conference.slug])
    page = {"conference": conference, "days": by_day(shown.entries()), "url": url, "shown": shown}
    return render(request, "portal/public/embed_programme.html", page)
