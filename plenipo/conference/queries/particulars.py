"""What people say of an edition, and which state of it somebody has before them."""

import hashlib
import json
from datetime import date

from django.utils import timezone

from plenipo.conference.models import Conference

PARTICULARS = (
    "title", "theme", "number", "slug", "starts", "ends", "zone", "city", "country", "venue", "convenor", "host",
    "practical", "letterhead", "signatory", "contact_email", "press_name", "press_email", "press_telephone",
    "languages", "accent",
)  # fmt: skip


def particulars_seen(conference: Conference) -> str:
    """The same for the same particulars: a form carries it, so that no change of somebody else is overwritten."""
    said = [getattr(conference, name) for name in PARTICULARS]
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def next_first_day() -> date | None:
    """Of the conference that is on or comes next; where none does, of the last there was."""
    editions = Conference.objects.order_by("starts").values_list("starts", flat=True)
    return editions.filter(ends__gte=timezone.localdate()).first() or editions.last()
