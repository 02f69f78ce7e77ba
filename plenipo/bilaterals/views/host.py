"""The host's leadership: whom delegations may ask to meet, and when they can be met."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from plenipo.bilaterals.access import MemberRequest, deed, desk_only
from plenipo.bilaterals.actions.principals import (
    add_principal,
    change_principal,
    keep_times,
    remove_principal,
)
from plenipo.bilaterals.forms.principals import HostPrincipalForm, TimesForm
from plenipo.bilaterals.models import Principal
from plenipo.bilaterals.queries.days import days_of
from plenipo.bilaterals.queries.requests import host_principals
from plenipo.bilaterals.views.people import times_of
from plenipo.kit.forms import done, seen_in
from plenipo.kit.overtaken import drawn, overtaken


@desk_only
def hosts(request: MemberRequest, slug: str) -> HttpResponse:
    there = host_principals(request.conference).prefetch_related("availabilities")
    return render(request, "bilaterals/desk/hosts.html", {"principals": there})


def _one(request: MemberRequest, pk: int | None) -> Principal | None:
    return get_object_or_404(host_principals(request.conference), pk=pk) if pk else None


@desk_only
def host(request: MemberRequest, slug: str, pk: int | None = None) -> HttpResponse:
    principal, conference = _one(request, pk), request.conference
    initial = HostPrincipalForm.initial_of(principal)
    if principal is None:
        initial["receives"] = True
    form = HostPrincipalForm(initial=initial, languages=conference.languages)
    times = times_of(principal, conference)
    page = {"principal": principal, "form": form, "times": times, "was": drawn(form, times)}
    return render(request, "bilaterals/desk/host.html", page)


@desk_only
@deed
def host_keep(request: MemberRequest, slug: str, pk: int | None = None) -> HttpResponse:
    conference, principal = request.conference, _one(request, pk)
    if principal is not None and seen_in(request) != principal.revision:
        return _overtaken_page(request, principal)
    form = HostPrincipalForm(request.POST, languages=conference.languages)
    times = TimesForm(request.POST, days=days_of(conference), zone=conference.zone)
    if (
        form.is_valid()
        and times.is_valid()
        and done(form, lambda: _keep(request, principal, form, times))
    ):
        messages.success(request, _("Saved."))
        return redirect("bilaterals:hosts", slug=slug)
    page: dict[str, Any] = {"principal": principal, "form": form, "times": times}
    page["was"] = request.POST.get("was", "")
    return render(request, "bilaterals/desk/host.html", page, status=422)


def _overtaken_page(request: MemberRequest, principal: Principal) -> HttpResponse:
    conference = request.conference
    now = HostPrincipalForm(
        initial=HostPrincipalForm.initial_of(principal), languages=conference.languages
    )
    why = _("This has since been changed.")
    found = overtaken(why, now, request.POST, times_of(principal, conference))
    found.data["seen"] = str(principal.revision)
    page = {
        "principal": principal,
        "form": HostPrincipalForm(found.data, languages=conference.languages),
        "times": TimesForm(found.data, days=days_of(conference), zone=conference.zone),
        "overtaken": found,
    }
    return render(request, "bilaterals/desk/host.html", page, status=409)


def _keep(
    request: MemberRequest, principal: Principal | None, form: HostPrincipalForm, times: TimesForm
) -> None:
    if principal is None:
        principal = add_principal(request.conference, None, by=request.by, **form.values())
    else:
        seen = form.cleaned_data["seen"]
        change_principal(principal, seen=seen, by=request.by, **form.values())
    keep_times(principal, times.times(), by=request.by)


@desk_only
@deed
def host_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    principal = _one(request, pk)
    if principal is not None:
        remove_principal(principal, by=request.by)
    messages.success(request, _("Removed."))
    return redirect("bilaterals:hosts", slug=slug)
