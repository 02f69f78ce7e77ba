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
from plenipo.bilaterals.verbs import DeskVerb
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
    "accept": DeskVerb.ACCEPTED,
    "level": DeskVerb.ACCEPTED,
    "propose": DeskVerb.PROPOSED,
    "agree": DeskVerb.PROPOSAL_ACCEPTED,
    "defer": DeskVerb.DEFERRED,
    "withdraw": DeskVerb.WITHDRAWN,
}
VERBS = {  # what the deeds behind the pages write into the desk's journal
    "ask-keep": DeskVerb.DRAFTED,
    "draft-keep": DeskVerb.CHANGED,
    "draft-drop": DeskVerb.DROPPED,
    "send": DeskVerb.SENDING,
    "undo": DeskVerb.SENDING_UNDONE,
    "person-keep": DeskVerb.PRINCIPAL_KEPT,
    "person-remove": DeskVerb.PRINCIPAL_REMOVED,
    "arrange": DeskVerb.ARRANGED,
    "place": DeskVerb.PLACED,
    "note-keep": DeskVerb.NOTED,
    "read-out-keep": DeskVerb.READ_OUT,
    "follow-up": DeskVerb.FOLLOW_UP,
    "course": DeskVerb.COURSE,
    "calendar-anew": DeskVerb.CALENDAR,
}
# pages that write nothing
READ = frozenset(
    ["mine", "ask", "people", "person", "request", "draft", "confirm", "times", "note"]
)


def _verb(name: str, do: str) -> DeskVerb | None:
    if name == "answer":
        return ANSWERS.get(do, DeskVerb.DEFERRED)
    if do == "sign":
        return DeskVerb.SIGNED
    return None if name in READ else VERBS[name]


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
