"""What of the programme is outside the dates of its conference."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.conference.models import Conference
from plenipo.conference.queries.dates import Consequence
from plenipo.programme.models import Day, Session
from plenipo.programme.queries.places import day_at_venue


def outside_dates(conference: Conference) -> Iterator[Consequence]:
    """`conference`: with the dates it would have, saved or not."""
    days = Day.objects.filter(conference=conference)
    n = days.exclude(date__range=(conference.starts, conference.ends)).count()
    if n:
        said = ngettext(
            "%(n)s day of the programme is outside the dates of the conference.",
            "%(n)s days of the programme are outside the dates of the conference.",
            n,
        )
        url = reverse("programme:places", args=[conference.slug])
        yield Consequence(said % {"n": n}, _("Days"), url, moves=True)
    first, last = (
        day_at_venue(conference.starts, conference),
        day_at_venue(conference.ends, conference),
    )
    planned = Session.objects.filter(conference=conference, starts__isnull=False)
    planned = planned.exclude(state=Session.State.CANCELLED)
    n = planned.filter(Q(starts__lt=first[0]) | Q(starts__gt=last[1])).count()
    if n:
        said = ngettext(
            "%(n)s session is outside the dates of the conference.",
            "%(n)s sessions are outside the dates of the conference.",
            n,
        )
        url = reverse("programme:sessions", args=[conference.slug])
        yield Consequence(said % {"n": n}, _("Sessions"), url, moves=True)
