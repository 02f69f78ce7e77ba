"""Members of the team by the secret address of their page, and whom they look after."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from plenipo.delegations.models import Delegation, FocalPoint
from plenipo.kit.tokens import hash_of, token_of
from plenipo.programme.queries.places import local_day
from plenipo.welcome.models import Journey, TeamLink, TeamMember
from plenipo.welcome.queries.journeys import delegations_that_come, journeys_of

PURPOSE = "welcome team"
AFTER = timedelta(days=3)  # the last ones leave after the last day


def token_for(member: TeamMember) -> str:
    """ "" while there is none."""
    link = TeamLink.objects.filter(member=member).first()
    return token_of(link.nonce, purpose=PURPOSE) if link else ""


def member_with(token: str) -> TeamMember | None:
    """It opens nothing once they have left the team, or the conference is over."""
    found = TeamMember.objects.filter(link__hash=hash_of(token), removed=False)
    member = found.select_related("conference").first()
    if member is None:
        return None
    conference = member.conference
    over = local_day(timezone.now(), conference) > conference.ends + AFTER
    return None if over else member


def looked_after_by(member: TeamMember) -> QuerySet[Delegation]:
    return delegations_that_come(member.conference).filter(liaison_duties__member=member)


def liaison_of(delegation: Delegation) -> QuerySet[TeamMember]:
    return TeamMember.objects.filter(liaison_duties__delegation=delegation, removed=False)


def journeys_for(member: TeamMember) -> QuerySet[Journey]:
    """Of the delegations they look after, and those they meet."""
    theirs = Q(delegation__liaison_duties__member=member) | Q(receptions__member=member)
    numbers = journeys_of(member.conference).filter(theirs).values("pk")
    found = journeys_of(member.conference).filter(pk__in=numbers, state__in=Journey.OPEN)
    return found.order_by("at", "pk")


def contacts_of(delegations: Iterable[Delegation]) -> dict[int, list[FocalPoint]]:
    """Focal points, by number of the invitation. One query."""
    found: dict[int, list[FocalPoint]] = {}
    numbers = [each.invitation_id for each in delegations]
    for each in FocalPoint.objects.filter(invitation__in=numbers, removed=False).order_by("pk"):
        found.setdefault(each.invitation_id, []).append(each)
    return found
