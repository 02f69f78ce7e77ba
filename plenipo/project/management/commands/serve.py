import os
import socket
import subprocess
import sys
from argparse import ArgumentParser
from threading import Event, Thread
from typing import Any

import uvicorn
from django.conf import settings
from django.core import checks
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from plenipo.accounts.actions.house_key import is_another_key
from plenipo.kit.kept import shared_between_processes
from plenipo.project.beside import BESIDE


class Command(BaseCommand):
    help = "Serve the pages, and send letters and do long work beside them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--listen", default="127.0.0.1:8000", metavar="HOST:PORT")
        parser.add_argument("--workers", type=int, default=1, help="web processes")
        parser.add_argument("--web-only", action="store_true", help="`plenipo work` runs elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = host_and_port(options["listen"])
        self.say_what_is_missing()
        refuse_old_database()
        refuse_a_port_in_use(host, port)
        self.stdout.write(
            f"Listening on {options['listen']}; letters say {settings.ADDRESS}. Stop with Ctrl-C."
        )
        self.stdout.flush()
        serve(host, port, options["workers"], options["web_only"])

    def say_what_is_missing(self) -> None:
        for finding in checks.run_checks():
            if not finding.is_silenced():
                self.stderr.write(
                    f"{finding.msg}\n    {finding.hint}" if finding.hint else finding.msg
                )


def host_and_port(listen: str) -> tuple[str, int]:
    host, _colon, port = listen.rpartition(":")
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise CommandError(f"--listen is {listen!r}; say HOST:PORT.")
    return host.strip("[]") or "127.0.0.1", int(port)


def refuse_a_port_in_use(host: str, port: int) -> None:
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as fault:
            raise CommandError(f"Cannot listen on {host}:{port}: {fault.strerror}.") from fault


def refuse_old_database() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database is not made yet, or older than this version. Run `plenipo init` "
            "(for a demonstration: `plenipo demo`)."
        )
    refuse_other_key()
    connection.close()


def refuse_other_key() -> None:
    if is_another_key():
        raise CommandError(
            "The secret key is not the one this database was used with: every personal link and session would end. "
            "Put the old one back (PLENIPO_SECRET_KEY, or secret-key in the data folder), "
            "or run `plenipo init --new-secret-key`."
        )


def serve(host: str, port: int, workers: int, web_only: bool) -> None:
    """The web processes here, the worker in a process of its own that ends with this one."""
    over = Event()
    command = [sys.executable, "-m", "plenipo.project.command", "work"]
    keeper = Thread(target=keep_running, args=([*command, "--beside", str(os.getpid())], over))
    os.environ[BESIDE] = str(os.getpid())  # read by the web processes: they end with this one
    if not web_only:
        keeper.start()
    try:
        with shared_between_processes(settings.KEPT, wanted=workers > 1):
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
        over.set()
        if keeper.is_alive():
            keeper.join(timeout=30)


def keep_running(command: list[str], over: Event, *, pause: float = 1) -> None:
    """A worker that is killed is started again: what it was at is taken up when its lease has run out.

    pause   seconds between two looks, and before it is started again
    """
    while not over.is_set():
        worker = subprocess.Popen(command)  # noqa: S603 -- our own command
        while worker.poll() is None and not over.wait(pause):
            pass
        if worker.poll() is None:
            worker.terminate()
            worker.wait(timeout=30)
        elif not over.wait(pause):
            print("The worker has ended; it is started again.", file=sys.stderr, flush=True)
