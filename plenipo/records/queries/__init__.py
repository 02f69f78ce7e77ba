from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from plenipo.records.models import (
    Halt,
    Job,
    JournalEntry,
    Letter,
    ReturnedMail,
    Seal,
)
from plenipo.records.verbs import kept_from


def name_of(about: Model) -> str:
    """How the journal, the outbox and jobs refer to a row: "delegations.delegation:12"."""
    return f"{about._meta.label_lower}:{about.pk}"


def conference_of(row: Model, said: int | None = None) -> int | None:
    """Of which conference a row is, as it says itself; None: of the house, unless it is `said` for which one."""
    known = getattr(row, "conference_id", None)
    if known is None and not hasattr(type(row), "conference_id"):
        known = getattr(row, "conference", None)  # of records, which stand below conferences
    if None not in (known, said) and known != said:
        raise ValueError(f"{name_of(row)} is of conference {known}, not of {said}")
    return said if known is None else known


def job_phrases() -> dict[str, object]:
    """What each kind of long work is called, as the apps state it: `jobs = {"registry.import": _("…")}`."""
    return {
        kind: phrase
        for app in apps.get_app_configs()
        for kind, phrase in getattr(app, "jobs", {}).items()
    }


def holds_nothing(_duty: str) -> bool:
    """Of a reader of whom nothing is known."""
    return False


def told_lines(holds: Callable[[str], bool] = holds_nothing) -> QuerySet[JournalEntry]:
    """The lines that somebody with these duties is told of: what pages show of the journal begins here."""
    return JournalEntry.objects.exclude(verb__in=[str(verb) for verb in kept_from(holds)])


def journal(
    conference: int | None,
    *,
    holds: Callable[[str], bool] = holds_nothing,
    verb: str = "",
    account: int | None = None,
    about: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[JournalEntry]:
    """Lines of one conference (None: of the house), latest first, as far as who holds these duties is told of them."""
    lines = told_lines(holds).filter(conference=conference).select_related("account")
    if verb:
        lines = lines.filter(verb=verb)
    if account:
        lines = lines.filter(account=account)
    if about:
        lines = lines.filter(about=about)
    if since:
        lines = lines.filter(at__date__gte=since)
    if until:
        lines = lines.filter(at__date__lte=until)
    return lines.order_by("-pk")


def last_seal() -> Seal | None:
    """The head of the journal as it was published last."""
    return Seal.objects.last()


def letters_of(conference: int, *, state: str = "", kind: str = "") -> QuerySet[Letter]:
    """The outbox of a conference, latest first. State "problem": what bounced, is held, or keeps failing."""
    letters = Letter.objects.filter(conference=conference, in_confidence=False)
    if state == "problem":
        letters = letters.filter(state__in=[Letter.State.BOUNCED, Letter.State.HELD])
    elif state:
        letters = letters.filter(state=state)
    if kind:
        letters = letters.filter(kind=kind)
    return letters.order_by("-pk")


def open_halt() -> Halt | None:
    """Since when, and why, the mail server takes no letter of ours; None while it does."""
    return Halt.objects.filter(ended_at=None).first()


def returned_to(conference: int | None) -> QuerySet[ReturnedMail]:
    """Mail that came back and that nobody has dealt with; None: of no conference in particular."""
    return ReturnedMail.objects.filter(conference=conference).order_by("-pk")


def jobs_of(account_id: int) -> QuerySet[Job]:
    return Job.objects.filter(asked_by=account_id).order_by("-pk")


def as_shown(job: Job) -> dict[str, Any]:
    """What the component `job_progress` draws. Its result page is `url` of the runner's result."""
    path = reverse("records:job", args=[job.pk])
    return {
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "text": job.says or job_phrases().get(job.kind, job.kind),
        "failure": job.says,
        "url": f"{path}?lang={get_language()}",
        "result_url": job.result.get("url", ""),
    }


def overdue(since: datetime) -> int:
    """Letters and jobs that should have been taken up before then."""
    queued = Letter.State.QUEUED
    letters = Letter.objects.filter(state=queued, written_at__lt=since, in_confidence=False)
    due = letters.filter(Q(not_before=None) | Q(not_before__lt=since))
    return due.count() + Job.objects.filter(state=Job.State.WANTED, asked_at__lt=since).count()
