"""Who is signed in, with a second factor, and which duties they hold for the whole house."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from plenipo.kit.access import P, Reached, View, guarded
from plenipo.kit.errors import NotOpen
from plenipo.kit.forms import typed_in
from plenipo.kit.keys import whose_form
from plenipo.kit.typed import page_of
from plenipo.people.models import Account
from plenipo.people.queries import has_duties, house_duties_of


class AccountRequest(HttpRequest):
    """What a view behind a sign-in receives."""

    user: Account
    htmx: HtmxDetails


def _sign_in(request: HttpRequest) -> HttpResponse:
    """What was typed waits for whoever signs in again. Who cannot, because their account was closed while they wrote,
    or came from a page nobody knows, sees it on a page, to copy it."""
    whose = whose_form(request.POST.get("key", ""))
    typed = typed_in(request.POST) if whose.isdecimal() else ""
    if not typed:
        return redirect_to_login(page_of(request) or "/")
    comes_back = Account.objects.filter(pk=int(whose), is_active=True).exists()
    if comes_back and page_of(request):
        return redirect_to_login(page_of(request))
    told = {"closed": not comes_back, "typed": typed}
    return render(request, "kit/ended.html", told, status=403)


def staff_or_sign_in(request: HttpRequest) -> HttpResponse | None:
    """Staff duties want a second factor; demonstration accounts are excepted, loudly (the page says so)."""
    account = request.user
    if not account.is_authenticated:
        return _sign_in(request)
    if not account.is_demo and not is_mfa_enabled(account):
        messages.warning(request, _("Your duties require a second factor. Set one up to continue."))
        return redirect("mfa_index")
    return None


def _own(request: AccountRequest, **_address: Any) -> HttpResponse | None:
    account = request.user
    return None if account.is_authenticated else _sign_in(request)


own_account = guarded("own account", _own)


def _signed_in(request: AccountRequest, **_address: Any) -> HttpResponse | None:
    elsewhere = staff_or_sign_in(request)
    if elsewhere is None and not has_duties(request.user):
        raise NotOpen(
            _(
                "Your account has no duties at present. Contact the secretary-general of your conference."
            )
        )
    return elsewhere


signed_in_only = guarded("staff", _signed_in)


def house_only(*duties: str) -> Callable[[View[AccountRequest, P]], Reached[P]]:
    """Let in whoever holds one of these duties for the whole house (an administrator holds all)."""

    def guard(request: AccountRequest, **_address: Any) -> HttpResponse | None:
        elsewhere = staff_or_sign_in(request)
        if elsewhere:
            return elsewhere
        held = house_duties_of(request.user)
        if not held & {"administrator", *duties}:
            raise PermissionDenied
        return None

    return guarded("house: " + ", ".join(duties or ("administrator",)), guard)
