"""An invitation that has left the house: handed over on paper, its terms changed, the deadline of many put off."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.delegations.actions import terms as actions
from plenipo.delegations.forms.invitations import ExtendForm, SentForm, wanted_in
from plenipo.delegations.forms.standing import SourceForm
from plenipo.delegations.models import Invitation
from plenipo.delegations.queries import invitations as queries
from plenipo.delegations.queries.invitations import InvitationFilter
from plenipo.delegations.views.invitations import crumbs, invitation_or_404
from plenipo.delegations.words.mailing import mailing, why_not_extend
from plenipo.kit.errors import Refused
from plenipo.kit.forms import seen_in, whole
from plenipo.records.access import deed
from plenipo.records.models import Channel

MOST_FOUND = 20


@members_only("invitations", "accreditation")
@require_safe
def incoming(request: MemberRequest, slug: str) -> HttpResponse:
    """Somebody is on the telephone: find the party, then say what it answers."""
    words = wanted_in(request.GET).q
    found = (
        queries.board(request.conference, InvitationFilter(q=words))
        if words
        else Invitation.objects.none()
    )
    standing = found.exclude(state=Invitation.State.WITHDRAWN)[: MOST_FOUND + 1]
    lines = queries.told_apart(standing)
    page = {
        "words": words,
        "asked": quote(words),
        "by_call": "&channel=call" if request.GET.get("channel") == Channel.CALL else "",
        "lines": lines[:MOST_FOUND],
        "more": len(lines) > MOST_FOUND,
        "most": MOST_FOUND,
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/invitations/incoming.html", page)


@members_only("invitations")
@require_safe
def hand_over_ask(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = invitation_or_404(request, pk)
    usual = {"reason": _("The invitation was handed over on paper.")}
    return _hand_over_page(request, shown, SourceForm(initial=usual), shown.revision)


@members_only("invitations")
@deed
def hand_over(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = invitation_or_404(request, pk)
    form, seen = SourceForm(request.POST), seen_in(request)
    if not form.is_valid():
        return _hand_over_page(request, shown, form, seen, status=422)
    actions.hand_over(shown, form.heard(), seen=seen, member=request.member)
    messages.success(
        request, _("Recorded: the invitation has been handed over. The party can reply.")
    )
    return redirect("delegations:invitation", slug, pk)


def _hand_over_page(
    request: MemberRequest, shown: Invitation, form: SourceForm, seen: int, status: int = 200
) -> HttpResponse:
    page = {"invitation": shown, "form": form, "seen": seen, "crumbs": crumbs(request, shown)}
    return render(request, "delegations/invitations/hand_over.html", page, status=status)


@members_only("invitations")
@require_safe
def terms(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = invitation_or_404(request, pk)
    form = SentForm(request.conference, initial=_terms_of(shown))
    return _terms_page(request, shown, form, shown.revision)


@members_only("invitations")
@deed
def terms_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown, seen = invitation_or_404(request, pk), seen_in(request)
    form = SentForm(request.conference, request.POST, initial=_terms_of(shown))
    if form.is_valid():
        tell, by = form.cleaned_data["tell"], request.by
        try:
            changed = actions.change_terms(shown, seen=seen, tell=tell, by=by, **form.values)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            said = _("The terms have been changed.") if changed else _("Nothing was changed.")
            messages.success(request, said)
            return redirect("delegations:invitation", slug, pk)
    return _terms_page(request, shown, form, seen, status=422)


def _terms_of(shown: Invitation) -> dict[str, Any]:
    names = [name for name in SentForm.field_order if name != "tell"]
    return {name: getattr(shown, name) for name in names}


def _terms_page(
    request: MemberRequest, shown: Invitation, form: SentForm, seen: int, status: int = 200
) -> HttpResponse:
    page = {"invitation": shown, "form": form, "seen": seen, "crumbs": crumbs(request, shown)}
    return render(request, "delegations/invitations/terms.html", page, status=status)


# ---- the deadline of many


@members_only("invitations")
@require_safe
def extend(request: MemberRequest, slug: str) -> HttpResponse:
    """First the day, then what it would change, then the deed."""
    form = ExtendForm(request.GET if "deadline" in request.GET else None)
    return _extend_page(request, wanted_in(request.GET), form)


def _extend_page(
    request: MemberRequest, wanted: InvitationFilter, form: ExtendForm, status: int = 200
) -> HttpResponse:
    if not wanted:
        raise Refused(_("Select invitations first, or filter the list."))
    page: dict[str, Any] = {"form": form, "hidden": wanted.pairs(), "crumbs": crumbs(request)}
    if form.is_bound and form.is_valid():
        until = form.cleaned_data["deadline"]
        found = queries.with_delegations(queries.board(request.conference, wanted))
        page |= {
            "until": until,
            "tell": form.cleaned_data["tell"],
            "plan": mailing(found, lambda each: why_not_extend(each, until)),
        }
    return render(request, "delegations/invitations/extend.html", page, status=status)


@members_only("invitations")
@deed
def extend_do(request: MemberRequest, slug: str) -> HttpResponse:
    wanted, form = wanted_in(request.POST), ExtendForm(request.POST)
    if (
        request.POST.get("offered") != "tell"
    ):  # a box that is not ticked and one that was never shown look alike
        raise Refused(_("The form is incomplete. Reload the page."))
    if not form.is_valid():
        return _extend_page(request, wanted, form, status=422)
    found = queries.with_delegations(queries.board(request.conference, wanted))
    until, expected = form.cleaned_data["deadline"], whole(request.POST.get("expected", ""), 0)
    by, tell = request.by, form.cleaned_data["tell"]
    actions.extend(request.conference, found, until, expected=expected, tell=tell, by=by)
    said = ngettext(
        "%(n)s deadline has been extended.", "%(n)s deadlines have been extended.", expected
    )
    messages.success(request, said % {"n": expected})
    back = [(key, value) for key, value in wanted.pairs() if key != "row"]
    return redirect(f"{reverse('delegations:invitations', args=[slug])}?{urlencode(back)}")


@members_only("invitations")
@deed
def extend_undo(request: MemberRequest, slug: str, batch: str) -> HttpResponse:
    undone = actions.undo_extension(request.conference, batch, by=request.by)
    said = ngettext(
        "%(n)s deadline has been restored.", "%(n)s deadlines have been restored.", undone
    )
    if undone:
        messages.success(request, said % {"n": undone})
    else:
        messages.warning(
            request,
            _(
                "No deadline was restored: letters about the new date have been sent, or the date has "
                "since been changed."
            ),
        )
    return redirect("delegations:invitations", slug)
