"""The list of participants as a delegation reads it: with those who are named to delegations, or to its category."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from plenipo.delegations.access import FocalRequest, focal_points_only
from plenipo.delegations.bridge import party_reader
from plenipo.delegations.queries.list_versions import versions_of
from plenipo.delegations.queries.people import participants_are_disclosed
from plenipo.delegations.views.focal import frame
from plenipo.delegations.words.listed import outside_list


@focal_points_only
@never_cache
def participants(request: FocalRequest) -> HttpResponse:
    """Whoever stands in for the party reads here what the party reads, as far as the own duty opens it too."""
    conference, reader = request.conference_of_focal, party_reader(request.focal)
    shown = None
    if participants_are_disclosed(reader, conference):
        shown = outside_list(conference, reader, list(versions_of(conference)[:2]))
    page = frame(request, shown=shown)
    return render(request, "delegations/focal/participants.html", page)
