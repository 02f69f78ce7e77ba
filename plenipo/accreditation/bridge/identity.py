"""Sealed documents to plain texts: only what opens them for somebody asks here."""

from plenipo.accreditation.models import IdentityRecord
from plenipo.kit.envelopes import open_row


def opened_texts(record: IdentityRecord | None) -> dict[str, str]:
    """By name of the particular; nothing of what was destroyed. Raises Refused when its key is missing."""
    if record is None:
        return {}
    return open_row(record.key, record.sealed, row=record.row)
