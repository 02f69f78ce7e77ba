"""Photos behind the link of a party; an officer who stands in for it reaches the same pages."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from plenipo.accreditation.access import FocalRequest, focal_points_only
from plenipo.accreditation.views import photo_pages as pages


@focal_points_only
@require_safe
def photos(request: FocalRequest) -> HttpResponse:
    return pages.party_page(request)


@focal_points_only
@require_POST
def photos_send(request: FocalRequest) -> HttpResponseBase:
    return pages.send_many(request, pages.party_page)


@focal_points_only
@require_POST
def photo_assign(request: FocalRequest, pk: int) -> HttpResponseBase:
    return pages.assign(request, pk, pages.party_page)


@focal_points_only
@require_POST
def photo_discard(request: FocalRequest, pk: int) -> HttpResponseBase:
    return pages.discard(request, pk)


@focal_points_only
@require_safe
def photo_loose(request: FocalRequest, pk: int) -> HttpResponse:
    return pages.loose(request, pk)


@focal_points_only
@require_safe
def photo(request: FocalRequest, person: int) -> HttpResponse:
    return pages.person_page(request, person)


@focal_points_only
@require_safe
def photo_image(request: FocalRequest, person: int) -> HttpResponse:
    return pages.image(request, person)


@focal_points_only
@require_POST
def photo_send(request: FocalRequest, person: int) -> HttpResponseBase:
    return pages.send_one(request, person, pages.person_page)


@focal_points_only
@require_POST
def photo_cut(request: FocalRequest, person: int) -> HttpResponseBase:
    return pages.cut(request, person)


@focal_points_only
@require_POST
def photo_remove(request: FocalRequest, person: int) -> HttpResponseBase:
    return pages.remove(request, person)
