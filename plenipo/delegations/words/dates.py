"""Who was written to of the dates of a conference."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.conference.models import Conference
from plenipo.conference.queries.dates import Consequence
from plenipo.delegations.models import Invitation


def letters_with_dates(conference: Conference) -> Iterator[Consequence]:
    """Of invitations that were sent and not withdrawn: other dates are news to them."""
    unwritten = (Invitation.State.DRAFTED, Invitation.State.WITHDRAWN)
    n = Invitation.objects.filter(conference=conference).exclude(state__in=unwritten).count()
    if n:
        said = ngettext(
            "%(n)s invitation has been sent with the former dates.",
            "%(n)s invitations have been sent with the former dates.",
            n,
        )
        url = reverse("delegations:circular-new", args=[conference.slug]) + "?note=change"
        yield Consequence(said % {"n": n}, _("Write a circular"), url)
