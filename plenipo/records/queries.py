from datetime import date

from django.apps import apps
from django.db.models import QuerySet

from plenipo.records.models import Job, JournalEntry, Letter, Seal


def phrases() -> dict[str, object]:
    """The phrase of every verb of the journal, as the apps state them."""
    return {
        verb: phrase
        for app in apps.get_app_configs()
        for verb, phrase in getattr(app, "verbs", {}).items()
    }


def journal(
    conference: int | None,
    *,
    verb: str = "",
    account: int | None = None,
    about: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[JournalEntry]:
    """Lines of one conference (None: of the house), latest first."""
    lines = JournalEntry.objects.filter(conference=conference).select_related("account")
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
    letters = Letter.objects.filter(conference=conference)
    if state == "problem":
        letters = letters.filter(state__in=[Letter.State.BOUNCED, Letter.State.HELD])
    elif state:
        letters = letters.filter(state=state)
    if kind:
        letters = letters.filter(kind=kind)
    return letters.order_by("-pk")


def jobs_of(account_id: int) -> QuerySet[Job]:
    return Job.objects.filter(asked_by=account_id).order_by("-pk")
