"""Reminders to delegations whose credentials have not come."""

from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.accreditation.profile import Credentials
from plenipo.accreditation.verbs import Verb
from plenipo.accreditation.words.credentials import what_is_required
from plenipo.conference.actions import while_it_lasts
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.actions.letters_to_focal import (
    LetterPreview,
    preview_for_focal_points,
    write_to_focal_points,
)
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.records.actions import record
from plenipo.records.models import By

KIND = "accreditation.credentials_reminder"
SUBJECT = gettext_lazy("Reminder: credentials of your delegation")


def _lines(conference: Conference) -> Callable[[], list[str]]:
    """In the language at hand when they are asked for."""
    rules = rules_of(conference).of(Credentials)

    def lines() -> list[str]:
        return [
            _("The credentials of your delegation have not yet been received."),
            *what_is_required(rules, conference),
            _(
                "You can send a copy over the personal link below. The secretariat also accepts letters by "
                "post, by hand or by e-mail."
            ),
        ]

    return lines


def preview(conference: Conference, delegation: Delegation) -> LetterPreview | None:
    found = preview_for_focal_points(
        delegation, subject=lambda: str(SUBJECT), lines=_lines(conference)
    )
    return next(iter(found), None)


@transaction.atomic
def remind(
    conference: Conference, delegations: Sequence[Delegation], *, expected: int, by: By
) -> int:
    """expected: how many the page said. Raises Refused if there are others now."""
    while_it_lasts(conference)
    if len(delegations) != expected or not delegations:
        raise Refused(
            _("Other delegations would be reminded now than the page showed. Check the list again.")
        )
    for each in delegations:
        each.invitation.conference = conference
        write_to_focal_points(
            each.invitation, KIND, lambda: str(SUBJECT), _lines(conference), about=each
        )
        record(Verb.CREDENTIALS_REMINDED, by=by, about=each)
    return len(delegations)
