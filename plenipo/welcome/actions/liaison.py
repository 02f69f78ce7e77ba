"""Who looks after which delegation, and the secret address of their page."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.kit.tokens import hash_of, new_nonce, token_of
from plenipo.records.actions import claim, record
from plenipo.records.models import By
from plenipo.welcome.actions.journeys import step
from plenipo.welcome.models import Journey, LiaisonDuty, TeamLink, TeamMember
from plenipo.welcome.queries.liaison import PURPOSE, journeys_for
from plenipo.welcome.verbs import Verb


@transaction.atomic
def look_after(member: TeamMember, delegation: Delegation, *, seen: int, by: By) -> None:
    claim(member, seen=seen)
    LiaisonDuty.objects.get_or_create(member=member, delegation=delegation)
    record(Verb.LIAISON_SET, by=by, about=member, delegation=delegation.pk)


@transaction.atomic
def look_after_no_more(member: TeamMember, delegation: Delegation, *, seen: int, by: By) -> None:
    claim(member, seen=seen)
    LiaisonDuty.objects.filter(member=member, delegation=delegation).delete()
    record(Verb.LIAISON_SET, by=by, about=member, delegation=delegation.pk)


@transaction.atomic
def new_link(member: TeamMember, *, seen: int, by: By) -> str:
    """A secret address; the one before opens nothing any more."""
    claim(member, seen=seen)
    nonce = new_nonce()
    token = token_of(nonce, purpose=PURPOSE)
    TeamLink.objects.update_or_create(
        member=member,
        defaults={"nonce": nonce, "hash": hash_of(token), "made": timezone.now()},
    )
    record(Verb.LINK_MADE, by=by, about=member)
    return token


def step_on_telephone(member: TeamMember, journey: Journey, *, back: bool, seen: int) -> str:
    """As the desk does it, for one of the journeys on their own page."""
    if not journeys_for(member).filter(pk=journey.pk).exists():
        raise Refused(_("This arrival is no longer on your page."))
    by = By(duty="welcome", name=f"member of the welcome team {member.pk}")
    return step(journey, back=back, seen=seen, by=by)
