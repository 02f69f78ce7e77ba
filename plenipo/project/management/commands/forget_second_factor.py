from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from plenipo.people.models import Account
from plenipo.project.verbs import Verb
from plenipo.records.actions import record
from plenipo.records.models import By


class Command(BaseCommand):
    help = "Forget the second factors of somebody who has lost them. They set up another when they sign in next."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="of the account")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        account = Account.objects.filter(email=email).first()
        if account is None:
            raise CommandError(f"There is no account with the address {email}.")
        forgotten = forget(account)
        self.stdout.write(f"{account.email}: {forgotten} forgotten (recovery codes count as one).")


@transaction.atomic
def forget(account: Account) -> int:
    """Passkeys, authenticator apps and recovery codes; how many there were."""
    factors = Authenticator.objects.filter(user=account)
    n: int = factors.count()
    factors.delete()
    by = By(duty="operator", name="plenipo forget_second_factor")
    record(Verb.SECOND_FACTOR_FORGOTTEN, by=by, about=account, factors=n)
    return n
