"""What is written down when the list of participants is published."""

from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.delegations.models import ListRelease
from plenipo.delegations.profile import UNDISCLOSED
from plenipo.delegations.queries.participants import shown_to_public
from plenipo.records.models import By


def remember_release(conference: Conference, state: str, *, by: By) -> None:
    """Part of the deed that changes the rules, which leaves the line in the journal."""
    if state == UNDISCLOSED:
        return
    shown = {str(pk): sorted(named) for pk, named in shown_to_public(conference).items()}
    ListRelease.objects.create(
        conference=conference, state=state, shown=shown, at=timezone.now(), by=by.account
    )
