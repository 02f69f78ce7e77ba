import logging
import math
import os
import signal
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from plenipo.records.actions import jobs, letters
from plenipo.records.actions.public import gather
from plenipo.records.actions.seals import seal
from plenipo.records.models import Key
from plenipo.records.signals import hour_passed

KEYS_KEPT = timedelta(hours=48)
SEALED_EVERY = timedelta(minutes=10)
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
        self.wanted = True
        if not once:
            signal.signal(signal.SIGTERM, self.end)
            signal.signal(signal.SIGINT, self.end)
        due = {seal_up: SEALED_EVERY.total_seconds(), sweep: 3600.0}
        done = dict.fromkeys(due, -math.inf)
        while self.wanted and (beside is None or os.getppid() == beside):
            for regular, seconds in due.items():
                if time.monotonic() - done[regular] >= seconds:
                    without_end(regular)
                    done[regular] = time.monotonic()
            busy = work_once()
            if once and not busy:
                break
            if not busy:
                close_old_connections()
                time.sleep(every)
        without_end(seal_up)

    def end(self, *_signal: Any) -> None:
        self.wanted = False


def work_once() -> bool:
    """One letter and one job, if there are any; whether there were."""
    letter = letters.lease(timezone.now())
    if letter:
        letters.send(letter)
    job = jobs.claim()
    if job:
        try:
            jobs.do(job)
        except Exception:
            log.exception("job %s (%s) failed", job.pk, job.kind)
    return bool(letter or job)


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
