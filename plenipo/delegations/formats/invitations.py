"""The board of invitations as a table."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.delegations.models import Invitation
from plenipo.delegations.queries.names import country_of


def table_heads() -> list[str]:
    return [
        _("reference"),
        _("name to use"),
        _("party"),
        _("party in English"),
        _("country"),
        _("country code"),
        _("category"),
        _("quota"),
        _("language"),
        _("addressee"),
        _("e-mail"),
        _("state"),
        _("bounced"),
        _("sent"),
        _("opened"),
        _("replied"),
        _("reminders"),
        _("reply requested by"),
    ]


def table_rows(
    invitations: Iterable[Invitation], label_of: Callable[[str], str]
) -> Iterable[Sequence[Any]]:
    for each in invitations:
        yield [
            each.reference,
            each.to_call,
            each.party.name,
            each.party.name_english,
            country_of(each),
            each.country_id or "",
            label_of(each.category),
            each.quota,
            each.language,
            each.addressee,
            each.email,
            each.get_state_display(),
            _("yes") if each.bounced else "",
            _iso(each.sent_at),
            _iso(each.opened_at),
            _iso(each.answered_at),
            each.reminders,
            each.deadline.isoformat() if each.deadline else "",
        ]


def _iso(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat(timespec="minutes") if moment else ""
