from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from plenipo.kit import messages


class Command(BaseCommand):
    help = "Bring the translations up to date with the sources (--update), or compile them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--update", action="store_true", help="find the strings, update the .po files"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["update"]:
            for language, lacking in messages.update(settings.PACKAGE).items():
                self.stdout.write(f"{language}: {lacking} strings to translate")
        for path in messages.compile_all(settings.PACKAGE):
            self.stdout.write(f"compiled {path.relative_to(settings.PACKAGE)}")
