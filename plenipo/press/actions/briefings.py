"""Briefings: drafted, announced, cancelled; the figures quoted in them; who asks."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.models import Count
from plenipo.kit.errors import Refused
from plenipo.kit.forms import state_of
from plenipo.press.models import Briefing, BriefingAsker, QuotedCount
from plenipo.press.queries.briefings import counts_to_quote, differing_figures
from plenipo.press.verbs import Verb
from plenipo.records.actions import claim, record, values_changed
from plenipo.records.models import By

State = Briefing.State
MOST = 300  # on the list of questions of one briefing
TEXTS = ("title", "speakers", "note")


@transaction.atomic
def draft_briefing(conference: Conference, *, by: By, **values: Any) -> Briefing:
    made = Briefing.objects.create(conference=conference, **values)
    record(Verb.BRIEFING_DRAFTED, by=by, about=made)
    return made


@transaction.atomic
def change_briefing(
    briefing: Briefing, *, seen: int, confirmed: str = "", by: By, **values: Any
) -> None:
    """Of one that is announced, figures are checked as they were when it was."""
    told = values_changed(briefing, values)
    after = Briefing(conference=briefing.conference, **values)
    if briefing.state == State.ANNOUNCED:
        _check_figures(after, confirmed)
    claim(briefing, seen=seen, states=Briefing.OPEN, **values)
    record(Verb.BRIEFING_CHANGED, by=by, about=briefing, **told)


@transaction.atomic
def announce_briefing(briefing: Briefing, *, seen: int, confirmed: str = "", by: By) -> None:
    """Everybody may read it from now on."""
    _check_figures(briefing, confirmed)
    claim(briefing, seen=seen, states=[State.DRAFT], state=State.ANNOUNCED)
    record(Verb.BRIEFING_ANNOUNCED, by=by, about=briefing)


@transaction.atomic
def cancel_briefing(briefing: Briefing, reason: str, *, seen: int, by: By) -> None:
    """One that was announced stays on the media page, with the reason."""
    if not reason.strip():
        raise Refused(_("Enter the reason: it is shown on the media page."))
    claim(briefing, seen=seen, states=[State.ANNOUNCED], state=State.CANCELLED, reason=reason)
    record(Verb.BRIEFING_CANCELLED, by=by, about=briefing)


def figures_to_confirm(briefing: Briefing) -> list[Any]:
    """Figures in its announcement that differ from the published ones."""
    texts = [text for name in TEXTS for text in getattr(briefing, name).values()]
    return differing_figures(briefing.conference, texts)


def as_confirmed(differs: list[Any]) -> str:
    """What the form of who publishes carries: the figures they were shown."""
    return state_of([each.words for each in differs]) if differs else ""


def _check_figures(briefing: Briefing, confirmed: str) -> None:
    if as_confirmed(figures_to_confirm(briefing)) != confirmed:
        raise Refused(
            _("Figures in this text differ from those published. Look at them, then confirm.")
        )


# ---- figures


@transaction.atomic
def quote_figure(briefing: Briefing, count: Count, *, seen: int, by: By) -> None:
    if count not in counts_to_quote(briefing):
        raise Refused(_("This figure cannot be quoted: a newer one has been published."))
    claim(briefing, seen=seen, states=Briefing.OPEN)
    QuotedCount.objects.create(briefing=briefing, count=count)
    record(Verb.FIGURE_QUOTED, by=by, about=briefing, count=count.pk)


@transaction.atomic
def remove_figure(briefing: Briefing, count: Count, *, seen: int, by: By) -> None:
    claim(briefing, seen=seen, states=Briefing.OPEN)
    QuotedCount.objects.filter(briefing=briefing, count=count).delete()
    record(Verb.FIGURE_REMOVED, by=by, about=briefing, count=count.pk)


# ---- questions


@transaction.atomic
def add_asker(briefing: Briefing, *, by: By, **values: Any) -> BriefingAsker:
    if briefing.askers.count() >= MOST:
        raise Refused(_("The list of questions is full."))
    made = BriefingAsker.objects.create(briefing=briefing, at=timezone.now(), **values)
    record(Verb.ASKER_ADDED, by=by, about=made)
    return made


@transaction.atomic
def mark_asker(asker: BriefingAsker, state: str, *, seen: int, by: By) -> None:
    """Called, not called, or waiting again."""
    claim(asker, seen=seen, state=BriefingAsker.State(state))
    record(Verb.ASKER_MARKED, by=by, about=asker, state=state)
