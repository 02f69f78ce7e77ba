"""One after the other: what changes credentials, and the report that says how they stand."""

from plenipo.accreditation.models import Committee
from plenipo.conference.models import Conference


def hold(conference: Conference) -> Committee:
    """Held until the transaction ends, so that no letter and no finding falls between reading and issuing a report."""
    committee, _made = Committee.objects.get_or_create(conference=conference)
    return Committee.objects.select_for_update().get(pk=committee.pk)
