"""Press releases: drafted, given their moment, corrected and withdrawn once they are out."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.press.actions.briefings import as_confirmed
from plenipo.press.models import PressRelease
from plenipo.press.queries.briefings import differing_figures
from plenipo.press.queries.releases import is_out
from plenipo.press.verbs import Verb
from plenipo.records.actions import claim, public_changed, record, values_changed
from plenipo.records.models import By

State = PressRelease.State


@transaction.atomic
def draft_release(conference: Conference, *, by: By, **values: Any) -> PressRelease:
    made = PressRelease.objects.create(conference=conference, **values)
    record(Verb.RELEASE_DRAFTED, by=by, about=made)
    return made


@transaction.atomic
def change_release(
    release: PressRelease, *, seen: int, confirmed: str = "", by: By, **values: Any
) -> None:
    """Before it is out. One that has its moment already is checked as it was then."""
    _not_out(release)
    if release.state == State.SCHEDULED:
        _check_figures(release, values, confirmed)
    told = values_changed(release, values)
    claim(release, seen=seen, states=[State.DRAFT, State.SCHEDULED], **values)
    record(Verb.RELEASE_CHANGED, by=by, about=release, **told)


@transaction.atomic
def schedule_release(
    release: PressRelease, at: datetime, *, seen: int, confirmed: str = "", by: By
) -> None:
    """It is out at this moment, or at once if that is past; until then the moment can be moved."""
    _not_out(release)
    _check_figures(release, {"title": release.title, "text": release.text}, confirmed)
    moment = max(at, timezone.now()).replace(microsecond=0)
    claim(
        release,
        seen=seen,
        states=[State.DRAFT, State.SCHEDULED],
        state=State.SCHEDULED,
        release_at=moment,
    )
    public_changed(release.conference_id, at=moment)
    record(Verb.RELEASE_SCHEDULED, by=by, about=release)


@transaction.atomic
def unschedule_release(release: PressRelease, *, seen: int, by: By) -> None:
    _not_out(release)
    claim(release, seen=seen, states=[State.SCHEDULED], state=State.DRAFT, release_at=None)
    record(Verb.RELEASE_UNSCHEDULED, by=by, about=release)


@transaction.atomic
def correct_release(
    release: PressRelease,
    note: str,
    *,
    seen: int,
    confirmed: str = "",
    by: By,
    **values: Any,
) -> None:
    """The corrected text says that it was corrected, when, and what."""
    _must_be_out(release)
    if not note.strip():
        raise Refused(_("Say what was corrected: it is published with the text."))
    _check_figures(release, values, confirmed)
    said = [*release.corrections, [timezone.now().isoformat(), note.strip()]]
    claim(release, seen=seen, states=[State.SCHEDULED], corrections=said, **values)
    record(Verb.RELEASE_CORRECTED, by=by, about=release)


@transaction.atomic
def withdraw_release(release: PressRelease, reason: str, *, seen: int, by: By) -> None:
    """The page says that it was withdrawn and why; its text is read nowhere any more."""
    _must_be_out(release)
    claim(
        release,
        seen=seen,
        states=[State.SCHEDULED],
        state=State.WITHDRAWN,
        withdrawn_at=timezone.now(),
        reason=reason,
    )
    record(Verb.RELEASE_WITHDRAWN, by=by, about=release)


def figures_of_release(conference: Conference, values: dict[str, Any]) -> list[Any]:
    texts = [text for name in ("title", "text") for text in values[name].values()]
    return differing_figures(conference, texts)


def _check_figures(release: PressRelease, values: dict[str, Any], confirmed: str) -> None:
    if as_confirmed(figures_of_release(release.conference, values)) != confirmed:
        raise Refused(
            _("Figures in this text differ from those published. Look at them, then confirm.")
        )


def _now(release: PressRelease) -> PressRelease:
    """Nobody moves it while it is looked at."""
    return PressRelease.objects.select_for_update().get(pk=release.pk)


def _not_out(release: PressRelease) -> None:
    if is_out(_now(release), timezone.now()):
        raise Refused(_("This release is out already. Correct it or withdraw it."))


def _must_be_out(release: PressRelease) -> None:
    if not is_out(_now(release), timezone.now()):
        raise Refused(_("This release is not out yet: change it, or take its moment back."))
