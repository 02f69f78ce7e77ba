"""Long work. The row is the queue: a worker claims it, keeps its lease alive, and says how far it is."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.records.models import By, Job
from plenipo.records.queries import name_of

LEASE = timedelta(seconds=60)
TOLD_EVERY = 0.5  # seconds between two notes of progress
State = Job.State


class Stopped(Exception):
    """Somebody asked the work to stop."""


class Progress:
    """What a runner is given: the job's arguments, and a way to say how far it is."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._told = 0.0

    def tell(self, done: int, total: int, says: str = "") -> None:
        """Note progress, at most twice a second. Raises Stopped when the work is no longer wanted."""
        if time.monotonic() - self._told < TOLD_EVERY and done < total:
            return
        self._told = time.monotonic()
        kept = Job.objects.filter(pk=self.job.pk, state=State.RUNNING).update(
            done=done, total=total, says=says[:300], leased_until=timezone.now() + LEASE
        )
        if not kept:
            raise Stopped


Runner = Callable[[Progress], dict[str, Any] | None]
RUNNERS: dict[str, Runner] = {}
AT_ONCE: set[str] = set()


def runs(kind: str, *, at_once: bool = False) -> Callable[[Runner], Runner]:
    """Register what does a kind of job: `@runs("registry.import")` in an app's receivers.py.

    at_once   it is short and somebody waits for it: it waits for no long work
    """

    def remember(runner: Runner) -> Runner:
        RUNNERS[kind] = runner
        if at_once:
            AT_ONCE.add(kind)
        return runner

    return remember


def ask_for(
    kind: str,
    *,
    by: By,
    about: models.Model | None = None,
    conference: int | None = None,
    total: int = 0,
    **arguments: Any,
) -> Job:
    """Ask the worker for long work. Its page shows progress; the asker may leave and come back.

    Whatever the work has to say, it says in the language it was asked in.
    """
    return Job.objects.create(
        kind=kind,
        conference=conference,
        about=name_of(about) if about else "",
        asked_by=by.account,
        asked_at=timezone.now(),
        arguments={"language": get_language(), **arguments},
        total=total,
    )


def claim(*, at_once: bool = False) -> Job | None:
    """Take the oldest job that is wanted, or whose worker died: of the long ones, or of those done at once."""
    now = timezone.now()
    jobs = Job.objects.filter(
        Q(state=State.WANTED) | Q(state=State.RUNNING, leased_until__lt=now)
    ).order_by("pk")
    jobs = jobs.filter(kind__in=AT_ONCE) if at_once else jobs.exclude(kind__in=AT_ONCE)
    for job in jobs[:5]:
        if jobs.filter(pk=job.pk).update(state=State.RUNNING, leased_until=now + LEASE):
            job.refresh_from_db()
            return job
    return None


def do(job: Job) -> None:
    """Run a claimed job to its end; a fault becomes words on its page and is raised for the log."""
    with override(job.arguments.get("language")):
        try:
            result = RUNNERS[job.kind](Progress(job)) or {}
        except Stopped:
            return
        except Refused as no:
            _end(job, State.FAILED, says=str(no))
        except Exception:
            _end(
                job,
                State.FAILED,
                says=_("The plan could not be made. The error is in the server log."),
            )
            raise
        else:
            _end(job, State.DONE, result=result)


def _end(job: Job, state: str, **fields: Any) -> None:
    Job.objects.filter(pk=job.pk, state=State.RUNNING).update(
        state=state, ended_at=timezone.now(), leased_until=None, **fields
    )


def stop(job: Job) -> None:
    Job.objects.filter(pk=job.pk, state__in=[State.WANTED, State.RUNNING]).update(
        state=State.STOPPED, ended_at=timezone.now()
    )
