"""Letters to delegations that still hold passes they are to give back."""

from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.accreditation.queries.passes import to_recover
from plenipo.accreditation.verbs import Verb
from plenipo.accreditation.words.passes import runs_in_words
from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import (
    LetterPreview,
    preview_for_focal_points,
    write_to_focal_points,
)
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.records.actions import record
from plenipo.records.models import By

KIND = "accreditation.passes_reminder"
SUBJECT = gettext_lazy("Passes to be returned")


def _held(conference: Conference) -> dict[int, list[str]]:
    """What each delegation is to return, by number. One query."""
    found: dict[int, list[str]] = {}
    rows = to_recover(conference).select_related("piece__kind").filter(delegation__isnull=False)
    for line in rows.order_by("piece__kind__position", "piece__kind", "piece__number"):
        found.setdefault(line.delegation_id or 0, []).append(str(line.piece))
    return found


def _lines(called: list[str]) -> Callable[[], list[str]]:
    def lines() -> list[str]:
        return [
            _(
                "According to our records your delegation still holds passes that are to be returned:"
            ),
            runs_in_words(called),
            _(
                "Please return them to the badge office, or let us know if any of them has been lost."
            ),
        ]

    return lines


def preview(conference: Conference, delegation: Delegation) -> LetterPreview | None:
    lines = _lines(_held(conference).get(delegation.pk, []))
    found = preview_for_focal_points(delegation, subject=lambda: str(SUBJECT), lines=lines)
    return next(iter(found), None)


@transaction.atomic
def remind(
    conference: Conference, delegations: Sequence[Delegation], *, expected: int, by: By
) -> int:
    """expected: how many the page said. Raises Refused if there are others now. Also after the last day."""
    if len(delegations) != expected or not delegations:
        raise Refused(
            _("Other delegations would be reminded now than the page showed. Check the list again.")
        )
    held = _held(conference)
    for each in delegations:
        each.invitation.conference = conference
        write_to_focal_points(
            each.invitation, KIND, lambda: str(SUBJECT), _lines(held[each.pk]), about=each
        )
        record(Verb.PASSES_REMINDED, by=by, about=each)
    return len(delegations)
