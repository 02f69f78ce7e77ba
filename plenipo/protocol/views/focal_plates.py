"""The plates of a party, over its link: what stands on them, and what should."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import party_reader
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.queries.people import ShownPerson
from plenipo.delegations.views.focal import frame
from plenipo.kit.forms import done
from plenipo.protocol.access import FocalRequest, deed, focal_points_only
from plenipo.protocol.actions import plates as actions
from plenipo.protocol.forms.plates import StatedPlateForm
from plenipo.protocol.models import PlateText
from plenipo.protocol.queries.offices import persons_of
from plenipo.protocol.rules import may_state_offices
from plenipo.protocol.words import plates as words

TONES = {"stated": "wait", "in_force": "yes", "declined": "no"}


def _own(request: FocalRequest) -> Delegation:
    delegation = delegation_of(request.focal.invitation)
    if delegation is None or not may_state_offices(delegation):
        raise Http404
    delegation.conference = request.conference_of_focal
    return delegation


def _people(request: FocalRequest, delegation: Delegation) -> dict[int, ShownPerson]:
    return persons_of(delegation.conference, party_reader(request.focal), [delegation])


@focal_points_only
@never_cache
@require_safe
def mine(request: FocalRequest) -> HttpResponse:
    delegation = _own(request)
    found = PlateText.objects.filter(delegation=delegation)
    rows = {each.delegate_id: each for each in found}
    subjects: list[tuple[int, ShownPerson | None]] = [(0, None)]
    subjects += _people(request, delegation).items()
    lines = [
        {
            "key": key,
            "name": words.called(delegation, person),
            "lines": words.by_language(delegation, person, rows.get(key or None)),
            "asked": words.asked_of(rows.get(key or None)),
            "row": row if (row := rows.get(key or None)) and (row.asked or row.texts) else None,
            "tone": TONES[row.state] if row else "",
        }
        for key, person in subjects
    ]
    return render(
        request,
        "protocol/plates/mine.html",
        frame(request, delegation=delegation, lines=lines),
    )


def _subject(
    request: FocalRequest, delegation: Delegation, person: int
) -> tuple[Delegate | None, ShownPerson | None]:
    if not person:
        return None, None
    there = Delegate.objects.filter(delegation=delegation, state__in=Delegate.PRESENT)
    delegate = get_object_or_404(there, pk=person)
    return delegate, _people(request, delegation).get(delegate.pk)


@focal_points_only
@never_cache
@require_safe
def one(request: FocalRequest, person: int) -> HttpResponse:
    delegation = _own(request)
    return _page(request, delegation, person, *_subject(request, delegation, person))


def _page(
    request: FocalRequest,
    delegation: Delegation,
    key: int,
    delegate: Delegate | None,
    person: ShownPerson | None,
    form: StatedPlateForm | None = None,
    status: int = 200,
) -> HttpResponse:
    row = PlateText.objects.filter(delegation=delegation, delegate=delegate).first()
    texts: dict[str, Any] = (row.asked or row.texts) if row else {}
    seen = row.revision if row else 0
    if status == 409 and form is not None:  # what is there now has been shown with it
        typed = request.POST.copy()
        typed["seen"] = str(seen)
        form.data = typed
    page = frame(
        request,
        delegation=delegation,
        key=key,
        row=row,
        form=form or StatedPlateForm(initial={"texts": texts, "seen": seen}),
        asked=words.asked_of(row),
        name=words.called(delegation, person),
        lines=words.by_language(delegation, person, row),
    )
    return render(request, "protocol/plates/state.html", page, status=status)


@focal_points_only
@deed
def state(request: FocalRequest, person: int) -> HttpResponse:
    delegation = _own(request)
    delegate, shown = _subject(request, delegation, person)
    form = StatedPlateForm(request.POST)
    if not form.is_valid():
        return _page(request, delegation, person, delegate, shown, form, status=422)
    texts, seen, by = form.cleaned_data["texts"], form.cleaned_data["seen"], request.focal
    if not done(
        form,
        lambda: actions.state_plate(delegation, delegate, texts, seen=seen, by=by),
        at="texts",
    ):
        return _page(request, delegation, person, delegate, shown, form, status=409)
    messages.success(request, _("The secretariat has received it and will confirm it."))
    return redirect(request.ways.url("protocol:my-plates"))


@focal_points_only
@deed
def take_back(request: FocalRequest, pk: int) -> HttpResponse:
    theirs = PlateText.objects.filter(delegation=_own(request))
    actions.take_back_plate(get_object_or_404(theirs, pk=pk), by=request.focal)
    messages.success(request, _("The statement has been withdrawn."))
    return redirect(request.ways.url("protocol:my-plates"))
