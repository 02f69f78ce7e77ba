"""What the desk enters for a party that wrote, called or came instead of following its link."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Membership
from plenipo.delegations.actions.letters_to_focal import write_to
from plenipo.delegations.models import DeskEntry, Invitation
from plenipo.delegations.queries.focal import focal_points_beside
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.records.models import By, Source
from plenipo.records.verbs import JournalVerb
from plenipo.records.words.journal import phrases, source_in_words

# what is not worth a letter, and what has a receipt of its own that says more
NO_RECEIPT = {
    Verb.NAMES_KEPT,
    Verb.ANSWERS_KEPT,
    Verb.INVITATION_DELIVERED,
    Verb.ANSWERED,
    Verb.SUBMITTED,
}


@dataclass(frozen=True)
class Heard:
    """
    reference   the number of the note, or who called
    reason      why the desk enters it
    """

    source: Source
    reference: str = ""
    reason: str = ""


def entering(
    invitation: Invitation,
    verb: JournalVerb | None,
    heard: Heard | None,
    *,
    member: Membership,
    duty: str,
) -> Callable[[], By]:
    """What a deed asks to know who does it: notes the source when it is first asked. Raises Refused without one.

    verb   what is entered; None: the page writes nothing
    """
    known: list[By] = []

    def enter() -> By:
        if not known:
            if heard is None or verb is None:
                raise Refused(_("Enter the source: channel and date."))
            known.append(By(duty=duty, account=member.account, source=heard.source))
            _note_entry(invitation, verb, heard, by=known[0])
        return known[0]

    return enter


@transaction.atomic
def _note_entry(invitation: Invitation, verb: JournalVerb, heard: Heard, *, by: By) -> DeskEntry:
    """Keep where a deed comes from, and send the party a receipt where it has an address."""
    entry = DeskEntry.objects.create(
        invitation=invitation,
        verb=verb,
        channel=heard.source.channel,
        on=heard.source.on,
        reference=heard.reference,
        reason=heard.reason,
        by=by.account,
        at=timezone.now(),
    )
    if verb not in NO_RECEIPT:
        _send_receipt(invitation, entry)
    return entry


def _send_receipt(invitation: Invitation, entry: DeskEntry) -> None:
    for focal in focal_points_beside(invitation).filter(bounced=False):
        write_to(
            focal,
            invitation.conference,
            "delegations.entered",
            subject=lambda: _("Entered for your delegation by the secretariat"),
            lines=lambda: [
                _("The secretariat has entered this for your delegation."),
                _(
                    "Entered: %(deed)s. Source: %(source)s. If this is not correct, please write to the "
                    "secretariat."
                )
                % {
                    "deed": phrases().get(entry.verb, entry.verb),
                    "source": source_in_words(entry.channel, entry.on),
                },
            ],
            about=invitation,
        )
