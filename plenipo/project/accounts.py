"""The library that signs people in, made to fit: who may try, what it says, which of its pages there are."""

import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account import views as library
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.forms import LoginForm
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base import forms as codes
from allauth.mfa.base.views import authenticate, index, reauthenticate
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import RedirectView

from plenipo.accounts.actions.tries import (
    in_words,
    network_of,
    spend_code,
    take_try,
    was_right,
)
from plenipo.kit.addresses import one_spelling
from plenipo.kit.codes import plain
from plenipo.people.models import Account

UNSAID = ("account/messages/logged_in.txt", "account/messages/logged_out.txt")


def _leads_to(name: str) -> Any:
    return RedirectView.as_view(pattern_name=name)


# only those of the library's pages that the house needs; ours stand in plenipo.accounts.urls
urlpatterns = [
    path("login/", library.login, name="account_login"),
    path("logout/", library.logout, name="account_logout"),
    path("inactive/", library.account_inactive, name="account_inactive"),
    path("reauthenticate/", library.reauthenticate, name="account_reauthenticate"),
    # letters of older versions, and browsers that look for the page where a password is changed, lead here
    path("password/reset/", _leads_to("accounts:forgotten"), name="account_reset_password"),
    path("change-password/", _leads_to("accounts:password"), name="account_change_password"),
    path("email/", _leads_to("accounts:address"), name="account_email"),
    path("2fa/", index, name="mfa_index"),
    path("2fa/authenticate/", authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/download/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("2fa/webauthn/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("2fa/webauthn/login/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(
        "2fa/webauthn/reauthenticate/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "2fa/webauthn/keys/<whole:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"
    ),
    path("2fa/webauthn/keys/<whole:pk>/edit/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
]


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given by the secretariat: nobody signs up by themselves. The library writes no letter."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy(
            "The address or the password is incorrect. Try again, or choose a new password."
        ),
        "incorrect_password": gettext_lazy("The password is not correct. Try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """An account has an e-mail address and no user name."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Every letter of ours goes through the outbox; the library has nothing to write."""
        raise NotImplementedError(template_prefix)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        if message_template not in UNSAID:
            super().add_message(request, level, message_template, *args, **kwargs)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """The library counts tries in the memory of one process; ours are counted in `authenticate`."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        who, network = one_spelling(str(credentials.get("email", ""))), network_of(request)
        _try("password", who=who, network=network)
        account = super().authenticate(request, **credentials)
        if account:
            was_right("password", who=who, network=network)
        return account

    def reauthenticate(self, user: Any, password: str) -> bool:
        network = network_of(context.request)
        _try("password", who=user.email, network=network)
        right = bool(user.check_password(password))
        if right:
            was_right("password", who=user.email, network=network)
        return right

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever has just signed in is not asked again: a password is asked for once."""
        said = get_authentication_records(context.request, context.request.user)
        return not said or time.time() - said[-1]["at"] > REAUTHENTICATION_TIMEOUT


class SignInForm(LoginForm):
    """In our words; whether a browser is remembered is not asked: sessions are listed, and ended, on a page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("login", _("E-mail address")), ("password", _("Password"))):
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs.pop("placeholder", None)


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "This code is incorrect. App codes change every 30 seconds: enter the current one."
        ),
    }

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """None: what is done to an account stands in the journal."""

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        n = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Key %(n)s") % {"n": n}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the address of the house, whatever name a request gives it."""
        return {"id": urlsplit(settings.ADDRESS).hostname or "localhost", "name": "Plenipo"}


def _try(kind: str, *, who: object, network: str) -> None:
    wait = take_try(kind, who=who, network=network)
    if wait:
        raise ValidationError(in_words(wait))


class _EachCodeOnce(forms.Form):
    """A code in any digits; each lets in once, on all processes."""

    user: Account
    authenticator: Authenticator
    code = forms.CharField(
        label=gettext_lazy("Code of your app, or a recovery code"),
        widget=forms.TextInput({"autocomplete": "one-time-code", "autofocus": True}),
    )

    def clean_code(self) -> str:
        network = network_of(context.request)
        _try("code", who=self.user.pk, network=network)
        self.cleaned_data["code"] = plain(self.cleaned_data["code"])
        code: str = super().clean_code()  # type: ignore[misc]
        spendable = "".join(each for each in code if each.isalnum()).lower()
        if not spend_code(self.user, spendable):
            raise ValidationError(_("This code has already been used. Wait for the next one."))
        was_right("code", who=self.user.pk, network=network)
        return code


class SetUpAppForm(ActivateTOTPForm):
    """The first code of an app, in our words and in any digits."""

    code = forms.CharField(
        label=gettext_lazy("Code shown in the app"),
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        self.cleaned_data["code"] = plain(self.cleaned_data["code"]).replace(" ", "")
        code: str = super().clean_code()
        spend_code(self.user, code)  # it has let its owner in already
        return code


class AddKeyForm(AddWebAuthnForm):
    """A passkey lets in alone; a key that is a second factor only wants the password besides."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")
        alone = self.fields["passwordless"]
        alone.label, alone.initial = _("Sign in with this key alone (a passkey)"), True
        alone.help_text = _(
            "The device asks for your finger, face or PIN. Otherwise you also enter your password."
        )


class CodeForm(_EachCodeOnce, codes.AuthenticateForm):
    """When signing in."""


class CodeAgainForm(_EachCodeOnce, codes.ReauthenticateForm):
    """Before something grave."""
