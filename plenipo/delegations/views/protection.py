"""Protected persons: set at once and confirmed by a second person, lifted only by two; and who read their names."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.delegations import rules
from plenipo.delegations.access import MemberRequest, deed
from plenipo.delegations.actions import protection as actions
from plenipo.delegations.models import Protection
from plenipo.delegations.queries import protection as queries
from plenipo.delegations.queries.present import note_if_protected, persons_in
from plenipo.delegations.views.data import crumbs, guards_data, person_here
from plenipo.delegations.words.protection import page_in_words

PER_PAGE = 100


@guards_data
@require_safe
def protected(request: MemberRequest, slug: str) -> HttpResponse:
    conference, by = request.conference, request.by
    looked = Paginator(queries.look_ups_in(conference), PER_PAGE).get_page(request.GET.get("page"))
    proposals = list(queries.proposals_in(conference))
    persons = list(queries.protected_in(conference))
    note_if_protected(*persons, *(each.person for each in proposals))
    note_if_protected(*(each.person for each in looked))
    page = {
        "persons": persons,
        "proposals": [(each, rules.may_confirm(by, each)) for each in proposals],
        "alone": not queries.could_confirm(request.member),
        "directs": request.member.has(SECRETARY_GENERAL),
        "page": looked,
        "lines": [(each, page_in_words(each.place)) for each in looked],
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/data/protected.html", page)


@guards_data
@deed
def person_protect(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one, reason = person_here(request, pk), request.POST.get("reason", "").strip()[:500]
    conference, by = request.conference, request.by
    if request.POST.get("on") == "1":
        actions.protect(one, reason, conference=conference, by=by)
        messages.success(
            request, _("This person is now protected. A second person must confirm it.")
        )
    else:
        actions.ask_to_lift(one, reason, conference=conference, by=by)
        messages.success(
            request, _("The person stays protected until a second person has confirmed this.")
        )
    return redirect("delegations:data-person", slug, pk)


def _proposal(request: MemberRequest, pk: int) -> Protection:
    here = Protection.objects.filter(person__in=persons_in(request.conference))
    return get_object_or_404(here.select_related("person"), pk=pk)


@guards_data
@deed
def protection_confirm(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = _proposal(request, pk)
    actions.confirm(one, by=request.by)
    done = _("The protection has been confirmed.") if one.on else _("The protection has ended.")
    messages.success(request, done)
    return redirect("delegations:data-protected", slug)


@guards_data
@deed
def protection_keep(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.keep(_proposal(request, pk), by=request.by)
    messages.success(request, _("The person stays protected."))
    return redirect("delegations:data-protected", slug)
