import logging
import os
import signal
import time
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from plenipo.records.actions import jobs, letters
from plenipo.records.actions.seals import seal
from plenipo.records.actions.sending import send
from plenipo.records.models import Key
from plenipo.records.queries import last_seal
from plenipo.records.signals import hour_passed

KEYS_KEPT = timedelta(hours=48)
SEALED_EVERY = timedelta(hours=23)
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
        swept = 0.0
        while self.wanted and (beside is None or os.getppid() == beside):
            busy = work_once()
            if time.monotonic() - swept > 3600:
                sweep()
                swept = time.monotonic()
            if once and not busy:
                return
            if not busy:
                close_old_connections()
                time.sleep(every)

    def end(self, *_signal: Any) -> None:
        self.wanted = False


def work_once() -> bool:
    """One letter and one job, if there are any; whether there were."""
    letter = letters.lease(timezone.now())
    if letter:
        send(letter)
    job = jobs.claim()
    if job:
        try:
            jobs.do(job)
        except Exception:
            log.exception("job %s (%s) failed", job.pk, job.kind)
    return bool(letter or job)


def sweep() -> None:
    """What is due once an hour: old keys go, the apps do theirs; a day after the last seal the journal is sealed."""
    now = timezone.now()
    Key.objects.filter(at__lt=now - KEYS_KEPT).delete()
    hour_passed.send(Key, now=now)
    last = last_seal()
    if last is None or now - last.at >= SEALED_EVERY:
        seal(now)
