"""Invented people in internal copies: planted, withdrawn, and looked up when a copy was found outside."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.delegations.access import MemberRequest, deed
from plenipo.delegations.actions import canaries as actions
from plenipo.delegations.queries import canaries as queries
from plenipo.delegations.views.data import crumbs, guards_data
from plenipo.kit.cleaning import clean

MOST = 2_000  # characters of what was found


@guards_data
@require_safe
def canaries(request: MemberRequest, slug: str) -> HttpResponse:
    """Whom nobody else may read: whoever knew the names could leave them out."""
    conference, words = request.conference, clean(request.GET.get("q", ""))[:MOST]
    every = list(queries.canaries_in(conference))
    found = queries.canaries_meant(every, words) if words else every
    copies = queries.copies_with(found)
    page = {
        "words": words,
        "lines": [(each, copies.get(each.pk, [])) for each in found],
        "planted": sum(each.withdrawn_at is None for each in every),
        "without": queries.members_without(conference).count(),
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/data/canaries.html", page)


@guards_data
@deed
def canaries_plant(request: MemberRequest, slug: str) -> HttpResponse:
    n = actions.plant(request.conference, by=request.by)
    told = ngettext(
        "An invented person was planted for %(n)s member.",
        "An invented person was planted for each of %(n)s members.",
        n,
    )
    messages.success(request, told % {"n": n})
    return redirect("delegations:data-canaries", slug)


@guards_data
@deed
def canaries_withdraw(request: MemberRequest, slug: str) -> HttpResponse:
    actions.withdraw(request.conference, by=request.by)
    messages.success(
        request, _("No copy holds an invented person from now on. Earlier copies can be looked up.")
    )
    return redirect("delegations:data-canaries", slug)
