"""The page a gate works with, and what its device asks of us. Of the device's answers none is a page."""

import json
from base64 import b64encode
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from plenipo.accreditation.access import DeviceRequest, devices_only, public
from plenipo.accreditation.actions.gate_devices import enrol
from plenipo.accreditation.actions.gate_lists import remember_list
from plenipo.accreditation.actions.passages import take
from plenipo.accreditation.formats.gate_list import list_for, signed, told_since, version_of
from plenipo.accreditation.forms.gates import PART, TooMuch, passages_in, photos_in
from plenipo.accreditation.models import GateDevice
from plenipo.accreditation.queries.gate_photos import small_photos
from plenipo.accreditation.queries.gates import list_stamp, marks_held, passages_since
from plenipo.accreditation.words.gates import on_device
from plenipo.kit.errors import Refused
from plenipo.kit.json_read import json_in

KEPT = ("kit/plenipo.css", "accreditation/gate.css", "kit/page.js", "kit/mark.svg")
SCRIPTS = ("accreditation/gate-rules.js", "accreditation/gate.js")
MOST = 1_000_000  # bytes a device sends at once
OVERLAP = 60_000  # milliseconds of what was told already: another gate's may have been on its way into the database


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The same for everybody: what is of a conference comes with the list, once the device is enrolled."""
    return render(request, "accreditation/gates/page.html", {"words": on_device()})


@public
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """What keeps the page on the device; other addresses, or another wording, make it another one."""
    addresses = [urlsplit(static(each)).path for each in (*KEPT, *SCRIPTS)]
    addresses.append(reverse("accreditation:gate-page"))
    shown = page(request).content
    kept = {"name": f"gate-page-{version_of(shown + _of_files())}", "addresses": addresses}
    script = finders.find("accreditation/gate-worker.js")
    with open(str(script)) as file:
        body = f"const KEPT = {json.dumps(kept)};\n{file.read()}"
    return HttpResponse(body, content_type="text/javascript; charset=utf-8")


def _of_files() -> bytes:
    said = b""
    for each in (*KEPT, *SCRIPTS):
        with open(str(finders.find(each)), "rb") as file:
            said += file.read()
    return said


@public
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    here = reverse("accreditation:gate-page")
    icon = {"src": static("kit/mark.svg"), "sizes": "any", "type": "image/svg+xml"}
    said = {
        "name": _("Gate"),
        "short_name": _("Gate"),
        "start_url": here,
        "scope": here,
        "display": "standalone",
        "background_color": "#15171a",
        "theme_color": "#15171a",
        "icons": [icon],
    }
    return JsonResponse(said, content_type="application/manifest+json")


@csrf_exempt
@public
@require_POST
def enrolment(request: HttpRequest) -> HttpResponse:
    """A link for a secret, once. The token comes in the body, from behind the # of the link: no log has it."""
    try:
        device, secret = enrol(str(_said(request).get("link", "")), now=timezone.now())
    except ValueError as unread:
        return _unread(unread)
    except Refused as no:
        return JsonResponse({"why": str(no)}, status=409)
    return JsonResponse({"device": device.pk, "name": device.name, "secret": secret})


@devices_only
@require_safe
def badges(request: DeviceRequest) -> HttpResponse:
    """The list, if it is not the one the device has, or what changed since that. As long as nobody did anything it is
    not even put together."""
    _still_enrolled(request.device)
    gate = request.device.gate
    stamp = f"{list_stamp(gate)}.{get_language()}"
    known, _dash, of_stamp = request.headers.get("If-None-Match", "").strip('W/"').partition("-")
    if of_stamp == stamp:
        return HttpResponse(status=304, headers={"ETag": f'"{known}-{stamp}"'})
    said = list_for(gate)
    version = version_of(said)
    etag = f'"{version}-{stamp}"'
    if known == version:
        return HttpResponse(status=304, headers={"ETag": etag})
    remember_list(gate, version, said)
    headers = {"ETag": etag, "X-Signature": signed(said, gate.conference)}
    former = marks_held(gate, known) if request.headers.get("A-IM") == "lines" else None
    told = told_since(former, said) if former else None
    if (
        told
    ):  # RFC 3229; the signature is that of the whole, which the device puts together and checks
        headers |= {"IM": "lines", "Delta-Base": f'"{known}"'}
        return HttpResponse(told, status=226, content_type="application/json", headers=headers)
    return HttpResponse(said, content_type="application/json", headers=headers)


def _still_enrolled(device: GateDevice) -> None:
    if device.state != GateDevice.State.ENROLLED or device.until <= timezone.now():
        raise PermissionDenied


@devices_only
@require_POST
def sync(request: DeviceRequest) -> HttpResponse:
    """Passages in, out what other gates of the zone sent. From a revoked device they are taken; it is told nothing."""
    device, now = request.device, timezone.now()
    try:
        passages, clock, known, told = passages_in(_said(request))
    except ValueError as unread:
        return _unread(unread)
    taken = take(device, passages, clock=clock, known=known, now=now)
    answer: dict[str, Any] = {"now": round(now.timestamp() * 1000), "taken": taken}
    if device.state != GateDevice.State.ENROLLED or device.until <= now:
        return JsonResponse(answer | {"ended": True})
    zone = device.gate.zone_id
    others = passages_since(device.gate, told - OVERLAP, now)
    return JsonResponse(answer | {"zone": zone, "others": others})


@devices_only
@require_POST
def photos(request: DeviceRequest) -> HttpResponse:
    """Of those its list names, some at a time."""
    _still_enrolled(request.device)
    try:
        asked = photos_in(_said(request))
    except ValueError as unread:
        return _unread(unread)
    found = small_photos(request.device.gate.conference, asked)
    said = {key: b64encode(jpeg).decode() for key, jpeg in found.items()}
    return JsonResponse({"photos": said}, headers={"Cache-Control": "no-store"})


def _said(request: HttpRequest) -> dict[str, Any]:
    """Raises ValueError for what no device of ours sends."""
    if request.content_type != "application/json":
        raise ValueError("no JSON")
    if len(request.body) > MOST:
        raise TooMuch
    said = json_in(request.body)
    if not isinstance(said, dict):
        raise ValueError("no object")  # noqa: TRY004 -- what was sent is wrong, not our types
    return said


def _unread(no: ValueError) -> HttpResponse:
    if not isinstance(no, TooMuch):
        return JsonResponse({"why": _("What was sent cannot be read.")}, status=400)
    why = _("This is too much at once. Send at most %(n)s passages at a time.") % {"n": PART}
    return JsonResponse({"why": why}, status=413)
