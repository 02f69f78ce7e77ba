"""Of two who change one row the first wins, and the second is told. Rows that are changed on pages count revisions."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _

from plenipo.kit.days import long_moment
from plenipo.kit.errors import Refused
from plenipo.records.models import WORKER, JournalEntry
from plenipo.records.queries import name_of, told_lines
from plenipo.records.words.journal import phrases

OF_A_PARTY = (
    "focal point",
    "liaison",
)  # duties of those who act for a party, none of whom has an account


def amend(rows: models.QuerySet[Any], /, **values: Any) -> int:
    """Write on these rows, each of which has another revision from now on; how many there were."""
    return rows.update(**values, revision=F("revision") + 1)


def claim(
    row: models.Model,
    /,
    *,
    seen: int | None = None,
    states: Iterable[str] | None = None,
    in_words: Callable[[], str] | None = None,
    **values: Any,
) -> None:
    """Write on a row that is as the person saw it. Raises Refused if it is not.

    With neither `seen` nor `states` it writes on whatever row is there: that is for who holds a lock on it.

    seen        the revision the page was drawn from, if a page was
    states      those in which the deed is possible, if not in all
    in_words    what the person is told, if not who was first and what they did
    values      columns of the row; none that counts revisions is called like one of ours
    """
    if not hasattr(row, "revision"):
        raise TypeError(f"{row._meta.label} has no revision to count: give it the column")
    rows = type(row)._default_manager.filter(pk=row.pk)
    if seen is not None:
        rows = rows.filter(revision=seen)
    if states is not None:
        rows = rows.filter(state__in=list(states))
    if not amend(rows, **values):
        raise Refused(in_words() if in_words else changed_first(row))


def changed_first(row: models.Model) -> str:
    """For officers: it names whoever was first, and a party reads no officer's name."""
    last = _last_line(row)
    if last is None:
        return _("This has since been changed. Reload the page to see it.")
    return _(
        "%(who)s changed this first (%(when)s): %(what)s. Reload the page to see it."
    ) % _first(last)


def who_was_first(row: models.Model) -> str:
    """The same beside both versions, where there is nothing to reload."""
    last = _last_line(row)
    if last is None:
        return _("This has since been changed.")
    return _("%(who)s changed this first (%(when)s): %(what)s.") % _first(last)


def gone_in_words(row: models.Model, conference: int) -> str:
    """What an officer of the conference is told whose row somebody has removed meanwhile: who, when, and what was done.

    "" where nothing was written down of such a row in this conference: who may not know of it learns nothing.
    """
    last = _last_line(row, conference=conference)
    if last is None:
        return ""
    return _(
        "This is no longer here: %(who)s was first (%(when)s): %(what)s. Go back and reload the page to see what is."
    ) % _first(last)


def _last_line(row: models.Model, **where: int) -> JournalEntry | None:
    lines = told_lines().filter(about=name_of(row), **where).select_related("account")
    return lines.order_by("-pk").first()


def _first(last: JournalEntry) -> dict[str, str]:
    return {
        "who": _who(last),
        "when": long_moment(last.at),
        "what": str(phrases().get(last.verb, last.verb)),
    }


def _who(line: JournalEntry) -> str:
    if line.account_id:
        return str(line.account or _("A colleague"))
    if line.duty == WORKER.duty:
        return _("The system")
    return _("The party") if line.duty in OF_A_PARTY else _("The secretariat")
