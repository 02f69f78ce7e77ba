"""The ranks of a party's principals, over its link: stated here, confirmed by the secretariat."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import party_reader
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.views.focal import frame
from plenipo.kit.forms import done
from plenipo.protocol.access import FocalRequest, deed, focal_points_only
from plenipo.protocol.actions import offices as actions
from plenipo.protocol.forms.offices import StatementForm
from plenipo.protocol.models import Tenure
from plenipo.protocol.queries import offices as queries
from plenipo.protocol.queries.ranks import classes_of
from plenipo.protocol.rules import may_state_offices
from plenipo.protocol.words.order import NAMELESS
from plenipo.protocol.words.ranks import NO_RANK, ranks_in_words

TONES = {
    Tenure.State.STATED: "wait",
    Tenure.State.CONFIRMED: "yes",
    Tenure.State.DECLINED: "no",
}


def _own(request: FocalRequest) -> Delegation:
    delegation = delegation_of(request.focal.invitation)
    if delegation is None or not may_state_offices(delegation):
        raise Http404
    delegation.conference = request.conference_of_focal
    return delegation


def _people(request: FocalRequest, delegation: Delegation) -> dict[int, str]:
    """Of whom a rank may be stated, by delegate."""
    able = set(
        queries.may_have_rank(delegation.conference)
        .filter(delegation=delegation)
        .values_list("pk", flat=True)
    )
    seen = queries.persons_of(delegation.conference, party_reader(request.focal), [delegation])
    return {
        pk: one.styled if one.named else str(NAMELESS) for pk, one in seen.items() if pk in able
    }


@focal_points_only
@never_cache
@require_safe
def mine(request: FocalRequest) -> HttpResponse:
    return _page(request, _own(request))


def _page(
    request: FocalRequest,
    delegation: Delegation,
    form: StatementForm | None = None,
    status: int = 200,
) -> HttpResponse:
    ranks, people = ranks_in_words(classes_of(delegation.conference)), _people(request, delegation)
    rows = Tenure.objects.filter(delegate__delegation=delegation, delegate__in=people)
    page = frame(
        request,
        delegation=delegation,
        form=form or StatementForm(people, ranks),
        lines=[
            (
                people[row.delegate_id],
                row,
                ranks.get(row.rank, str(NO_RANK)),
                TONES[Tenure.State(row.state)],
            )
            for row in rows.order_by("delegate__position", "-since", "-pk")
        ],
        people=people,
    )
    return render(request, "protocol/focal.html", page, status=status)


@focal_points_only
@deed
def state(request: FocalRequest) -> HttpResponse:
    delegation = _own(request)
    ranks, people = ranks_in_words(classes_of(delegation.conference)), _people(request, delegation)
    form = StatementForm(people, ranks, request.POST)
    if not form.is_valid():
        return _page(request, delegation, form, status=422)
    told = dict(form.cleaned_data)
    able = queries.may_have_rank(delegation.conference).filter(delegation=delegation)
    delegate = get_object_or_404(able, pk=int(told.pop("person")))
    if not done(form, lambda: actions.state_office(delegate, by=request.focal, **told)):
        return _page(request, delegation, form, status=409)
    messages.success(request, _("The secretariat has received it and will confirm it."))
    return redirect(request.ways.url("protocol:mine"))


@focal_points_only
@deed
def take_back(request: FocalRequest, pk: int) -> HttpResponse:
    theirs = Tenure.objects.filter(delegate__delegation=_own(request))
    actions.take_back_office(get_object_or_404(theirs, pk=pk), by=request.focal)
    messages.success(request, _("The statement has been withdrawn."))
    return redirect(request.ways.url("protocol:mine"))
