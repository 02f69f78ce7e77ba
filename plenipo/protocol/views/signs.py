"""Flags and emblems at the desk of protocol: who has none, what was sent, what is used."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions import signs as actions
from plenipo.protocol.actions.pictures import picture_sent
from plenipo.protocol.forms.offices import DeclineForm
from plenipo.protocol.forms.signs import SignFilterForm, SignForm
from plenipo.protocol.models import DelegationSign
from plenipo.protocol.queries import signs as queries
from plenipo.protocol.queries.offices import approved
from plenipo.protocol.views.frame import crumbs
from plenipo.registry.queries.finding import fits, terms_of

PER_PAGE = 60


@protocol_only
@require_safe
def signs(request: MemberRequest, slug: str) -> HttpResponse:
    form = SignFilterForm(request.GET)
    kind = queries.kind_shown(request.conference)
    lines = queries.signs_by_delegation(request.conference) if kind else []
    found = _narrowed(lines, form.asked())
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    page = {
        "form": form,
        "kind": kind,
        "lines": shown,
        "page": shown,
        "total": len(lines),
        "missing": sum(each.used is None for each in lines),
        "narrowed": form.has_changed(),
        "query": request.GET.urlencode(),
    }
    return render(request, "protocol/signs/list.html", page)


def _narrowed(
    lines: list[queries.SignsOfDelegation], asked: dict[str, str]
) -> list[queries.SignsOfDelegation]:
    terms = terms_of(asked["q"]) if asked["q"].strip() else []
    return [
        each
        for each in lines
        if (asked["show"] != "missing" or each.used is None)
        and (asked["show"] != "stated" or each.stated)
        and (not terms or fits(terms, [with_country(each.delegation)]))
    ]


def _delegation(request: MemberRequest, of: int) -> Delegation:
    found = get_object_or_404(approved(request.conference).select_related("country"), pk=of)
    found.conference = request.conference
    return found


@protocol_only
@require_safe
def sign(request: MemberRequest, slug: str, of: int) -> HttpResponse:
    return _page(request, _delegation(request, of))


def _page(
    request: MemberRequest, delegation: Delegation, status: int = 200, **forms: Any
) -> HttpResponse:
    page = {
        "delegation": delegation,
        "called": with_country(delegation),
        "kind": queries.kind_shown(request.conference),
        "found": queries.signs_of(delegation),
        "form": SignForm(),
        "decline": DeclineForm(),
        "crumbs": crumbs(
            request, ("protocol:plates", _("Plates")), ("protocol:signs", _("Flags and emblems"))
        ),
        **forms,
    }
    return render(request, "protocol/signs/one.html", page, status=status)


@protocol_only
def sign_enter(request: MemberRequest, slug: str, of: int) -> HttpResponseBase:
    form, image = image_in(request)
    return _enter(request, _delegation(request, of), form, image)


def image_in(request: Any) -> tuple[SignForm, bytes]:
    """Drawn anew before the deed begins; what is wrong with the file stands at its field."""
    form = SignForm(request.POST, request.FILES)
    if not form.is_valid():
        return form, b""
    try:
        return form, picture_sent(form.cleaned_data["image"])
    except Refused as no:
        form.add_error("image", str(no))
        return form, b""


@deed
def _enter(
    request: MemberRequest, delegation: Delegation, form: SignForm, image: bytes
) -> HttpResponse:
    if not image or not done(
        form, lambda: actions.enter_sign(delegation, image, by=request.by), at="image"
    ):
        return _page(request, delegation, 422, form=form)
    messages.success(request, _("Saved. The image stands on plates and plans from now on."))
    return redirect("protocol:sign", request.conference.slug, delegation.pk)


def _sign(request: MemberRequest, pk: int) -> DelegationSign:
    found: DelegationSign = get_object_or_404(queries.signs_in(request.conference), pk=pk)
    return found


@protocol_only
@require_safe
def sign_image(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return as_image(_sign(request, pk))


def as_image(sign: DelegationSign) -> HttpResponse:
    """It is a picture and nothing else, whatever a browser would make of it."""
    return HttpResponse(
        bytes(sign.image),
        content_type="image/jpeg",
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Content-Disposition": 'inline; filename="image.jpg"',
            "Cache-Control": "no-store, private",
        },
    )


@protocol_only
@deed
def sign_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _sign(request, pk)
    actions.remove_sign(row, seen=seen_in(request), by=request.by)
    messages.success(request, _("The image is no longer used."))
    return redirect("protocol:sign", slug, row.delegation_id)


@protocol_only
@deed
def sign_confirm(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _sign(request, pk)
    actions.confirm_sign(row, seen=seen_in(request), by=request.by)
    messages.success(request, _("Confirmed. The image stands on plates and plans from now on."))
    return redirect("protocol:sign", slug, row.delegation_id)


@protocol_only
@deed
def sign_decline(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _sign(request, pk)
    form = DeclineForm(request.POST)
    told = form.cleaned_data if form.is_valid() else {}
    if not told or not done(
        form,
        lambda: actions.decline_sign(row, told["reason"], seen=told["seen"], by=request.by),
        at="reason",
    ):
        return _page(request, _delegation(request, row.delegation_id), 422, decline=form)
    messages.success(request, _("Declined. The delegation reads the reason on its page."))
    return redirect("protocol:sign", slug, row.delegation_id)
