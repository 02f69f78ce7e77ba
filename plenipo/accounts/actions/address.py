"""Another e-mail address of one's own: asked for with password and second factor, told to both addresses."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenipo.accounts.actions.links import NEW_ADDRESS, Purpose, make_link, own
from plenipo.accounts.models import EntryLink
from plenipo.accounts.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.kit.phrases import greeting
from plenipo.people.models import Account
from plenipo.records.actions import record, write_letter


@transaction.atomic
def ask_for_address(account: Account, address: str) -> None:
    """Write to the new address, which must be confirmed there, and to the one the account has."""
    if Account.objects.filter(email=address).exists():
        raise Refused(_("Another account already has this address. Enter a different one."))
    account.entry_links.filter(purpose=Purpose.ADDRESS, used=None).delete()
    with override(account.language):
        link = make_link(account, Purpose.ADDRESS, NEW_ADDRESS, address=address)
        _write(
            account,
            address,
            [_("Follow this link to use this address for signing in:"), "{link}"],
            {"link": link},
        )
        _write(
            account,
            account.email,
            [
                _(
                    "Someone with your password and second factor asked to change your sign-in address to "
                    "%(address)s."
                )
                % {"address": address},
                _(
                    "If this was not you, inform the administrator of this installation immediately."
                ),
            ],
            {},
        )
    record(Verb.ADDRESS_ASKED, by=own(account), about=account)


def _write(account: Account, to: str, lines: list[str], links: dict[str, dict[str, str]]) -> None:
    write_letter(
        "accounts.address",
        to=to,
        to_name=account.name,
        language=account.language,
        subject=_("The address of your account"),
        body="\n\n".join([greeting(str(account)), *lines, settings.ADDRESS]) + "\n",
        about=account,
        conference=None,
        links=links,
    )


@transaction.atomic
def confirm_address(link: EntryLink) -> Account:
    """The address of the link is the account's from now on."""
    if not EntryLink.objects.filter(pk=link.pk, used=None).update(used=timezone.now()):
        raise Refused(_("This link has already been used."))
    account = link.account
    account.email = link.address
    try:
        with transaction.atomic():
            account.save(update_fields=["email"])
            # whoever reads the old mailbox chooses no password any more
            account.entry_links.filter(purpose=Purpose.PASSWORD, used=None).update(
                used=timezone.now()
            )
    except IntegrityError:
        raise Refused(
            _("Another account already has this address. Enter a different one.")
        ) from None
    record(Verb.ADDRESS_CHANGED, by=own(account), about=account)
    return account
