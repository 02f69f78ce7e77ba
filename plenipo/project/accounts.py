import smtplib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given by the secretariat: nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """An account has an e-mail address and no user name."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The link that resets a password is sent at once and kept nowhere: it does not go through the outbox."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, smtplib.SMTPException) as fault:
            raise Refused(
                _("The letter could not be sent just now. Try again in some minutes.")
            ) from fault
