"""What happens elsewhere and concerns accounts."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from plenipo.accounts.actions.links import send_password_link
from plenipo.accounts.actions.sessions import note_session
from plenipo.people.models import Account
from plenipo.records.actions import runs
from plenipo.records.actions.jobs import Progress


@receiver(user_logged_in)
def a_session_began(request: HttpRequest, user: Account, **_signal: Any) -> None:
    if request.session.session_key is None:
        request.session.create()
    browser = request.META.get("HTTP_USER_AGENT", "")
    note_session(user, request.session.session_key or "", browser)


@runs("accounts.password_link", at_once=True)
def write_password_link(progress: Progress) -> None:
    """The row goes when it is done: an address somebody typed is kept nowhere."""
    send_password_link(progress.job.arguments["address"])
    progress.job.delete()
