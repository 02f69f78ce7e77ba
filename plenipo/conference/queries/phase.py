"""Where a conference stands in time."""

from zoneinfo import ZoneInfo

from django.utils import timezone

from plenipo.conference.models import Conference


def is_over(conference: Conference) -> bool:
    """Its last day has ended at the venue, or it was closed: nobody is invited, named or met any more."""
    if conference.stage == Conference.Stage.CLOSED:
        return True
    return conference.ends < timezone.localdate(timezone=ZoneInfo(conference.zone))
