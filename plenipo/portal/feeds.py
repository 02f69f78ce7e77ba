"""Open data: what is public, for programs."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse

from plenipo.conference.models import Conference
from plenipo.portal.access import public_page
from plenipo.portal.queries.public import feed_of

Feed = Callable[..., HttpResponse]


def open_to_every_page(view: Feed) -> Feed:
    """A script of any site may read it. Said of every answer: the kept ones and the 304s too."""

    @wraps(view)
    def inner(request: HttpRequest, **address: str) -> HttpResponse:
        answer = view(request, **address)
        answer["Access-Control-Allow-Origin"] = "*"
        return answer

    return inner


@open_to_every_page
@public_page
def feed(request: HttpRequest, conference: Conference) -> HttpResponse:
    return JsonResponse(feed_of(conference), json_dumps_params={"ensure_ascii": False})
