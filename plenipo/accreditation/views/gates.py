"""Gates and their devices: set up, watched, enrolled, revoked."""

from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, badge_office_only, deed
from plenipo.accreditation.actions import gate_devices as device_actions
from plenipo.accreditation.actions import gates as actions
from plenipo.accreditation.formats.gate_sheet import gate_sheet
from plenipo.accreditation.forms.gates import DeviceForm, GateForm
from plenipo.accreditation.models import Gate, GateDevice, Zone
from plenipo.accreditation.queries import gates as queries
from plenipo.accreditation.views.frame import frame
from plenipo.accreditation.words.gates import clock_of, reason_of, state_of_device
from plenipo.kit.errors import Refused
from plenipo.kit.forms import seen_in


@badge_office_only
@require_safe
def board(request: MemberRequest, slug: str) -> HttpResponse:
    """Who is inside, and what somebody should look at."""
    now = timezone.now()
    shown = queries.board_of(request.conference, now)
    page = {
        **frame(request),
        "board": shown,
        "doubles": shown.doubles,
        "late": [(each, reason_of(each)) for each in shown.late],
        "devices": [(each, clock_of(each)) for each in shown.devices],
        "now": now,
    }
    inner = bool(getattr(request, "htmx", False))
    name = "accreditation/gates/_board.html" if inner else "accreditation/gates/board.html"
    return render(request, name, page)


@badge_office_only
@require_safe
def gates(request: MemberRequest, slug: str) -> HttpResponse:
    return _list_page(request, GateForm(request.conference))


def _list_page(request: MemberRequest, form: GateForm, status: int = 200) -> HttpResponse:
    now = timezone.now()
    page = {
        **frame(request),
        "gates": queries.gates_of(request.conference),
        "devices": {
            device.pk: state_of_device(device, now)
            for gate in queries.gates_of(request.conference)
            for device in gate.known  # type: ignore[attr-defined]
        },
        "form": form,
        "zones": Zone.objects.filter(conference=request.conference).exists(),
    }
    return render(request, "accreditation/gates/gates.html", page, status=status)


@badge_office_only
@deed
def gate_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = GateForm(request.conference, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.add_gate(
                request.conference, name=said["name"], zone=said["zone"], by=request.by
            )
        except Refused as no:
            form.add_error("name", str(no))
        else:
            messages.success(request, _("The gate has been added. Next: enrol its devices."))
            return redirect("accreditation:gate", slug, made.pk)
    return _list_page(request, form, status=422)


@badge_office_only
@require_safe
def gate(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = _gate_or_404(request, pk)
    values = {"name": shown.name, "zone": shown.zone_id, "seen": shown.revision}
    return _gate_page(request, shown, GateForm(request.conference, initial=values), DeviceForm())


def _gate_or_404(request: MemberRequest, pk: int) -> Gate:
    return get_object_or_404(queries.gates_of(request.conference), pk=pk)


def _gate_page(
    request: MemberRequest,
    shown: Gate,
    form: GateForm,
    device_form: DeviceForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    now = timezone.now()
    page = {
        **frame(request),
        "gate": shown,
        "form": form,
        "device_form": device_form,
        "devices": [
            (each, state_of_device(each, now), clock_of(each))
            for each in shown.known  # type: ignore[attr-defined]
        ],
        "hours": queries.gate_rules(request.conference).link,
        "crumbs": [
            {
                "label": _("Gates and devices"),
                "url": reverse("accreditation:gates", args=[request.conference.slug]),
            }
        ],
        **more,
    }
    return render(request, "accreditation/gates/gate.html", page, status=status)


@badge_office_only
@deed
def gate_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = _gate_or_404(request, pk)
    form = GateForm(request.conference, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.change_gate(
                shown, seen=seen_in(request), name=said["name"], zone=said["zone"], by=request.by
            )
        except Refused as no:
            form.add_error("name", str(no))
        else:
            messages.success(request, _("The gate has been saved."))
            return redirect("accreditation:gate", slug, pk)
    return _gate_page(request, shown, form, DeviceForm(), status=422)


@badge_office_only
@deed
def gate_close(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.close_gate(_gate_or_404(request, pk), by=request.by)
    messages.success(request, _("The gate is closed."))
    return redirect("accreditation:gates", slug)


@badge_office_only
@deed
def gate_reopen(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.reopen_gate(_gate_or_404(request, pk), by=request.by)
    messages.success(request, _("The gate is open again."))
    return redirect("accreditation:gate", slug, pk)


@badge_office_only
@deed
def device_link(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """The link is on this page and nowhere else: only its digest is kept."""
    shown, form = _gate_or_404(request, pk), DeviceForm(request.POST)
    blank = GateForm(request.conference, initial={"name": shown.name, "zone": shown.zone_id})
    if not form.is_valid():
        return _gate_page(request, shown, blank, form, status=422)
    device, token = device_actions.link_device(shown, name=form.cleaned_data["name"], by=request.by)
    address = f"{settings.ADDRESS}{reverse('accreditation:gate-page')}#{token}"
    page = {
        **frame(request),
        "gate": shown,
        "device": device,
        "address": address,
        "qr": segno.make(address, error="m").svg_data_uri(scale=4),
        "back": reverse("accreditation:gate", args=[slug, pk]),
    }
    answer = render(request, "accreditation/gates/link.html", page)
    answer["Content-Location"] = reverse("accreditation:gate", args=[slug, pk])
    return answer


@badge_office_only
@deed
def device_revoke(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = get_object_or_404(GateDevice, pk=pk, gate__conference=request.conference)
    device_actions.revoke_device(found, by=request.by)
    messages.success(
        request, _("The device has been revoked. It deletes its list when it next has a network.")
    )
    return redirect("accreditation:gate", slug, found.gate_id)


@badge_office_only
@require_safe
def sheet(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """For the hour in which no device works."""
    body = gate_sheet(_gate_or_404(request, pk))
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="gate-{pk}.pdf"'
    return answer
