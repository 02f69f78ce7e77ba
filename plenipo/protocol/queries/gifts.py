"""Gifts of a conference."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.protocol.models import Gift, GiftPicture


def gifts_of(conference: Conference) -> QuerySet[Gift]:
    """The latest first; `pictured` says whether there is a picture, which is not read."""
    pictures = GiftPicture.objects.filter(gift=OuterRef("pk"))
    return (
        Gift.objects.filter(conference=conference)
        .select_related("delegation__country", "session", "entered_by", "changed_by", "decided_by")
        .annotate(pictured=Exists(pictures))
        .order_by("-day", "-number")
    )


def picture_of(gift: Gift) -> bytes | None:
    found = GiftPicture.objects.filter(gift=gift).first()
    return bytes(found.image) if found else None


def possible_sides(conference: Conference, gift: Gift | None = None) -> QuerySet[Delegation]:
    """Delegations a gift goes to or comes from: approved ones, and the gift's own whatever became of it."""
    wanted = Q(state=Delegation.State.APPROVED)
    if gift and gift.delegation_id:
        wanted |= Q(pk=gift.delegation_id)
    there = Delegation.objects.filter(wanted, conference=conference)
    return there.select_related("country").order_by("plate_name", "pk")
