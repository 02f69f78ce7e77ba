"""From a matched list, or from one party of the register, to drafts of invitations."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.delegations.actions import drafts
from plenipo.delegations.actions.invitations import offer_substitute
from plenipo.delegations.forms.invitations import FromListForm, InvitationForm
from plenipo.delegations.models import Invitation
from plenipo.delegations.queries import invitations as queries
from plenipo.delegations.views.invitations import crumbs, invitation_or_404
from plenipo.kit.forms import whole
from plenipo.records.access import deed
from plenipo.registry.models import MatchList, Party
from plenipo.registry.queries.entries import EntryFilter, parties_asked_for


def _lists(request: MemberRequest) -> QuerySet[MatchList]:
    return queries.lists_to_draft_from(request.conference, request.member.account)


@members_only("invitations")
@require_safe
def from_list(request: MemberRequest, slug: str) -> HttpResponse:
    form = FromListForm(
        request.conference, lists=_lists(request), initial={"match_list": request.GET.get("list")}
    )
    return _list_page(request, form)


@members_only("invitations")
@deed
def draft_list(request: MemberRequest, slug: str) -> HttpResponse:
    form = FromListForm(request.conference, request.POST, lists=_lists(request))
    if not form.is_valid():
        return _list_page(request, form, status=422)
    kept = form.cleaned_data["match_list"]
    done = drafts.draft_from_list(request.conference, kept, usual=form.usual, by=request.by)
    said = ngettext(
        "%(n)s invitation has been drafted.", "%(n)s invitations have been drafted.", done.drafted
    ) % {"n": done.drafted}
    if done.invited_already:
        said += " " + ngettext(
            "%(n)s party on the list is already invited.",
            "%(n)s parties on the list are already invited.",
            done.invited_already,
        ) % {"n": done.invited_already}
    messages.success(request, said)
    board = reverse("delegations:invitations", args=[slug])
    return redirect(f"{board}?state=drafted&drafted_from={kept.pk}")


def _list_page(request: MemberRequest, form: FromListForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "lists": _lists(request)[:50],
        "of_conference": f"?conference={request.conference.pk}",
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/invitations/from_list.html", context, status=status)


@members_only("invitations")
@deed
def undo_draft_list(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    kept = get_object_or_404(_lists(request), pk=pk)
    gone = drafts.undo_drafting(request.conference, kept, by=request.by)
    said = ngettext("%(n)s draft has been deleted.", "%(n)s drafts have been deleted.", gone) % {
        "n": gone
    }
    messages.success(request, said)
    return redirect("delegations:invitations", slug)


@members_only("invitations")
@require_safe
def new(request: MemberRequest, slug: str) -> HttpResponse:
    """Which party: found by typing. `instead_of` is an invitation whose place is offered."""
    wanted = request.GET.get("q", "").replace("\0", "").strip()[:200]
    found = list(parties_asked_for(EntryFilter(wanted))[:20]) if wanted else []
    context = {
        "wanted": wanted,
        "found": queries.parties_to_invite(request.conference, found),
        "replaced": _replaced(request, request.GET.get("instead_of", "")),
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/invitations/new.html", context)


@members_only("invitations")
@require_safe
def new_for(request: MemberRequest, slug: str, party: int) -> HttpResponse:
    chosen = get_object_or_404(Party.objects.select_related("country"), pk=party)
    replaced = _replaced(request, request.GET.get("instead_of", ""))
    initial = {"category": replaced.category, "quota": replaced.quota} if replaced else {}
    form = InvitationForm(request.conference, initial=initial)
    return _new_page(request, chosen, replaced, form)


@members_only("invitations")
@deed
def add(request: MemberRequest, slug: str, party: int) -> HttpResponse:
    chosen = get_object_or_404(Party.objects.select_related("country"), pk=party)
    replaced = _replaced(request, request.POST.get("instead_of", ""))
    form = InvitationForm(request.conference, request.POST)
    if not form.is_valid():
        return _new_page(request, chosen, replaced, form, status=422)
    if replaced:
        draft = offer_substitute(replaced, chosen, by=request.by, **form.values)
    else:
        draft = drafts.draft_one(request.conference, chosen, by=request.by, **form.values)
    messages.success(request, _("The invitation has been drafted. Check the letter, then send it."))
    return redirect("delegations:invitation", slug, draft.pk)


def _replaced(request: MemberRequest, pk: str) -> Invitation | None:
    number = whole(pk, None)
    return None if number is None else invitation_or_404(request, number)


def _new_page(
    request: MemberRequest,
    party: Party,
    replaced: Invitation | None,
    form: InvitationForm,
    status: int = 200,
) -> HttpResponse:
    context = {
        "party": party,
        "replaced": replaced,
        "form": form,
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/invitations/new_for.html", context, status=status)
