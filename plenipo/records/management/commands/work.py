import logging
import math
import os
import signal
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Event, Thread
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from plenipo.records.actions import jobs, letters
from plenipo.records.actions.public import gather
from plenipo.records.actions.seals import seal
from plenipo.records.actions.sending import send
from plenipo.records.models import Key
from plenipo.records.signals import hour_passed, moment_passed

KEYS_KEPT = timedelta(hours=48)
SEALED_EVERY = 600.0  # seconds
SWEPT_EVERY = 3600.0
LOOKED_EVERY = 3.0
PATIENCE = 10  # seconds a letter or job may still take when the worker is told to stop
log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Send the letters of the outbox and do long work, until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is there, then end")
        parser.add_argument("--every", type=float, default=1.0, help="seconds between two looks")
        parser.add_argument("--beside", type=int, metavar="PID", help="end when this parent ends")

    def handle(
        self, *args: Any, once: bool, every: float, beside: int | None, **options: Any
    ) -> None:
        due = {seal_up: SEALED_EVERY, sweep: SWEPT_EVERY, look: LOOKED_EVERY}
        if once:
            for regular in due:
                without_end(regular)
            while work_once():
                pass
            without_end(seal_up)
            return
        self.over, self.failed = Event(), False
        for stopping in (signal.SIGTERM, signal.SIGINT):
            signal.signal(stopping, self.end)
        lanes = [Thread(target=self.keep_at, args=(lane, every), daemon=True) for lane in LANES]
        for lane in lanes:
            lane.start()
        done = dict.fromkeys(due, -math.inf)
        while not self.over.is_set() and (beside is None or os.getppid() == beside):
            for regular, seconds in due.items():
                if time.monotonic() - done[regular] >= seconds:
                    without_end(regular)
                    done[regular] = time.monotonic()
            close_old_connections()
            self.over.wait(every)
        self.over.set()
        ends = time.monotonic() + PATIENCE
        for lane in lanes:
            lane.join(max(0.0, ends - time.monotonic()))
        without_end(seal_up)
        if self.failed:
            raise CommandError("The worker has stopped; the fault is in the log.")

    def keep_at(self, lane: Callable[[], bool], every: float) -> None:
        """A lane of its own thread: a mail server that hangs delays no work, and long work no letter."""
        try:
            while not self.over.is_set():
                if not lane():
                    close_old_connections()
                    self.over.wait(every)
        except Exception:
            log.exception("the worker stops")
            self.failed = True
            self.over.set()

    def end(self, *_signal: Any) -> None:
        self.over.set()


def send_a_letter() -> bool:
    letter = letters.lease(timezone.now())
    if letter:
        send(letter)
    return bool(letter)


def do_a_job(*, at_once: bool = False) -> bool:
    job = jobs.claim(at_once=at_once)
    if job:
        kind, number = job.kind, job.pk
        try:
            jobs.do(job)
        except Exception:
            log.exception("job %s (%s) failed", number, kind)
    return bool(job)


LANES = (send_a_letter, partial(do_a_job, at_once=True), do_a_job)


def work_once() -> bool:
    """One turn of every lane, one after the other; whether any had something to do."""
    busy = [lane() for lane in LANES]
    return any(busy)


def without_end(regular: Callable[[], None]) -> None:
    """A fault in what is due regularly is logged; letters go out all the same."""
    try:
        regular()
    except Exception:
        log.exception("%s failed", regular.__name__)


def seal_up() -> None:
    """At the start, every ten minutes and at the stop: new lines of the journal are sealed, public changes gathered."""
    seal(timezone.now())
    gather()


def sweep() -> None:
    """At the start and once an hour: old keys go, the apps do theirs."""
    now = timezone.now()
    Key.objects.filter(at__lt=now - KEYS_KEPT).delete()
    hour_passed.send(Key, now=now)


def look() -> None:
    """Every few seconds: what was to wait a moment has waited."""
    moment_passed.send(Key, now=timezone.now())
