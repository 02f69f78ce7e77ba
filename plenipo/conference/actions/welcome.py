"""The letter to somebody who has been given duties: which they are, and how to come in the first time."""

from collections.abc import Iterator

from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenipo.accounts.actions.links import welcome_link
from plenipo.conference.models import Membership
from plenipo.kit.locales import listed
from plenipo.kit.phrases import greeting
from plenipo.records.actions import write_letter
from plenipo.records.models import By, Letter


def welcome(member: Membership, *, by: By) -> Letter:
    """One link leads all the way in: it sets the password and goes on to the second factor.

    Its token is filled in when the letter is sent, and no page shows it.
    """
    account, conference = member.account, member.conference
    with override(account.language):
        links = {} if account.has_usable_password() else {"link": welcome_link(account)}
        return write_letter(
            "conference.duties",
            to=account.email,
            to_name=account.name,
            language=account.language,
            subject=_("Your duties: %(conference)s") % {"conference": conference},
            body="\n\n".join(_paragraphs(member, by)) + "\n",
            about=member,
            conference=conference.pk,
            links=links,
        )


def _paragraphs(member: Membership, by: By) -> Iterator[str]:
    yield greeting(str(member.account))
    yield _("%(who)s has assigned you these duties for “%(conference)s”: %(duties)s.") % {
        "who": by.account or by.name,
        "conference": member.conference,
        "duties": listed(member.duty_labels),
    }
    if not member.account.has_usable_password():
        yield _("An account has been created for you. Use this link to choose its password:")
        yield "{link}"
        yield _(
            "The link works once, within 14 days. You then set up a second factor: a passkey, or an "
            "app that shows codes."
        )
    yield _("Your desk:")
    yield settings.ADDRESS + resolve_url(settings.LOGIN_REDIRECT_URL)
