"""Identity documents behind the link of a party: entered, replaced, removed, and never shown again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import FocalRequest, deed, focal_points_only
from plenipo.accreditation.actions import identity as actions
from plenipo.accreditation.bridge import ACCREDITING
from plenipo.accreditation.forms.identity import IdentityForm
from plenipo.accreditation.profile.identity import Identity
from plenipo.accreditation.queries import identity as queries
from plenipo.accreditation.queries.identity import AskedPerson
from plenipo.accreditation.rules.identity import may_give_documents
from plenipo.accreditation.words import identity as words
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.views.focal import frame
from plenipo.kit.errors import Refused
from plenipo.kit.phrases import sentences


def _delegation(request: FocalRequest) -> Delegation:
    delegation = delegation_of(request.focal.invitation)
    if delegation is not None:
        delegation.conference = request.conference_of_focal
    if delegation is None or not may_give_documents(delegation):
        raise Http404
    return delegation


def _people(request: FocalRequest, delegation: Delegation) -> list[AskedPerson]:
    asked = queries.asked_of(request.conference_of_focal).filter(delegation=delegation)
    return queries.as_seen(ACCREDITING, asked, request.conference_of_focal)


def _one(request: FocalRequest, pk: int) -> AskedPerson:
    """Of this party; of another there is none."""
    found = [each for each in _people(request, _delegation(request)) if each.delegate.pk == pk]
    if not found:
        raise Http404
    return found[0]


def _rules(request: FocalRequest) -> Identity:
    return rules_of(request.conference_of_focal).of(Identity)


@focal_points_only
@never_cache
@require_safe
def identity(request: FocalRequest) -> HttpResponse:
    delegation = _delegation(request)
    lines = [(each, *words.how_it_stands(each.record)) for each in _people(request, delegation)]
    rules = _rules(request)
    told = [
        _("The documents are kept sealed: after saving, nobody sees them again on any page."),
        _("They are opened only for a stated reason, and each opening is recorded."),
    ]
    page = frame(
        request,
        delegation=delegation,
        lines=lines,
        margin=rules.margin,
        told=sentences(told),
        destroyed=queries.last_day_of(request.conference_of_focal),
    )
    return render(request, "accreditation/identity/of_party.html", page)


@focal_points_only
@never_cache
@require_safe
def identity_enter(request: FocalRequest, pk: int) -> HttpResponse:
    """Empty, whatever is kept."""
    one = _one(request, pk)
    seen = {"seen": one.record.revision if one.record else ""}
    return _page(request, one, IdentityForm(_rules(request).details, initial=seen))


def _page(
    request: FocalRequest, one: AskedPerson, form: IdentityForm, status: int = 200
) -> HttpResponse:
    page = frame(
        request,
        delegation=one.delegate.delegation,
        form=form,
        pairs=form.pairs(),
        one=one,
    )
    return render(request, "accreditation/identity/enter.html", page, status=status)


@focal_points_only
@never_cache
@deed
def identity_keep(request: FocalRequest, pk: int) -> HttpResponse:
    """Filled in from the lines of the document, or kept: nothing is before it is whole."""
    one = _one(request, pk)
    form = IdentityForm(_rules(request).details, request.POST).filled_in()
    if request.POST.get("do") == "read" or not form.is_valid():
        if request.POST.get("do") == "read":
            form.without_other_errors()
        return _page(request, one, form, status=422)
    one.delegate.delegation.conference = request.conference_of_focal
    try:
        actions.keep(one.delegate, form.texts(), seen=form.cleaned_data["seen"], by=request.focal)
    except Refused as no:
        form.add_error(None, str(no))
        return _page(request, one, form, status=409)
    messages.success(request, _("The document has been received and sealed."))
    return redirect(request.ways.url("accreditation:identity-of-party"))


@focal_points_only
@deed
def identity_remove(request: FocalRequest, pk: int) -> HttpResponse:
    """Also of who is no longer approved, and when nothing more is collected."""
    delegation = delegation_of(request.focal.invitation)
    theirs = Delegate.objects.filter(delegation=delegation).select_related("delegation")
    actions.remove(get_object_or_404(theirs, pk=pk), by=request.focal)
    messages.success(request, _("The document has been destroyed."))
    return redirect(request.ways.url("accreditation:identity-of-party"))
