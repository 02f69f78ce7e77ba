"""Open data: what is public, for programs."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from plenipo.conference.models import Conference
from plenipo.portal.access import public_page
from plenipo.portal.queries.public import feed_of


@public_page
def feed(request: HttpRequest, conference: Conference) -> HttpResponse:
    answer = JsonResponse(feed_of(conference), json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
