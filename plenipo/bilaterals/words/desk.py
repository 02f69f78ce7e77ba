"""Requests in the desk's words: the figures of the page, and what a meeting must not stand beside."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.bilaterals.bridge import particulars_of
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.queries.desk import FOR_HOST, UNKNOWN, State
from plenipo.bilaterals.queries.mutual import with_twins
from plenipo.conference.models import Conference
from plenipo.delegations.queries.names import called_by_number


def figures(conference: Conference) -> list[dict[str, Any]]:
    """Where requests stand, as figures for the head of the page. One query."""
    sent = MeetingRequest.objects.filter(conference=conference).exclude(state=State.DRAFT)
    told = with_twins(sent).aggregate(
        all=Count("pk"),
        agreed=Count("pk", filter=Q(state__in=MeetingRequest.AGREED, twin=False)),
        host=Count("pk", filter=FOR_HOST),
        unknown=Count("pk", filter=UNKNOWN),
    )
    url = reverse("bilaterals:desk", args=[conference.slug])
    return [
        {"label": _("requests sent"), "value": told["all"], "url": url},
        {"label": _("agreed, to be planned"), "value": told["agreed"]},
        {
            "label": _("awaiting the host's reply"),
            "value": told["host"],
            "url": f"{url}?state=host",
        },
        {
            "label": _("awaiting identification of the delegation"),
            "value": told["unknown"],
            "url": f"{url}?state=unknown",
        },
    ]


def avoided(request: MeetingRequest) -> list[tuple[str, str]]:
    """(how, plate name) of the meetings it must not stand beside."""
    words = {
        "not_next_to": _("Not next to a meeting with"),
        "not_before": _("Not before a meeting with"),
        "not_after": _("Not after a meeting with"),
    }
    told = particulars_of(request).avoid
    names = called_by_number(n for _how, n in told)
    return [(words[how], names[number]) for how, number in told if number in names]
