import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from plenipo.accounts.actions.house_key import note_key
from plenipo.kit.addresses import one_spelling
from plenipo.kit.errors import Refused
from plenipo.people.models import Account, HouseDuty
from plenipo.project.env import make_badge_key, make_identity_key, make_text_key
from plenipo.project.management.commands.serve import refuse_other_key
from plenipo.project.verbs import Verb
from plenipo.records.actions import record
from plenipo.records.models import By

OPERATOR = By(duty="operator", name="plenipo init")


class Command(BaseCommand):
    help = "Make the data folder, bring the database up to date, and name the first administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", help="of the administrator; asked for if not given")
        parser.add_argument("--name", default="", help="of the administrator")
        parser.add_argument(
            "--password-from",
            metavar="FILE",
            help="file whose first line is the password ('-': standard input); asked for if not given",
        )

        parser.add_argument(
            "--new-secret-key",
            action="store_true",
            help="go on with another secret key: every personal link and session ends",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        settings.DATA.mkdir(parents=True, exist_ok=True)
        make_text_key(settings.DATA)
        make_badge_key(settings.DATA)
        make_identity_key(settings.DATA)
        call_command("migrate", verbosity=0, interactive=False)
        if not options["new_secret_key"]:
            refuse_other_key()
        note_key(by=OPERATOR)
        self.stdout.write(f"Data folder: {settings.DATA}")
        if HouseDuty.objects.filter(duty=HouseDuty.Duty.ADMINISTRATOR).exists():
            self.stdout.write("The database is up to date, and an administrator is there.")
            return
        email = one_spelling(options["email"] or _ask("E-mail of the first administrator: "))
        try:
            validate_email(email)
            password = _password(options["password_from"])
            validate_password(password)
        except ValidationError as wrong:
            raise CommandError(" ".join(wrong.messages)) from wrong
        try:
            make_administrator(email, options["name"] or email, password)
        except Refused as no:
            raise CommandError(str(no)) from no
        self.stdout.write(f"{email} is administrator. Next: plenipo serve")


@transaction.atomic
def make_administrator(email: str, name: str, password: str) -> Account:
    account = Account.objects.create_user(email=email, password=password, name=name)
    HouseDuty.objects.create(account=account, duty=HouseDuty.Duty.ADMINISTRATOR)
    record(Verb.ADMINISTRATOR_MADE, by=OPERATOR, about=account)
    return account


def _ask(question: str) -> str:
    if not sys.stdin.isatty():
        raise CommandError("Give --email and --password-from, or run this in a terminal.")
    return input(question).strip()


def _password(source: str | None) -> str:
    if source == "-":
        return sys.stdin.readline().rstrip("\n")
    if source:
        with open(source, encoding="utf-8") as file:
            return file.readline().rstrip("\n")
    if not sys.stdin.isatty():
        raise CommandError("Give --password-from, or run this in a terminal.")
    first = getpass.getpass("Password (12 characters or more): ")
    if getpass.getpass("Once more: ") != first:
        raise CommandError("The two passwords differ.")
    return first
