"""The desk stands in for a party that wrote, called or came: the pages of its focal point, at addresses of the desk."""

from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from plenipo.conference.access import MemberRequest, members_only
from plenipo.delegations.access import StandInRequest, Ways
from plenipo.delegations.actions.entries import entering
from plenipo.delegations.forms.standing import PREFIX, SourceForm
from plenipo.delegations.profile import ACCREDITATION, INVITATIONS
from plenipo.delegations.queries.entries import last_entry_of
from plenipo.delegations.queries.invitations import invitation_of
from plenipo.delegations.rules import StandIn
from plenipo.delegations.verbs import Verb
from plenipo.kit.access import Reached, View
from plenipo.records.models import Channel
from plenipo.records.verbs import JournalVerb

ANSWERS = (INVITATIONS, ACCREDITATION)  # the answer and the addresses of a party
PEOPLE = (ACCREDITATION,)  # names are read, and so entered, by those who decide on them
VERBS: dict[str, JournalVerb] = {  # what the deeds behind the pages write into the journal
    "answer": Verb.ANSWERED,
    "focal-point-add": Verb.FOCAL_ADDED,
    "focal-point-remove": Verb.FOCAL_REMOVED,
    "people-keep": Verb.NAMES_KEPT,
    "submit": Verb.SUBMITTED,
    "disclosure": Verb.DISCLOSURE_CHOSEN,
    "take-back": Verb.TAKEN_BACK,
    "letter-add": Verb.LETTER_ADDED,
    "change-ask": Verb.CHANGE_ASKED,
    "change-take-back": Verb.CHANGE_TAKEN_BACK,
}
# pages that write nothing
_READ = """
mine notice participants focal-points my-data-json people people-xlsx review letter letter-download change
my-person-day visa visa-paper my-credentials my-badges identity-of-party identity-enter photos photo photo-image
photo-loose my-plates my-plate
"""
READ = frozenset(_READ.split())
NOT_CARRIED = {"key", "csrfmiddlewaretoken"}


def at_the_desk(
    view: Reached[...], name: str, *duties: str, verb: JournalVerb | None = None
) -> Reached[...]:
    """The same page for an officer. What is posted says where it comes from; if it does not, that is asked first.

    name   of the page behind the link, e.g. "letter-add"
    verb   what a deed of another app writes
    """
    own: View[StandInRequest, ...] = vars(view)["own"]
    # a page without its verb stops the start
    written = verb or (None if name in READ else VERBS[name])

    @members_only(*duties)
    @wraps(own)
    def inner(
        request: MemberRequest, /, *, slug: str, invitation: int, **address: Any
    ) -> HttpResponseBase:
        found = get_object_or_404(invitation_of(request.conference, invitation))
        found.conference = request.conference
        ways = Ways((slug, invitation))
        posted = request.method == "POST"
        last = SourceForm.initial_of(last_entry_of(found, request.member.account))
        if request.GET.get("channel") in Channel.values:  # as said on the page that led here
            last["channel"] = request.GET["channel"]
        form = SourceForm(request.POST if posted else None, initial=last)
        if posted and not form.is_valid() and not request.FILES:
            return ask_source(request, form, found.party, ways.url("delegations:mine"))
        heard = form.heard() if posted and form.is_valid() else None
        duty = next((each for each in duties if request.member.has(each)), duties[0])
        back = name == "submit" and request.POST.get("do") == "back"
        kept = Verb.ANSWERS_KEPT if back else written
        inside = cast(StandInRequest, request)
        inside.ways, inside.source_form = ways, form
        inside.conference_of_focal = request.conference
        inside.focal = StandIn(
            invitation=found,
            member=request.member,
            enter=entering(found, kept, heard, member=request.member, duty=duty),
            language=get_language() or "en",
        )
        return own(inside, **address)

    return inner


def ask_source(request: HttpRequest, form: SourceForm, party: object, back: str) -> HttpResponse:
    """What was typed travels with the question; nothing is done before it is answered."""
    asked_already = any(name.startswith(f"{PREFIX}-") for name in request.POST)
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_CARRIED and not name.startswith(f"{PREFIX}-")
        for value in values
    ]
    shown = form if asked_already else SourceForm(initial=dict(form.initial))
    page = {"form": shown, "carried": carried, "party": party, "back": back}
    return render(request, "delegations/standing/source.html", page, status=422)
