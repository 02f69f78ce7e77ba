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
from plenipo.records.models import Key

KEYS_KEPT = timedelta(hours=48)
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
                Key.objects.filter(at__lt=timezone.now() - KEYS_KEPT).delete()
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
        letters.send(letter)
    job = jobs.claim()
    if job:
        try:
            jobs.do(job)
        except Exception:
            log.exception("job %s (%s) failed", job.pk, job.kind)
    return bool(letter or job)
