"""Whether the public site of a conference is open; the same question every public page asks before it is drawn."""

from dataclasses import dataclass

from django.urls import reverse

from plenipo.conference.models import Conference
from plenipo.conference.profile import PUBLIC_PAGES
from plenipo.conference.queries.members import switches_of

FIRST_PUBLIC = (
    Conference.Stage.INVITATIONS
)  # the phase after the only one in which visitors see nothing


@dataclass(frozen=True)
class PublicSite:
    """
    open_at   the page on which it is opened
    phase     to which the conference has to move for it; "" if that is not what keeps it closed
    """

    is_open: bool
    open_at: str
    phase: str = ""


def public_site_of(conference: Conference) -> PublicSite:
    """Closed while the conference is in preparation, and while its public pages are turned off."""
    if conference.stage == Conference.Stage.PREPARING:
        where = reverse("conference:settings", args=[conference.slug])
        phase = str(Conference.Stage(FIRST_PUBLIC).label)
        return PublicSite(is_open=False, open_at=f"{where}#stage", phase=phase)
    where = reverse("conference:switches", args=[conference.slug])
    return PublicSite(is_open=switches_here(conference)[PUBLIC_PAGES], open_at=where)


def switches_here(conference: Conference) -> dict[str, bool]:
    """Read once per conference object: a request has one, and its page and its head both tell of them."""
    known: dict[str, bool] | None = getattr(conference, "_switches", None)
    if known is None:
        known = conference._switches = switches_of(conference.pk)  # type: ignore[attr-defined]
    return known
