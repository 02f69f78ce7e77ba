"""What the pages of the press desk share."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.conference.queries import public_site_of
from plenipo.kit.phrases import sentences
from plenipo.press.access import MemberRequest
from plenipo.press.models import Briefing
from plenipo.press.queries.briefings import briefings_of
from plenipo.press.words.briefings import title_of


def crumbs(request: MemberRequest, *below: tuple[str, str]) -> list[dict[str, str]]:
    """below   (url, label) of pages between the desk and this one"""
    desk = reverse("press:briefings", args=[request.conference.slug])
    return [{"label": label, "url": url} for url, label in ((desk, _("Press briefings")), *below)]


def one_briefing(request: MemberRequest, pk: int) -> Briefing:
    row = get_object_or_404(briefings_of(request.conference), pk=pk)
    row.conference = request.conference
    return row


def way_to(request: MemberRequest, row: Briefing) -> tuple[str, str]:
    return reverse("press:briefing", args=[request.conference.slug, row.pk]), title_of(row)


def tell_public(request: MemberRequest, shown: str, done: str) -> None:
    """shown: what is said if visitors see it; else: that it is done, and that they do not."""
    if public_site_of(request.conference).is_open:
        messages.success(request, shown)
    else:
        closed = _("The public site is closed: visitors do not see this yet.")
        messages.success(request, sentences([done, closed]))
