"""The owner of an account, and who has just proved it with the second factor."""

import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from plenipo.kit.access import guarded, public
from plenipo.people.access import AccountRequest, house_only, own_account, staff_or_sign_in
from plenipo.records.access import deed

FRESH = 600  # seconds a second factor counts as just given


def _proved(request: AccountRequest, **_address: Any) -> HttpResponse | None:
    elsewhere = staff_or_sign_in(request)
    if elsewhere or request.user.is_demo or _fresh(request):
        return elsewhere
    held = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    code = Authenticator.Type.TOTP in held
    name = "mfa_reauthenticate" if code else "mfa_reauthenticate_webauthn"
    messages.info(request, _("Please confirm your second factor again."))
    return redirect(f"{reverse(name)}?{urlencode({'next': reverse('accounts:address')})}")


def _fresh(request: AccountRequest) -> bool:
    said = get_authentication_records(request, request.user)
    return any(each["method"] == "mfa" and time.time() - each["at"] < FRESH for each in said)


proved_only = guarded("own account, second factor given again", _proved)

__all__ = ["AccountRequest", "deed", "house_only", "own_account", "proved_only", "public"]
