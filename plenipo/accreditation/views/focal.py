"""A party's own credentials, over its link: what was received, what is missing, and the letter itself."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.access import FocalRequest, deed, focal_points_only
from plenipo.accreditation.actions import credentials as actions
from plenipo.accreditation.forms.credentials import SendForm
from plenipo.accreditation.profile import LINK, Credentials
from plenipo.accreditation.queries.standing import NOT_NEEDED, how_it_takes_part
from plenipo.accreditation.words import credentials as words
from plenipo.conference.queries import rules_of
from plenipo.delegations import rules
from plenipo.delegations.actions import documents
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.rules import StandIn
from plenipo.delegations.views.focal import frame
from plenipo.kit.errors import Refused
from plenipo.kit.phrases import sentences


def _own(request: FocalRequest) -> Delegation:
    """A delegation whose category needs no credentials has no page for them."""
    delegation = delegation_of(request.focal.invitation)
    if delegation is None:
        raise Http404
    delegation.conference = request.conference_of_focal
    return delegation


def _section(request: FocalRequest) -> Credentials:
    return rules_of(request.conference_of_focal).of(Credentials)


@focal_points_only
def mine(request: FocalRequest) -> HttpResponse:
    return _page(request, _own(request), SendForm(rules=_section(request)))


def _page(
    request: FocalRequest, delegation: Delegation, form: SendForm, status: int = 200
) -> HttpResponse:
    standing = how_it_takes_part(delegation)
    state, tone = words.told_to_the_party(standing)
    page = frame(
        request,
        form=form,
        delegation=delegation,
        state=state,
        tone=tone,
        lacking=words.lacking(standing),
        needed=standing.key != NOT_NEEDED,
        letters=[
            (each, words.channel_of(each), words.authority_of(each))
            for each in standing.of_the_party
        ],
        required=sentences(words.what_is_required(_section(request), request.conference_of_focal)),
        may_send=rules.may_add_letter(delegation),
    )
    return render(request, "accreditation/focal/credentials.html", page, status=status)


@focal_points_only
def send(request: FocalRequest) -> HttpResponseBase:
    """The file is read before the deed begins."""
    form = SendForm(request.POST, request.FILES, rules=_section(request))
    scan = None
    if form.is_valid():
        try:
            scan = documents.sent(form.cleaned_data["file"])
        except Refused as no:
            form.add_error("file", str(no))
    return _send(request, form, scan)


@deed
def _send(request: FocalRequest, form: SendForm, scan: documents.Sent | None) -> HttpResponse:
    delegation = _own(request)
    if scan is None:
        return _page(request, delegation, form, status=422)
    try:
        letter = form.letter(timezone.localdate(), _channel(request))
        actions.send(delegation, letter, scan, by=request.focal)
    except Refused as no:
        form.add_error(None, str(no))
        return _page(request, delegation, form, status=409)
    messages.success(request, _("The letter has been received. The secretariat will examine it."))
    return redirect(request.ways.url("accreditation:my-credentials"))


def _channel(request: FocalRequest) -> str:
    """Where an officer stands in, what the source says."""
    if not isinstance(request.focal, StandIn):
        return LINK
    return str(request.POST.get("source-channel", LINK))
