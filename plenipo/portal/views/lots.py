"""Draws of lots for everybody: the commitment before, the record after."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from plenipo.conference.models import Conference
from plenipo.kit.locales import language_name
from plenipo.portal.access import public_page
from plenipo.portal.queries.lots import delegations_to_name
from plenipo.portal.views.public import frame
from plenipo.protocol.formats.lots import record_as_pdf
from plenipo.protocol.models import LotDraw
from plenipo.protocol.queries.lots import published_draws
from plenipo.protocol.queries.ranks import classes_of
from plenipo.protocol.words import lots as words

LANGUAGES = dict(settings.LANGUAGES)


@public_page
def draws(request: HttpRequest, conference: Conference) -> HttpResponse:
    classes, named = classes_of(conference), delegations_to_name(conference)
    lines = [
        {
            "draw": each,
            "title": words.title_of(each, classes),
            "tone": words.TONES[LotDraw.State(each.state)],
            "lots": (lots := words.lots_in_words(each, named)),
            "outcome": words.outcome_of(each, lots),
            "how": words.how_in_words(each),
            "unnamed": any(lot.name == str(words.NOT_PUBLIC) for lot in lots),
        }
        for each in published_draws(conference)
    ]
    page = {
        **frame(request, conference, "portal:draws"),
        "lines": lines,
        "languages": [(code, language_name(code)) for code in LANGUAGES],
    }
    return render(request, "portal/public/draws.html", page)


@public_page
def draw_record(
    request: HttpRequest, conference: Conference, number: int, language: str
) -> HttpResponse:
    draw = published_draws(conference).filter(number=number).first()
    if draw is None or language not in LANGUAGES:
        raise Http404
    named = delegations_to_name(conference)
    record = words.record_of(conference, draw, classes_of(conference), language, named)
    return HttpResponse(record_as_pdf(record), content_type="application/pdf")
