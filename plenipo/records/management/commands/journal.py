from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from plenipo.records.actions import seals
from plenipo.records.queries import last_seal


class Command(BaseCommand):
    help = "Seal the journal, print its head, or verify it against its seals and a head you noted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("do", choices=["seal", "head", "verify"])
        parser.add_argument("--head", help="verify: a head that was published or sent earlier")
        parser.add_argument("--size", type=int, help="verify: the number of lines it stood for")

    def handle(
        self, *args: Any, do: str, head: str | None, size: int | None, **options: Any
    ) -> None:
        if do == "seal":
            seals.seal(timezone.now())
        if do == "verify":
            self.verify(seals.NotedHead(head.strip().lower(), size) if head else None)
        last = last_seal()
        self.stdout.write(str(last) if last else "Nothing is sealed yet.")

    def verify(self, noted: seals.NotedHead | None) -> None:
        found = list(seals.faults(noted))
        if found:
            raise CommandError("\n".join(found))
        if gone := seals.missing_guards():
            self.stderr.write(f"The database no longer guards the journal: {', '.join(gone)}.")
        sealed = " and sealed" if last_seal() else ""
        self.stdout.write(f"The journal is as it was written{sealed}.")
        if waiting := seals.unsealed():
            self.stdout.write(f"Lines not sealed yet: {waiting}. A cut among them would not show.")
