"""Letters for visas behind the link of a party: asked for, printed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plenipo.accreditation import rules
from plenipo.accreditation.access import FocalRequest, deed, focal_points_only
from plenipo.accreditation.actions import visa as actions
from plenipo.accreditation.forms.visa import VisaAskForm
from plenipo.accreditation.models import VisaLetter
from plenipo.accreditation.queries import visa as queries
from plenipo.accreditation.views.visa import pdf_of
from plenipo.accreditation.words.visa import TONES
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.views.focal import frame

State = VisaLetter.State


def _delegation(request: FocalRequest) -> Delegation:
    delegation = delegation_of(request.focal.invitation)
    if delegation is None or not rules.may_have_visa_letters(delegation):
        raise Http404
    delegation.conference = request.conference_of_focal
    delegation.invitation = request.focal.invitation
    return delegation


@focal_points_only
@never_cache
@require_safe
def visa(request: FocalRequest) -> HttpResponse:
    delegation = _delegation(request)
    """Nobody is selected beforehand: few of a delegation need a visa, and a letter is not requested by mistake."""
    return _page(request, delegation, VisaAskForm(queries.those_who_may_have_one(delegation)))


def _page(
    request: FocalRequest, delegation: Delegation, form: VisaAskForm, status: int = 200
) -> HttpResponse:
    letters = queries.last_letters_of(delegation)
    lines = [
        (person, letter, TONES[State(letter.state)])
        for person in queries.those_who_may_have_one(delegation)
        for letter in letters.get(person.pk, [])
    ]
    page = frame(request, delegation=delegation, form=form, lines=lines)
    return render(request, "accreditation/visa/of_party.html", page, status=status)


@focal_points_only
@deed
def visa_ask(request: FocalRequest) -> HttpResponse:
    delegation = _delegation(request)
    form = VisaAskForm(queries.those_who_may_have_one(delegation), request.POST)
    if not form.is_valid():
        return _page(request, delegation, form, status=422)
    given = form.cleaned_data
    n = actions.ask(
        delegation,
        form.chosen,
        consulate=given["consulate"],
        wish=given["wish"],
        by=request.focal,
    )
    said = ngettext("%(n)s letter has been requested.", "%(n)s letters have been requested.", n)
    messages.success(request, said % {"n": n})
    return redirect(request.ways.url("accreditation:visa"))


def _own(request: FocalRequest, pk: int, state: str) -> VisaLetter:
    """Of this party; of another, or in another state, there is none."""
    found = VisaLetter.objects.filter(delegate__delegation=_delegation(request), state=state)
    return get_object_or_404(found.select_related("delegate__delegation__invitation"), pk=pk)


@focal_points_only
@deed
def visa_take_back(request: FocalRequest, pk: int) -> HttpResponse:
    theirs = VisaLetter.objects.filter(delegate__delegation=_delegation(request))
    actions.take_back(get_object_or_404(theirs, pk=pk), by=request.focal)
    messages.success(request, _("The request has been withdrawn."))
    return redirect(request.ways.url("accreditation:visa"))


@focal_points_only
@require_safe
def visa_paper(request: FocalRequest, pk: int) -> HttpResponse:
    return pdf_of(_own(request, pk, State.ISSUED), request.conference_of_focal)
