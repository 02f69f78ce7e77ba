"""Which delegations a public draw of lots may name."""

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import PUBLIC
from plenipo.delegations.queries.list_versions import version_in_force
from plenipo.delegations.queries.people import participants_are_disclosed


def delegations_to_name(conference: Conference) -> set[int] | None:
    """Those of the list of participants published last; of a list that is not disclosed none. None: all."""
    if not participants_are_disclosed(PUBLIC, conference):
        return set()
    version = version_in_force(conference)
    if version is None:
        return None
    return {int(pk) for pk in version.content.get("delegations", {})}
