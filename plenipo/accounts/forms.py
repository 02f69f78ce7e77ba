from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.kit.addresses import is_plain, one_spelling
from plenipo.people.models import NOT_PLAIN, Account


def password(label: object, *, new: bool) -> forms.CharField:
    use = "new-password" if new else "current-password"
    hint = gettext_lazy("12 characters or more; several words are easy to remember.") if new else ""
    widget = forms.PasswordInput({"autocomplete": use})
    return forms.CharField(label=label, strip=False, widget=widget, help_text=hint, max_length=500)  # type: ignore[arg-type]


class NewPasswordForm(forms.Form):
    """Typed once: who mistypes it asks for another link."""

    password = password(gettext_lazy("New password"), new=True)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self) -> str:
        typed: str = self.cleaned_data["password"]
        validate_password(typed, self.account)
        return typed


class ChangePasswordForm(NewPasswordForm):
    password_now = password(gettext_lazy("Current password"), new=False)
    field_order = ["password_now", "password"]

    def clean_password_now(self) -> str:
        return _right(self.account, self.cleaned_data["password_now"])


class AddressForm(forms.Form):
    address = forms.EmailField(
        label=gettext_lazy("New e-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    password_now = password(gettext_lazy("Your password"), new=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_address(self) -> str:
        address = one_spelling(self.cleaned_data["address"])
        if not is_plain(address):
            raise ValidationError(NOT_PLAIN)
        return address

    def clean_password_now(self) -> str:
        return _right(self.account, self.cleaned_data["password_now"])


def _right(account: Account, typed: str) -> str:
    if not account.check_password(typed):
        raise ValidationError(_("The password is not correct. Try again."))
    return typed


class ForgottenForm(forms.Form):
    address = forms.EmailField(
        label=gettext_lazy("E-mail address of your account"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "username"}),
    )

    def clean_address(self) -> str:
        return one_spelling(self.cleaned_data["address"])
