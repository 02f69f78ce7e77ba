"""The letter to somebody who has been given duties: which they are, and how to come in the first time."""

from collections.abc import Iterator

from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenipo.conference.models import Membership
from plenipo.kit.locales import listed
from plenipo.records.actions import write_letter
from plenipo.records.models import By, Letter


def welcome(member: Membership, *, by: By) -> Letter:
    """No secret stands in it: whoever reads the address of the account can choose its password there."""
    account, conference = member.account, member.conference
    with override(account.language):
        return write_letter(
            "conference.duties",
            to=account.email,
            to_name=account.name,
            language=account.language,
            subject=_("Your duties: %(conference)s") % {"conference": conference},
            body="\n\n".join(_paragraphs(member, by)) + "\n",
            about=member,
            conference=conference.pk,
        )


def _paragraphs(member: Membership, by: By) -> Iterator[str]:
    yield str(member.account)
    yield _("%(who)s has given you these duties for %(conference)s: %(duties)s.") % {
        "who": by.account or by.name,
        "conference": member.conference,
        "duties": listed(member.duty_labels),
    }
    if not member.account.has_usable_password():
        yield _(
            "An account was made for you. Choose its password first; you will be asked for the address of this letter:"
        )
        yield settings.ADDRESS + reverse("account_reset_password")
        yield _(
            "Then sign in, and set up a second factor: a passkey, a security key or an app that shows codes."
        )
    yield _("Your desk:")
    yield settings.ADDRESS + resolve_url(settings.LOGIN_REDIRECT_URL)
