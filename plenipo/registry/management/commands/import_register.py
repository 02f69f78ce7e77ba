import sys
from argparse import ArgumentParser
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plenipo.kit.errors import Refused
from plenipo.records.models import By
from plenipo.registry.actions import imports
from plenipo.registry.models import Import

BY = By(duty="register", name="command line")


class Command(BaseCommand):
    help = (
        "Import parties, internationals or memberships from a CSV file, or from standard input (-)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", help="a CSV file, or - for standard input")
        parser.add_argument("--kind", choices=Import.Kind.values, default=Import.Kind.PARTIES)
        parser.add_argument("--preview", action="store_true", help="compare only, write nothing")

    def handle(self, *args: Any, path: str, kind: str, preview: bool, **options: Any) -> None:
        content = sys.stdin.buffer.read() if path == "-" else self._read(path)
        run = imports.receive(BytesIO(content), name=Path(path).name, kind=kind, by=BY)
        imports.prepare(run, tell=self._tell)
        if run.state == Import.State.FAILED:
            raise CommandError(run.problem)
        self.stdout.write(", ".join(f"{n} {what}" for what, n in run.counts.items()))
        for row in run.rows.filter(does="refused")[:20]:  # type: ignore[attr-defined]
            self.stdout.write(f"  line {row.line}: {row.reason}")
        if preview:
            return
        try:
            imports.apply(run, by=BY, tell=self._tell)
        except Refused as no:
            raise CommandError(str(no)) from no
        self.stdout.write("applied")

    def _read(self, path: str) -> bytes:
        try:
            return Path(path).read_bytes()
        except OSError as fault:
            raise CommandError(f"{path} cannot be read: {fault.strerror}") from fault

    def _tell(self, done: int, total: int, says: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{says} {done}{f' of {total}' if total else ''}")
