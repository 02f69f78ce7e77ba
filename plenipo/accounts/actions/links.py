"""The one link that lets somebody choose a password: in the welcome letter, and when a password is forgotten."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenipo.accounts.actions.sessions import end_sessions
from plenipo.accounts.models import EntryLink
from plenipo.accounts.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.kit.phrases import greeting
from plenipo.kit.tokens import hash_of, new_nonce, token_of
from plenipo.people.models import Account
from plenipo.records.actions import ask_for, record, write_letter
from plenipo.records.models import By, Letter

Purpose = EntryLink.Purpose
PURPOSE_OF_TOKEN = "account"  # noqa: S105 -- a word, no secret
WELCOME, FORGOTTEN, NEW_ADDRESS = timedelta(days=14), timedelta(hours=24), timedelta(hours=24)
BETWEEN_LINKS = timedelta(minutes=2)
PAGES = {Purpose.PASSWORD: "accounts:enter", Purpose.ADDRESS: "accounts:address-confirm"}


def own(account: Account) -> By:
    return By(duty="own account", account=account)


def make_link(
    account: Account, purpose: str, works: timedelta, *, address: str = ""
) -> dict[str, str]:
    """A link for a letter to the account, as `write_letter` wants it: its token is made when the letter is sent."""
    nonce, now = new_nonce(), timezone.now()
    EntryLink.objects.create(
        account=account,
        purpose=purpose,
        hash=hash_of(token_of(nonce, purpose=PURPOSE_OF_TOKEN)),
        address=address,
        made=now,
        expires=now + works,
    )
    path = reverse(PAGES[Purpose(purpose)], args=["token"]).replace("/token/", "/{token}/")
    return {"path": path, "nonce": nonce, "purpose": PURPOSE_OF_TOKEN}


def welcome_link(account: Account) -> dict[str, str]:
    return make_link(account, Purpose.PASSWORD, WELCOME)


def ask_for_password_link(address: str) -> None:
    """The worker looks whether an account has this address, so that the answer takes the same time for every one."""
    ask_for("accounts.password_link", by=By(duty="visitor"), address=address)


@transaction.atomic
def send_password_link(address: str) -> Letter | None:
    """Write to the account of this address how to choose another password; nothing if there is none."""
    account = Account.objects.filter(email=address, is_active=True).first()
    if account is None:
        return None
    recent = account.entry_links.filter(
        purpose=Purpose.PASSWORD, used=None, made__gt=timezone.now() - BETWEEN_LINKS
    )
    if recent.exists():
        return None
    with override(account.language):
        link = make_link(account, Purpose.PASSWORD, FORGOTTEN)
        body = [
            greeting(str(account)),
            _("Use this link to choose a new password. It works once, until tomorrow:"),
            "{link}",
            _("If you did not request this, do nothing: your password does not change."),
            settings.ADDRESS,
        ]
        return write_letter(
            "accounts.password",
            to=account.email,
            to_name=account.name,
            language=account.language,
            subject=_("Your password"),
            body="\n\n".join(body) + "\n",
            about=account,
            conference=None,
            links={"link": link},
        )


@transaction.atomic
def choose_password(link: EntryLink, password: str) -> Account:
    """Set the password over a link. The link and its like end, and so does every session of the account."""
    now, account = timezone.now(), link.account
    if not EntryLink.objects.filter(pk=link.pk, used=None).update(used=now):
        raise Refused(_("This link has already been used. Request a new one."))
    account.entry_links.filter(purpose=Purpose.PASSWORD, used=None).update(used=now)
    account.set_password(password)
    account.save(update_fields=["password"])
    end_sessions(account)
    record(Verb.PASSWORD_SET, by=own(account), about=account)
    return account


@transaction.atomic
def change_password(account: Account, password: str, *, session: str) -> None:
    """Another password by somebody who is signed in; their other browsers are signed out."""
    account.set_password(password)
    account.save(update_fields=["password"])
    end_sessions(account, but=session)
    record(Verb.PASSWORD_SET, by=own(account), about=account)
