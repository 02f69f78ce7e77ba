"""The badges and passes of a delegation behind its link: which are ready and where, and one that was lost."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plenipo.accreditation import rules
from plenipo.accreditation.access import FocalRequest, deed, focal_points_only
from plenipo.accreditation.actions import custody
from plenipo.accreditation.actions.lost_badges import report_lost_over_link
from plenipo.accreditation.forms.badges import LostOfPartyForm
from plenipo.accreditation.forms.passes import LostPassForm
from plenipo.accreditation.models import Badge, Pass
from plenipo.accreditation.profile import Badges
from plenipo.accreditation.queries.badges import BadgeLine
from plenipo.accreditation.queries.badges_of_party import badges_of_party, blocked_of_party
from plenipo.accreditation.queries.passes_of_party import KindOfParty, passes_of_party
from plenipo.accreditation.words import badges as words
from plenipo.accreditation.words import passes as pass_words
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.views.focal import frame
from plenipo.kit.forms import done


def _delegation(request: FocalRequest) -> Delegation:
    delegation = delegation_of(request.focal.invitation)
    if delegation is None or not rules.has_badges(delegation):
        raise Http404
    delegation.conference = request.conference_of_focal
    return delegation


@focal_points_only
@never_cache
@require_safe
def badges(request: FocalRequest) -> HttpResponse:
    return _page(request)


def _page(
    request: FocalRequest,
    form: LostOfPartyForm | None = None,
    status: int = 200,
    pass_form: LostPassForm | None = None,
) -> HttpResponse:
    delegation = _delegation(request)
    lines = badges_of_party(delegation, reader_of(request.focal))
    kinds = passes_of_party(delegation)
    here = [_line_in_words(each) for each in lines]
    page = frame(
        request,
        lines=here,
        form=form or LostOfPartyForm(lines, initial={"badge": request.GET.get("lost")}),
        kinds=[_kind_in_words(each) for each in kinds],
        pass_form=pass_form or (form is None and _pass_form(request, kinds)),
        where=rules_of(request.conference_of_focal).of(Badges).collected,
        ready=sum(each["ready"] for each in here),
    )
    return render(request, "accreditation/badges/of_party.html", page, status=status)


def _line_in_words(line: BadgeLine) -> dict[str, Any]:
    tone, state = words.told_to_the_party(line)
    badge = line.badge
    return {
        "line": line,
        "tone": tone,
        "state": state,
        "ready": line.state == Badge.State.PRINTED,
        "number": words.number_of(badge) if badge else "",
        "at": badge.collected_at if badge and line.valid else None,
    }


def _pass_form(request: FocalRequest, kinds: list[KindOfParty]) -> LostPassForm | None:
    """In place of the one for badges, for whoever asks for it: one form on a page."""
    asked = request.GET.get("pass")
    held = _held(kinds) if asked else []
    return LostPassForm(held, initial={"piece": asked}) if held else None


def _kind_in_words(kind: KindOfParty) -> dict[str, Any]:
    today = timezone.localdate()
    told = [(each, *pass_words.told_to_the_party(each, today)) for each in kind.lines]
    return {
        "kind": kind.holding.kind,
        "held": pass_words.held_of_quota(kind.holding),
        "lines": [
            {
                "line": line,
                "tone": tone,
                "state": state,
                "days": pass_words.valid_in_words(line.piece),
                "may_be_lost": line.piece.state == Pass.State.ISSUED,
            }
            for line, tone, state in told
        ],
    }


def _held(kinds: list[KindOfParty]) -> list[Pass]:
    """What may be reported lost."""
    return [each for each in _pieces(kinds) if each.state == Pass.State.ISSUED]


def _pieces(kinds: list[KindOfParty]) -> list[Pass]:
    return [line.piece for kind in kinds for line in kind.lines]


@focal_points_only
@deed
def pass_lost(request: FocalRequest) -> HttpResponse:
    """Blocked at once, too."""
    delegation = _delegation(request)
    kinds = passes_of_party(delegation)
    pieces = _held(kinds)
    blocked = [each for each in _pieces(kinds) if each not in pieces]
    form = LostPassForm(pieces, request.POST, blocked=blocked)
    if not form.is_valid():
        return _page(request, status=422, pass_form=form)
    piece = next(each for each in pieces if each.pk == form.cleaned_data["piece"])
    told = {"loss": form.cleaned_data["loss"], "by": request.focal}
    if not done(form, lambda: custody.report_lost_over_link(piece, delegation, **told), at="piece"):
        return _page(request, status=409, pass_form=form)
    said = _("Pass %(number)s is no longer accepted. The secretariat has been notified.")
    messages.success(request, said % {"number": piece})
    return redirect(request.ways.url("accreditation:my-badges"))


@focal_points_only
@deed
def badge_lost(request: FocalRequest) -> HttpResponse:
    """Blocked at once: nobody has to agree first."""
    delegation = _delegation(request)
    lines = badges_of_party(delegation, reader_of(request.focal))
    form = LostOfPartyForm(lines, request.POST, blocked=blocked_of_party(delegation))
    if not form.is_valid():
        return _page(request, form, 422)
    theirs = Badge.objects.filter(delegation=delegation).select_related("category")
    badge = get_object_or_404(theirs, pk=form.cleaned_data["badge"])
    reason = form.cleaned_data["reason"]
    if not done(
        form, lambda: report_lost_over_link(badge, reason=reason, by=request.focal), at="badge"
    ):
        return _page(request, form, 409)
    said = _("Badge %(number)s is no longer accepted. The secretariat has been notified.")
    messages.success(request, said % {"number": words.number_of(badge)})
    return redirect(request.ways.url("accreditation:my-badges"))
