"""Tracks of the programme, and who may answer for a session."""

from django.db.models import Count, Q, QuerySet

from plenipo.conference.models import Conference
from plenipo.conference.queries.members import members_of
from plenipo.people.models import Account
from plenipo.programme.models import Track


def tracks_of(conference: Conference) -> QuerySet[Track]:
    return Track.objects.filter(conference=conference)


def counted_tracks(conference: Conference) -> QuerySet[Track]:
    """Each with `n`, the number of its sessions."""
    return tracks_of(conference).annotate(n=Count("sessions"))


def officers_of(conference: Conference, now: Account | None = None) -> QuerySet[Account]:
    """The members of the conference, and whoever answers for the session already."""
    members = members_of(conference).order_by().values("account")
    return Account.objects.filter(Q(pk__in=members) | Q(pk=now.pk if now else 0)).order_by("name")
