"""What the pages of badges share."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.accreditation.access import MemberRequest


def frame(request: MemberRequest, here: str = "") -> dict[str, Any]:
    """`here`: the tab; a page below one of them has crumbs instead."""
    return {"tab": here, "conference": request.conference}


def crumbs(request: MemberRequest, *below: tuple[str, str]) -> list[dict[str, str]]:
    """below   (address, label) of pages between the desk and this one"""
    pages = [("accreditation:badges", _("Badges")), *below]
    slug = request.conference.slug
    return [{"label": label, "url": reverse(name, args=[slug])} for name, label in pages]
