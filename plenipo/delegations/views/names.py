"""Names to use of one invited party, set by hand; its delegation bears the same."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.conference.queries.names import names_of_parties
from plenipo.delegations.actions.names import set_names
from plenipo.delegations.forms.names import InvitationNamesForm
from plenipo.delegations.models import Invitation
from plenipo.delegations.queries.names import country_of, names_in_use
from plenipo.delegations.views.invitations import crumbs, invitation_or_404
from plenipo.kit.errors import Refused
from plenipo.kit.forms import seen_in
from plenipo.records.access import deed
from plenipo.registry.bridge.naming import with_own

WRITERS = ("invitations", "accreditation")


@members_only(*WRITERS)
@require_safe
def invitation_names(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = invitation_or_404(request, pk)
    return _page(request, shown, _form(shown), shown.revision)


@members_only(*WRITERS)
@deed
def invitation_names_set(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown, seen = invitation_or_404(request, pk), seen_in(request)
    form = _form(shown, request)
    if not form.is_valid():
        return _page(request, shown, form, seen, status=422)
    try:
        set_names(shown, form.names(), seen=seen, by=request.by)
    except Refused as no:
        form.add_error(None, str(no))
        return _page(request, shown, form, invitation_or_404(request, pk).revision, status=409)
    messages.success(request, _("The names to use have been saved."))
    return redirect("delegations:invitation", slug, pk)


def _form(shown: Invitation, request: MemberRequest | None = None) -> InvitationNamesForm:
    own = names_of_parties(shown.conference, [shown.party_id]).get(shown.party_id, {})
    usual = with_own(shown.party.called, {}, own)
    texts = {code: kept[0] if kept else str(shown.party) for code, kept in usual.items()}
    return InvitationNamesForm(names_in_use(shown), texts, request.POST if request else None)


def _page(
    request: MemberRequest,
    shown: Invitation,
    form: InvitationNamesForm,
    seen: int,
    status: int = 200,
) -> HttpResponse:
    context = {
        "invitation": shown,
        "country": country_of(shown),
        "form": form,
        "seen": seen,
        "crumbs": crumbs(request, shown),
    }
    return render(request, "delegations/names/invitation.html", context, status=status)
