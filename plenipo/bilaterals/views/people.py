"""Who of a delegation can be met, and when."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals.access import SideRequest, deed, delegations_only
from plenipo.bilaterals.actions.principals import (
    add_principal,
    change_principal,
    keep_times,
    remove_principal,
)
from plenipo.bilaterals.forms.principals import PrincipalForm, TimesForm
from plenipo.bilaterals.models import Level, Principal
from plenipo.bilaterals.queries.days import days_of
from plenipo.bilaterals.queries.requests import own_people, principals_of, usually_at
from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.queries.people import ShownPerson
from plenipo.delegations.views.focal import frame
from plenipo.kit.forms import done, seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.kit.phrases import with_office


def times_of(principal: Principal | None, conference: Conference) -> TimesForm:
    return TimesForm(
        initial=TimesForm.initial_of(principal, conference.zone),
        days=days_of(conference),
        zone=conference.zone,
    )


@delegations_only
@never_cache
def people(request: SideRequest) -> HttpResponse:
    there = {each.level: each for each in principals_of(request.delegation)}
    lines = [(level, Level(level).label, there.get(level)) for level in Level.values]
    return render(request, "bilaterals/focal/people.html", frame(request, lines=lines))


def _at(request: SideRequest, level: int) -> Principal | None:
    if level not in Level.values:
        raise Http404
    return principals_of(request.delegation).filter(level=level).first()


def _people(request: SideRequest) -> list[ShownPerson]:
    return own_people(request.delegation, reader_of(request.focal))


def _form(request: SideRequest, *args: Any, **kwargs: Any) -> PrincipalForm:
    people = [(one.pk, with_office(one.styled, one.capacity_label)) for one in _people(request)]
    languages = request.conference_of_focal.languages
    return PrincipalForm(*args, people=people, languages=languages, **kwargs)


def _page(
    request: SideRequest, level: int, form: PrincipalForm, times: TimesForm
) -> dict[str, Any]:
    return frame(
        request,
        level=level,
        label=Level(level).label,
        principal=_at(request, level),
        form=form,
        times=times,
    )


@delegations_only
@never_cache
def person(request: SideRequest, level: int) -> HttpResponse:
    principal, conference = _at(request, level), request.conference_of_focal
    initial = PrincipalForm.initial_of(principal)
    if principal is None:
        initial |= usually_at(level, _people(request))
    form, times = _form(request, initial=initial), times_of(principal, conference)
    page = _page(request, level, form, times) | {"was": drawn(form, times)}
    return render(request, "bilaterals/focal/person.html", page)


@delegations_only
@deed
def person_keep(request: SideRequest, level: int) -> HttpResponse:
    conference, principal = request.conference_of_focal, _at(request, level)
    if seen_in(request) != (principal.revision if principal else -1):
        return _overtaken_page(request, level, principal)
    form = _form(request, request.POST)
    times = TimesForm(request.POST, days=days_of(conference), zone=conference.zone)
    if (
        form.is_valid()
        and times.is_valid()
        and done(form, lambda: _keep(request, level, form, times))
    ):
        messages.success(request, _("Saved."))
        return redirect(request.ways.url("bilaterals:people"))
    page = _page(request, level, form, times) | {"was": request.POST.get("was", "")}
    return render(request, "bilaterals/focal/person.html", page, status=422)


def _overtaken_page(request: SideRequest, level: int, principal: Principal | None) -> HttpResponse:
    """A colleague was faster: the first to enter somebody here, to change them or to remove them."""
    conference = request.conference_of_focal
    now = _form(request, initial=PrincipalForm.initial_of(principal))
    why, at = _("A colleague on your side has since changed this."), times_of(principal, conference)
    found = overtaken(why, now, request.POST, at)
    found.data["seen"] = str(principal.revision) if principal else ""
    form = _form(request, found.data)
    times = TimesForm(found.data, days=days_of(conference), zone=conference.zone)
    page = _page(request, level, form, times) | {"overtaken": found}
    return render(request, "bilaterals/focal/person.html", page, status=409)


def _keep(request: SideRequest, level: int, form: PrincipalForm, times: TimesForm) -> None:
    principal, by = _at(request, level), by_focal(request.focal)
    if principal is None:
        principal = add_principal(
            request.conference_of_focal, request.delegation, level=level, by=by, **form.values()
        )
    else:
        seen = form.cleaned_data["seen"]
        change_principal(principal, seen=seen, by=by, **form.values())
    keep_times(principal, times.times(), by=by)


@delegations_only
@deed
def person_remove(request: SideRequest, level: int) -> HttpResponse:
    principal = _at(request, level)
    if principal is not None:
        remove_principal(principal, by=by_focal(request.focal))
    messages.success(request, _("Removed."))
    return redirect(request.ways.url("bilaterals:people"))
