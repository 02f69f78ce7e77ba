"""What the pages of protocol share."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.delegations.bridge import reader_of
from plenipo.protocol.access import MemberRequest
from plenipo.protocol.models import OrderOf
from plenipo.protocol.queries.offices import persons_of
from plenipo.protocol.queries.ordering import FoundOrder, order_on
from plenipo.protocol.words.order import OrderWords

PAGES = {OrderOf.DELEGATIONS: "protocol:order", OrderOf.PRINCIPALS: "protocol:principals"}


def crumbs(request: MemberRequest, *below: tuple[str, str]) -> list[dict[str, str]]:
    """below   (address, label) of pages between the desk and this one"""
    pages = [("protocol:order", _("Protocol")), *below]
    slug = request.conference.slug
    return [{"label": label, "url": reverse(name, args=[slug])} for name, label in pages]


def today() -> date:
    """At the venue: pages speak its time."""
    return timezone.localdate()


def in_words(request: MemberRequest, order: FoundOrder) -> OrderWords:
    """With the names the reader may see. One query."""
    there = {each.delegation.pk: each.delegation for each in order.lines}
    reader = reader_of(request.member)
    return OrderWords(order, persons_of(request.conference, reader, there.values()))


def order_now(request: MemberRequest, of: str, **how: Any) -> FoundOrder:
    return order_on(request.conference, of, today(), **how)
