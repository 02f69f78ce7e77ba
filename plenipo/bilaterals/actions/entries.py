"""What the bilateral desk enters for a delegation that wrote, called or came instead of following its link."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.bilaterals.actions.journal import tell_news
from plenipo.bilaterals.bridge.entries import sealed_words
from plenipo.bilaterals.models import BilateralEntry
from plenipo.bilaterals.profile import BILATERALS
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.models import Membership
from plenipo.delegations.actions.entries import Heard
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.records.models import By


def entering(
    delegation: Delegation, verb: DeskVerb | None, heard: Heard | None, *, member: Membership
) -> Callable[[], By]:
    """What a deed asks to know who does it: notes the source when it is first asked, and tells the delegation that
    there is news. Raises Refused without a source.

    verb   what is entered; None: the page writes nothing
    """
    known: list[By] = []

    def enter() -> By:
        if not known:
            if heard is None or verb is None:
                raise Refused(_("Enter the source: channel and date."))
            duty = BILATERALS
            known.append(By(duty=duty, account=member.account, source=heard.source))
            BilateralEntry.objects.create(
                delegation=delegation,
                verb=verb,
                channel=heard.source.channel,
                on=heard.source.on,
                sealed=sealed_words(heard.reference, heard.reason),
                by=member.account,
                at=timezone.now(),
            )
            tell_news(delegation, delegation.conference)
        return known[0]

    return enter
