"""The public programme: the version released last, readable without script, on a telephone and on paper."""

from functools import lru_cache, partial
from operator import itemgetter
from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from plenipo.conference.models import Conference
from plenipo.kit.alphabet import in_order
from plenipo.kit.locales import language_name, listed
from plenipo.portal.access import public_page
from plenipo.portal.queries.public import published_or_404
from plenipo.portal.views.public import frame
from plenipo.programme.formats.released import rooms_in
from plenipo.programme.models import Session
from plenipo.programme.queries.published import (
    ProgrammeFilter,
    PublishedSession,
    Slot,
    by_day,
    now_and_next,
    published,
)
from plenipo.programme.words.changes import changes_published
from plenipo.programme.words.public_grid import grids_of

FILTERS = ("kind", "room", "language", "track")
page_of_the_moment = partial(public_page, minutes=5)


@lru_cache(maxsize=64)
def _offered(conference: int, version: int) -> dict[str, set[str]]:
    """What can be chosen, by parameter, at a version of what is public."""
    shown = published(Conference.objects.get(pk=conference))
    frozen = [entry.frozen for entry in shown.entries()] if shown else []
    return {
        "kind": {each.kind for each in frozen},
        "room": {each.room for each in frozen},
        "language": {code for each in frozen for code in (*each.spoken, *each.into)},
        "track": {each.track for each in frozen},
    }


def _known(conference: int, version: int, name: str) -> set[str]:
    return {"grid"} if name == "as" else _offered(conference, version)[name]


programme_page = partial(page_of_the_moment, reads=(*FILTERS, "as"), known=_known)


@programme_page
def programme(request: HttpRequest, conference: Conference) -> HttpResponse:
    shown = published_or_404(conference)
    every = shown.entries()
    wanted = ProgrammeFilter(*(request.GET.get(key, "") for key in FILTERS))
    as_grid = request.GET.get("as") == "grid"
    entries = [entry for entry in every if wanted.fits(entry.frozen)]
    running, following = now_and_next(every, timezone.now())
    page = {
        **frame(request, conference, "portal:programme"),
        "shown": shown,
        "entries": entries,
        "days": grids_of(entries) if as_grid else _days(entries),
        "as_grid": as_grid,
        "shapes": _shapes(request, as_grid),
        "running": running,
        "following": following,
        "filters": _filters(every, wanted),
        "narrowed": wanted != ProgrammeFilter(),
        "changes": changes_published(shown) if shown.version.number > 1 else [],
    }
    return render(request, "portal/public/programme.html", page)


def _shapes(request: HttpRequest, as_grid: bool) -> list[dict[str, Any]]:
    """The same sessions as a list and as a grid."""
    asked = request.GET.copy()
    asked.pop("as", None)
    grid = asked.copy()
    grid["as"] = "grid"
    return [
        {"label": pgettext("view", "List"), "url": f"?{asked.urlencode()}", "current": not as_grid},
        {"label": _("Grid of rooms and times"), "url": f"?{grid.urlencode()}", "current": as_grid},
    ]


def _days(entries: list[PublishedSession], base: str = "") -> list[dict[str, Any]]:
    """base   address of the programme, if the page has another"""
    language = get_language() or "en"
    return [
        {
            "name": day.name,
            "anchor": day.anchor,
            "slots": [_drawn(slot, base, language) for slot in day.slots],
        }
        for day in by_day(entries)
    ]


@lru_cache(maxsize=2048)
def _drawn(slot: Slot, base: str, language: str) -> str:
    """Drawing the slots is most of the page's cost, and after most deeds all of them say what they said before."""
    return render_to_string("portal/public/_slot.html", {"slot": slot, "base": base})


def _filters(
    entries: list[PublishedSession], wanted: ProgrammeFilter
) -> dict[str, list[dict[str, Any]]]:
    """What can be chosen: only what there is."""
    kinds = sorted({(entry.frozen.kind, entry.kind) for entry in entries})
    codes = {code for entry in entries for code in (*entry.frozen.spoken, *entry.frozen.into)}
    languages = [(code, capfirst(language_name(code))) for code in codes]
    choices = {
        "kind": kinds,
        "room": [(code, f"{code} {name}") for code, name in rooms_in(entries)],
        "language": in_order(languages, key=itemgetter(1)),
        "track": sorted({(e.frozen.track, e.track) for e in entries if e.track}),
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
        "spoken": entry.spoken,
        "into": capfirst(listed(map(language_name, entry.frozen.into))),
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
    page = {
        "conference": conference,
        "days": _days(shown.entries(), url),
        "url": url,
        "shown": shown,
    }
    return render(request, "portal/public/embed_programme.html", page)
