"""What happens below and concerns invitations."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from plenipo.delegations.actions.due import delete_all_due
from plenipo.delegations.actions.invitations import bounced
from plenipo.delegations.actions.merges import follow_merge, follow_undone_merge
from plenipo.delegations.models import Delegation, Invitation
from plenipo.records.models import By, Letter
from plenipo.records.signals import hour_passed, letter_bounced
from plenipo.registry.models import Party
from plenipo.registry.signals import merge_undone, parties_merged

WORKER = By(duty="worker")


@receiver(letter_bounced)
def a_letter_came_back(letter: Letter, **_signal: Any) -> None:
    """Whatever the letter said: its address no longer reaches the focal point."""
    kind, _colon, pk = letter.about.partition(":")
    concerned = {
        Invitation._meta.label_lower: Q(pk=pk),
        Delegation._meta.label_lower: Q(delegation=pk),
    }
    if kind in concerned:
        for invitation in Invitation.objects.filter(concerned[kind]):
            bounced(invitation, letter.to_email, by=WORKER)


@receiver(hour_passed)
def what_is_past_its_day_is_deleted(now: datetime, **_signal: Any) -> None:
    delete_all_due(now, by=WORKER)


@receiver(parties_merged)
def two_entries_became_one(gone: Party, kept: Party, by: By, **_signal: Any) -> None:
    follow_merge(gone, kept, by=by)


@receiver(merge_undone)
def one_entry_became_two_again(gone: Party, kept: Party, by: By, **_signal: Any) -> None:
    follow_undone_merge(gone, kept, by=by)
