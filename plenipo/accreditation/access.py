"""Who accredits, who examines credentials, and focal points behind their links."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from plenipo.accreditation.models import GateDevice
from plenipo.accreditation.profile import CREDENTIALS
from plenipo.accreditation.queries.gates import device_with
from plenipo.conference.access import MemberRequest, allow, in_zone_of, members_only, public
from plenipo.conference.models import Conference
from plenipo.delegations.access import FocalRequest, focal_points_only
from plenipo.delegations.profile import ACCREDITATION, DATA_PROTECTION, INVITATIONS, PRESS
from plenipo.kit.access import P, Reached, View, marked
from plenipo.records.access import deed

accreditation_only = members_only(ACCREDITATION)
credentials_only = members_only(CREDENTIALS)
data_protection_only = members_only(DATA_PROTECTION)
# who is telephoned
answers_askers = members_only(INVITATIONS, ACCREDITATION, PRESS, DATA_PROTECTION)
# who needs what stands in a document, and who guards it
asks_or_guards = members_only(ACCREDITATION, DATA_PROTECTION)

badge_office_only = members_only(ACCREDITATION)


class DeviceRequest(HttpRequest):
    """What a view behind `devices_only` receives."""

    device: GateDevice


def _conference_of(request: DeviceRequest) -> Conference:
    return request.device.gate.conference


def devices_only(view: View[DeviceRequest, P]) -> Reached[P]:
    """`Authorization: Bearer …` and no cookie, so that no other site can ask in the device's place."""
    in_zone = in_zone_of(_conference_of)(view)

    @csrf_exempt
    @wraps(view)
    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        kind, _blank, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        device = device_with(secret) if kind.lower() == "bearer" else None
        if device is None:
            raise PermissionDenied
        request.device = device  # type: ignore[attr-defined]
        return in_zone(request, *args, **kwargs)  # type: ignore[arg-type]

    return marked(inner, reached_by="gate devices")


__all__ = [
    "DeviceRequest",
    "badge_office_only",
    "devices_only",
    "public",
    "FocalRequest",
    "MemberRequest",
    "accreditation_only",
    "allow",
    "answers_askers",
    "asks_or_guards",
    "credentials_only",
    "data_protection_only",
    "deed",
    "focal_points_only",
    "members_only",
]
