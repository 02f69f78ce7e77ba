import secrets
import shutil
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from plenipo.project.demo import build
from plenipo.project.env import (
    badge_keys,
    identity_keys,
    make_badge_key,
    make_identity_key,
    make_text_key,
    text_keys,
)
from plenipo.project.management.commands.serve import host_and_port, refuse_a_port_in_use


class Command(BaseCommand):
    help = "Build a demonstration conference in a database of its own, and serve it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--stage", choices=build.STAGES, default="naming")
        parser.add_argument("--seed", type=int, default=2017, help="another seed, other inventions")
        parser.add_argument(
            "--password", help="of the demonstration accounts; made up if not given"
        )
        parser.add_argument("--listen", default="127.0.0.1:8000", metavar="HOST:PORT")
        parser.add_argument("--build-only", action="store_true", help="do not serve it")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Run this as `plenipo demo`, which keeps away from your own data.")
        if not options["build_only"]:  # before the data of one that runs is cleared
            refuse_a_port_in_use(*host_and_port(options["listen"]))
        self.clear()
        password = options["password"] or secrets.token_hex(4)
        make_text_key(settings.DATA)
        settings.TEXT_KEYS = text_keys(settings.DATA)
        make_badge_key(settings.DATA)
        settings.BADGE_KEYS = badge_keys(settings.DATA)
        make_identity_key(settings.DATA)
        settings.IDENTITY_KEYS = identity_keys(settings.DATA)
        call_command("migrate", verbosity=0, interactive=False)
        made = build.build(options["stage"], seed=options["seed"], password=password)
        self.stdout.write(build.told(made, password))
        if not options["build_only"]:
            call_command("serve", listen=options["listen"])

    def clear(self) -> None:
        """A demonstration starts afresh each time; its key stays, so that nobody is signed out."""
        connection.close()
        for path in settings.DATA.glob("plenipo.sqlite3*"):
            path.unlink()
        for folder in ("letters", "files"):
            shutil.rmtree(settings.DATA / folder, ignore_errors=True)
        settings.DATA.mkdir(parents=True, exist_ok=True)
