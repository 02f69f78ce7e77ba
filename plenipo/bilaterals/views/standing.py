"""The desk stands in for a delegation: the pages behind its link, for what came by note, by telephone or in person."""

from functools import wraps
from typing import Any, cast

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from plenipo.bilaterals import rules
from plenipo.bilaterals.access import MemberRequest, StandInSideRequest, desk_only
from plenipo.bilaterals.actions.entries import entering
from plenipo.bilaterals.queries.entries import delegations_to_enter_for, source_used_last
from plenipo.delegations.access import Ways
from plenipo.delegations.forms.standing import SourceForm
from plenipo.delegations.models import Delegation
from plenipo.delegations.rules import StandIn
from plenipo.delegations.views.standing import ask_source
from plenipo.kit.access import Reached, View
from plenipo.kit.sheets import clean
from plenipo.registry.words.countries import country_name

PER_PAGE = 100
ANSWERS = {
    "accept": "bilaterals.accepted",
    "level": "bilaterals.accepted",
    "propose": "bilaterals.proposed",
    "agree": "bilaterals.proposal_accepted",
    "defer": "bilaterals.deferred",
    "withdraw": "bilaterals.withdrawn",
}
VERBS = {  # what the deeds behind the pages write into the desk's journal
    "ask-keep": "bilaterals.drafted",
    "draft-keep": "bilaterals.changed",
    "draft-drop": "bilaterals.dropped",
    "send": "bilaterals.sending",
    "undo": "bilaterals.sending_undone",
    "person-keep": "bilaterals.principal_kept",
    "person-remove": "bilaterals.principal_removed",
    "arrange": "bilaterals.arranged",
    "place": "bilaterals.placed",
    "note-keep": "bilaterals.noted",
    "read-out-keep": "bilaterals.read_out",
    "follow-up": "bilaterals.follow_up",
    "course": "bilaterals.course",
    "calendar-anew": "bilaterals.calendar",
}
# pages that write nothing
READ = frozenset(
    ["mine", "ask", "people", "person", "request", "draft", "confirm", "times", "note"]
)


def _verb(name: str, do: str) -> str:
    if name == "answer":
        return ANSWERS.get(do, "bilaterals.deferred")
    if do == "sign":
        return "bilaterals.signed"
    return "" if name in READ else VERBS[name]


def at_the_desk(view: Reached[...], name: str) -> Reached[...]:
    """The same page for the desk. What is posted says where it comes from; if it does not, that is asked first.

    name   of the page behind the link, e.g. "arrange"
    """
    own: View[StandInSideRequest, ...] = vars(view)["own"]
    _verb(name, "")  # a page without its verb stops the start

    @desk_only
    @wraps(own)
    def inner(
        request: MemberRequest, /, *, slug: str, invitation: int, **address: Any
    ) -> HttpResponseBase:
        there = Delegation.objects.filter(conference=request.conference, invitation=invitation)
        side = there.select_related("invitation__party", "party").first()
        if side is None or not rules.takes_part(side):
            raise Http404
        side.conference = side.invitation.conference = request.conference
        ways, posted = Ways((slug, invitation)), request.method == "POST"
        last = source_used_last(side, request.member.account)
        form = SourceForm(request.POST if posted else None, initial=last)
        finds = request.POST.get("do") == "find"  # looks, and enters nothing
        if posted and not form.is_valid() and not finds:
            return ask_source(request, form, side.to_call, ways.url("bilaterals:mine"))
        heard = form.heard() if posted and form.is_valid() else None
        verb = _verb(name, request.POST.get("do", ""))
        inside = cast(StandInSideRequest, request)
        inside.ways, inside.source_form, inside.delegation = ways, form, side
        inside.conference_of_focal = request.conference
        inside.focal = StandIn(
            invitation=side.invitation,
            member=request.member,
            enter=entering(side, verb, heard, member=request.member),
            language=get_language() or "en",
        )
        return own(inside, **address)

    return inner


@desk_only
@never_cache
def whom(request: MemberRequest, slug: str) -> HttpResponse:
    """For which delegation something came in."""
    words = clean(request.GET.get("q", ""))[:200]
    found = delegations_to_enter_for(request.conference, words)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lines = [(each, country_name(each.country)) for each in page]
    told = {"words": words, "page": page, "lines": lines}
    return render(request, "bilaterals/desk/whom.html", told)
