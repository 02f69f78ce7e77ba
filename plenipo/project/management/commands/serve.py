import os
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

import uvicorn
from django.conf import settings
from django.core import checks
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Serve the pages, and send letters and do long work beside them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--listen", default="127.0.0.1:8000", metavar="HOST:PORT")
        parser.add_argument("--workers", type=int, default=1, help="web processes")
        parser.add_argument("--web-only", action="store_true", help="`plenipo work` runs elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        host, _colon, port = options["listen"].rpartition(":")
        if not port.isdigit():
            raise CommandError(f"--listen is {options['listen']!r}; say HOST:PORT.")
        self.say_what_is_missing()
        refuse_old_database()
        self.stdout.write(
            f"Listening on {options['listen']}; letters say {settings.ADDRESS}. Stop with Ctrl-C."
        )
        self.stdout.flush()
        serve(host.strip("[]") or "127.0.0.1", int(port), options["workers"], options["web_only"])

    def say_what_is_missing(self) -> None:
        for finding in checks.run_checks():
            if not finding.is_silenced():
                self.stderr.write(
                    f"{finding.msg}\n    {finding.hint}" if finding.hint else finding.msg
                )


def refuse_old_database() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database is not made yet, or older than this version. Run `plenipo init` "
            "(for a demonstration: `plenipo demo`)."
        )
    connection.close()


def serve(host: str, port: int, workers: int, web_only: bool) -> None:
    """The web processes here, the worker in a process of its own that ends with this one."""
    worker = None
    if not web_only:
        command = [sys.executable, "-m", "plenipo.project.command", "work"]
        worker = subprocess.Popen(  # noqa: S603 -- our own command
            [*command, "--beside", str(os.getpid())]
        )
    try:
        uvicorn.run(
            "plenipo.project.asgi:application",
            host=host,
            port=port,
            workers=workers,
            loop="uvloop" if sys.platform != "win32" else "auto",
            http="httptools",
            lifespan="off",
            access_log=False,
            log_level="warning",
        )
    finally:
        if worker:
            worker.terminate()
            worker.wait(timeout=30)
