"""A delegation asks for a meeting: whom, what for, who will read it, and a minute in which it can be undone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import SideRequest, deed, delegations_only
from plenipo.bilaterals.actions import requests as asking
from plenipo.bilaterals.forms.requests import RequestForm
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.queries import requests as queries
from plenipo.bilaterals.queries import whom as finding
from plenipo.bilaterals.queries.desk import asked_in_full
from plenipo.bilaterals.queries.entries import delegations_to_enter_for
from plenipo.bilaterals.views.focal import seen_by
from plenipo.bilaterals.words.requests import in_words
from plenipo.conference.models import in_language
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegation
from plenipo.delegations.rules import StandIn
from plenipo.delegations.views.focal import frame
from plenipo.kit.errors import Refused

FIRST = {"persons": 2, "minutes": 20, "format": "courtesy", "importance": 2, "press": "none"}
ASK = "bilaterals/focal/ask.html"


def _known(request: SideRequest) -> list[Delegation]:
    """Whom it may choose: the desk knows who comes, a focal point what is disclosed to it."""
    if not isinstance(request.focal, StandIn):
        return queries.may_be_chosen(request.focal, request.delegation)
    others = delegations_to_enter_for(request.conference_of_focal, "")
    return [each for each in others if each.pk != request.delegation.pk]


def _form(request: SideRequest, *args: Any, **kwargs: Any) -> RequestForm:
    conference = request.conference_of_focal
    host = in_language(conference.host) or in_language(conference.convenor)
    return RequestForm(
        *args,
        asker=request.delegation,
        known=_known(request),
        hosts=[each for each in queries.host_principals(conference) if each.receives],
        host_name=_("the leadership of %(host)s") % {"host": host or conference},
        **kwargs,
    )


def _draft(request: SideRequest, pk: UUID | None) -> MeetingRequest | None:
    """The draft that is changed. Raises Refused where it was sent since: the form comes back with what was typed."""
    if pk is None:
        return None
    found = get_object_or_404(seen_by(request), pk=pk, asker=request.delegation)
    asking.not_sent_yet(found)
    return found


def _left(request: SideRequest, pk: UUID | None) -> HttpResponse | None:
    """Whoever comes back to the form of what was sent since is led to the request as it is now."""
    found = None if pk is None else get_object_or_404(seen_by(request), pk=pk)
    if found is None or found.is_draft:
        return None
    return redirect(request.ways.url("bilaterals:request", found.pk))


@delegations_only
@never_cache
def ask(request: SideRequest, pk: UUID | None = None) -> HttpResponse:
    if (elsewhere := _left(request, pk)) is not None:
        return elsewhere
    draft = _draft(request, pk)
    initial: dict[str, Any] = {**FIRST, "languages": [request.focal.language]}
    if draft:
        told = queries.told_to(request.delegation, draft, in_full=True)
        initial = RequestForm.initial_of(draft, told.whom)
    return render(request, ASK, frame(request, form=_form(request, initial=initial), draft=draft))


@delegations_only
@deed
def ask_keep(request: SideRequest, pk: UUID | None = None) -> HttpResponse:
    """Find whom the name means, or keep the draft and go on to its confirmation. What cannot be kept stays as typed."""
    draft, before = _draft(request, pk), None
    form, looking = _form(request, request.POST), request.POST.get("do") == "find"
    if looking:
        form.find()
    elif form.is_valid():
        before = _asked_before(request, form, draft)
        try:
            if before is None:
                return _kept(request, form, draft)
        except Refused as no:
            form.add_error(None, str(no))
    page = frame(request, form=form, draft=draft, before=before)
    return render(request, ASK, page, status=200 if looking and not form.errors else 422)


def _asked_before(
    request: SideRequest, form: RequestForm, draft: MeetingRequest | None
) -> MeetingRequest | None:
    """*Back*, or a second tab: the same side is asked twice. What an officer may not see is not pointed out."""
    wished = form.wished()
    level, principal = wished.levels[0]
    whom = finding.Whom(
        asked=wished.asked.pk if wished.asked else None,
        to_host=wished.to_host,
        first=(level, principal.pk if principal else None),
        typed=wished.told.whom,
    )
    found = finding.asked_before(
        request.delegation, whom, but=draft.pk if draft else None, drafts=True
    )
    return found if found and seen_by(request).filter(pk=found.pk).exists() else None


def _kept(request: SideRequest, form: RequestForm, draft: MeetingRequest | None) -> HttpResponse:
    by = by_focal(request.focal)
    seen = form.cleaned_data["seen"]
    kept = asking.keep_draft(request.delegation, form.wished(), request=draft, seen=seen, by=by)
    if request.POST.get("do") != "keep":
        return redirect(request.ways.url("bilaterals:confirm", kept.pk))
    messages.success(request, _("Your draft has been saved. Nobody else can see it."))
    return redirect(request.ways.url("bilaterals:mine"))


@delegations_only
@never_cache
def confirm(request: SideRequest, pk: UUID) -> HttpResponse:
    return _left(request, pk) or _confirm(request, pk)


def _confirm(request: SideRequest, pk: UUID, refused: str = "", status: int = 200) -> HttpResponse:
    wanted = get_object_or_404(seen_by(request), pk=pk)
    told = queries.told_to(request.delegation, wanted, in_full=True)
    page = frame(
        request,
        wanted=wanted,
        told=told,
        **in_words(told),
        whom=asked_in_full(wanted),
        asks_us=finding.asks_us(wanted),
        refused=refused,
    )
    return render(request, "bilaterals/focal/confirm.html", page, status=status)


@delegations_only
@deed
def send(request: SideRequest, pk: UUID) -> HttpResponse:
    wanted = get_object_or_404(seen_by(request), pk=pk)
    try:
        asking.send_soon(wanted, by=by_focal(request.focal))
    except Refused as no:
        if _left(request, pk) is not None:  # sent from another tab: said on the page of the request
            raise
        return _confirm(request, pk, str(no), status=422)
    return redirect(request.ways.url("bilaterals:mine"))


@delegations_only
@deed
def undo(request: SideRequest, pk: UUID) -> HttpResponse:
    wanted = get_object_or_404(seen_by(request), pk=pk)
    asking.undo_sending(wanted, by=by_focal(request.focal))
    messages.success(request, _("Nothing was sent. Your request is a draft again."))
    return redirect(request.ways.url("bilaterals:draft", pk))


@delegations_only
@deed
def drop(request: SideRequest, pk: UUID) -> HttpResponse:
    draft = _draft(request, pk)
    if draft is not None:
        asking.drop_draft(draft, by=by_focal(request.focal))
    messages.success(request, _("The draft has been deleted."))
    return redirect(request.ways.url("bilaterals:mine"))
