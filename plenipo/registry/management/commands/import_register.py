import sys
from argparse import ArgumentParser
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plenipo.kit.errors import Refused
from plenipo.records.models import By
from plenipo.registry.actions import imports
from plenipo.registry.models import Import, ImportRow

BY = By(duty="register", name="command line")
State = Import.State
COUNTED = ("new", "changed", "unchanged", "refused")


class Command(BaseCommand):
    help = "Import parties, internationals or memberships from a file, or from standard input (-)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", help="a CSV or XLSX file, or - for standard input")
        parser.add_argument(
            "--kind",
            choices=Import.Kind.values,
            default="",
            help="told by the columns if not given",
        )
        parser.add_argument("--preview", action="store_true", help="compare only, write nothing")

    def handle(self, *args: Any, path: str, kind: str, preview: bool, **options: Any) -> None:
        run = self._received(path, kind)
        imports.do(run, by=BY, tell=self._tell)
        if run.state == State.FAILED:
            raise CommandError(run.problem)
        self._show(run)
        nothing = not (run.counts.get("new") or run.counts.get("changed"))
        if preview or nothing:
            imports.decide(run, State.DROPPED, by=BY)
        if nothing and run.counts.get("refused"):
            raise CommandError("Nothing was applied: no line of the file can be used.")
        if preview:
            return
        if nothing:
            self.stdout.write("Nothing to apply: the register says all of it already.")
            return
        imports.decide(run, State.APPLYING, by=BY)
        try:
            imports.do(run, by=BY, tell=self._tell)
        except Refused as no:
            raise CommandError(str(no)) from no
        self.stdout.write("Applied.")

    def _received(self, path: str, kind: str) -> Import:
        if path == "-":
            content = BytesIO(sys.stdin.buffer.read())
            return imports.receive(content, name="standard input", kind=kind, by=BY)
        try:
            with open(path, "rb") as file:
                return imports.receive(file, name=Path(path).name, kind=kind, by=BY)
        except OSError as fault:
            raise CommandError(f"{path} cannot be read: {fault.strerror}") from fault

    def _show(self, run: Import) -> None:
        for note in run.notes:
            self.stdout.write(note)
        self.stdout.write(", ".join(f"{run.counts.get(what, 0)} {what}" for what in COUNTED))
        refused = ImportRow.objects.filter(run=run, does=ImportRow.Does.REFUSED)
        for row in refused[:20]:
            self.stdout.write(f"  line {row.line}: {row.reason}")

    def _tell(self, done: int, total: int, says: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{says} {done} of {total} ")
