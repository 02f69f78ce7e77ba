"""An account is closed when its owner has left, and opened when they come back."""

from django.db import transaction
from django.utils.translation import gettext as _

from plenipo.accounts.actions.sessions import end_sessions
from plenipo.accounts.queries import administrators_but
from plenipo.accounts.signals import account_closed
from plenipo.accounts.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.people.models import Account
from plenipo.records.actions import record
from plenipo.records.models import By


@transaction.atomic
def close(account: Account, *, by: By) -> None:
    """End everything at once: sessions, links, tokens. The duties stay, for the day it is opened again."""
    if by.account is not None and by.account.pk == account.pk:
        raise Refused(_("You cannot close your own account. Ask another administrator."))
    if not administrators_but(account):
        raise Refused(_("This is the last administrator. Appoint another one first."))
    if not Account.objects.filter(pk=account.pk, is_active=True).update(is_active=False):
        raise Refused(_("This account is already closed."))
    account.entry_links.filter(used=None).delete()
    ended = end_sessions(account)
    account_closed.send(Account, account=account)
    record(Verb.CLOSED, by=by, about=account, sessions=ended)


@transaction.atomic
def reopen(account: Account, *, by: By) -> None:
    if not Account.objects.filter(pk=account.pk, is_active=False).update(is_active=True):
        raise Refused(_("This account is already open."))
    record(Verb.OPENED, by=by, about=account)
