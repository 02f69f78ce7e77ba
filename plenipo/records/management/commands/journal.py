from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from plenipo.records.actions import seals
from plenipo.records.models import Seal
from plenipo.records.queries import last_seal


class Command(BaseCommand):
    help = "Seal the journal, print its head, or verify it against its seals and a head you kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("do", choices=["seal", "head", "verify"])
        parser.add_argument("--head", help="verify: a head that was published earlier")

    def handle(self, *args: Any, do: str, head: str | None, **options: Any) -> None:
        if do == "seal":
            seals.seal(timezone.now())
        if do == "verify":
            self.verify(head)
        last = last_seal()
        self.stdout.write(str(last) if last else "Nothing is sealed yet.")

    def verify(self, head: str | None) -> None:
        found = list(seals.faults())
        if head and not Seal.objects.filter(head=head).exists():
            found.append(f"No seal has the head {head}.")
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("The journal is as it was written and sealed.")
