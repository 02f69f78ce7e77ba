"""Invitations follow their party when the register merges two entries, and go back when that is undone."""

from django.db import transaction

from plenipo.delegations.actions.names import call_anew
from plenipo.delegations.models import Delegation, Invitation
from plenipo.delegations.queries.merges import invited_twice
from plenipo.delegations.verbs import Verb
from plenipo.records.actions import amend, name_of, record
from plenipo.records.models import By, JournalEntry
from plenipo.registry.models import Party

MOVED = Verb.INVITATION_PARTY_MERGED


@transaction.atomic
def follow_merge(gone: Party, kept: Party, *, by: By) -> None:
    """Where both were invited, the second invitation stays as it is and is named: the officers decide which to
    withdraw."""
    invited_too = []
    for invitation in invited_twice(gone, kept):
        invited_too.append(invitation.conference_id)
        record(Verb.INVITATION_BOTH_INVITED, by=by, about=invitation, gone=gone.pk, kept=kept.pk)
    for invitation in Invitation.objects.filter(party=gone).exclude(conference__in=invited_too):
        _move(invitation, kept)
        record(Verb.INVITATION_PARTY_MERGED, by=by, about=invitation, gone=gone.pk, kept=kept.pk)


@transaction.atomic
def follow_undone_merge(gone: Party, kept: Party, *, by: By) -> None:
    moved = JournalEntry.objects.filter(verb=MOVED, details__gone=gone.pk, details__kept=kept.pk)
    names = set(moved.values_list("about", flat=True))
    for invitation in Invitation.objects.filter(party=kept):
        if name_of(invitation) in names:
            _move(invitation, gone)
            record(Verb.INVITATION_MERGE_UNDONE, by=by, about=invitation)


def _move(invitation: Invitation, party: Party) -> None:
    Delegation.objects.filter(invitation=invitation).update(party=party)
    amend(Invitation.objects.filter(pk=invitation.pk), party=party)
    call_anew(invitation.conference, [party.pk])
