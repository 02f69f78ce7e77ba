"""One person on one page: what the reader's duty shows of them, and what is done while they are on the telephone."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.delegations.access import MemberRequest, members_only
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.queries.approval import delegation_in
from plenipo.delegations.queries.people import SeenPerson, persons_seen_by
from plenipo.delegations.words.of_a_person import OnPage, as_page, parts_for


@members_only()
@require_safe
def person(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    seen = seen_here(request, person)
    if seen is None:
        raise Http404
    return page_of(request, seen)


def seen_here(request: MemberRequest, person: int) -> SeenPerson | None:
    """None: in no delegation, or not to be named to this reader, who is not told which."""
    seen = persons_seen_by(reader_of(request.member), [person], request.conference).get(person)
    return seen if seen is not None and seen.shown.named else None


def page_of(
    request: MemberRequest, seen: SeenPerson, status: int = 200, **typed: Any
) -> HttpResponse:
    """`typed`: the form that was wrong, as it was typed."""
    conference = request.conference
    delegation = delegation_in(conference, seen.delegation.pk).get()
    asked = OnPage(request.member, conference, seen, delegation, typed)
    slug = [conference.slug]
    page = {
        "conference": conference,
        "one": seen.shown,
        "delegation": delegation,
        **as_page(parts_for(asked)),
        "wrong": list(typed.values()),
        "crumbs": [
            {"label": _("Delegations"), "url": reverse("delegations:board", args=slug)},
            {
                "label": delegation.inside,
                "url": reverse("delegations:delegation", args=[*slug, delegation.pk]),
            },
        ],
    }
    return render(request, "delegations/person/person.html", page, status=status)
