"""Who promised what, when: one page for each party, and the list that leads there."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.conference.profile import OBSERVER
from plenipo.delegations.actions.promises import note_promise, settle
from plenipo.delegations.forms.promises import PromiseForm
from plenipo.delegations.models import Invitation, Promise
from plenipo.delegations.profile import ACCREDITATION, INVITATIONS
from plenipo.delegations.queries.invitations import invitation_of
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.promises import dealt_with, promise_in
from plenipo.delegations.words.dealings import dealings_with
from plenipo.kit.access import may_open
from plenipo.kit.errors import Refused
from plenipo.portal.forms import CommitmentsForm
from plenipo.records.access import deed

WRITES = (INVITATIONS, ACCREDITATION)
PER_PAGE = 100


@members_only(*WRITES, OBSERVER)
@require_safe
def commitments(request: MemberRequest, slug: str) -> HttpResponse:
    form = CommitmentsForm(request.GET)
    words, only_open = form.asked()
    found = dealt_with(request.conference, words, only_open=only_open)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    told = {
        "form": form,
        "page": page,
        "lines": [
            {
                "invitation": each,
                "country": country_of(each),
                "late": each.next_due is not None and each.next_due < today,
            }
            for each in page
        ],
    }
    return render(request, "portal/commitments.html", told)


@members_only(*WRITES, OBSERVER)
@require_safe
def commitments_with(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _page(request, _invitation(request, pk), PromiseForm())


@members_only(*WRITES)
@deed
def promise_add(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    invitation, form = _invitation(request, pk), PromiseForm(request.POST)
    if not form.is_valid():
        return _page(request, invitation, form, status=422)
    note_promise(invitation, by=request.by, **form.cleaned_data)
    messages.success(request, _("The commitment has been recorded."))
    return redirect("portal:commitments-with", slug=slug, pk=pk)


@members_only(*WRITES)
@deed
def promise_settle(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    promise = get_object_or_404(promise_in(request.conference, pk))
    try:
        settle(promise, request.POST.get("state", ""), by=request.by)
    except Refused as no:
        messages.error(request, str(no))
    else:
        said = _("The commitment has been changed: %(state)s.")
        state = Promise.State(request.POST["state"]).label
        messages.success(request, said % {"state": state})
    return redirect("portal:commitments-with", slug=slug, pk=promise.invitation_id)


def _invitation(request: MemberRequest, pk: int) -> Invitation:
    found = get_object_or_404(invitation_of(request.conference, pk))
    found.conference = request.conference
    return found


def _page(
    request: MemberRequest, invitation: Invitation, form: PromiseForm, *, status: int = 200
) -> HttpResponse:
    slug = request.conference.slug
    dealings = [
        (each, each.url if each.url and may_open(request.member, each.url) else "")
        for each in dealings_with(invitation, request.member)
    ]
    told = {
        "invitation": invitation,
        "country": country_of(invitation),
        "dealings": dealings,
        "form": form,
        "open": sum(each.state in ("open", "overdue") for each, _url in dealings),
        "may_write": request.member.has(*WRITES),
        "states": Promise.State,
        "crumbs": [{"label": _("Commitments"), "url": reverse("portal:commitments", args=[slug])}],
    }
    return render(request, "portal/commitments_with.html", told, status=status)
