"""Codes of badges: signed with the first of settings.BADGE_KEYS, accepted when any of them signed."""

from base64 import b64decode, b64encode
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from plenipo.accreditation.models import Badge, Pass
from plenipo.conference.models import Conference
from plenipo.engines.gates.tokens import (
    Code,
    Signer,
    Unaccepted,
    key_of,
    new_identity,
    read,
)
from plenipo.kit.errors import Refused

__all__ = [
    "BadgeSigner",
    "Code",
    "Unaccepted",
    "code_read",
    "new_identity",
    "public_keys",
    "public_keys_in_words",
]


class BadgeSigner:
    """Writes the codes of one conference, with the key that signs today. Raises Refused where there is no key."""

    def __init__(self, conference: Conference) -> None:
        if not settings.BADGE_KEYS:
            raise Refused(
                _(
                    "The key that signs badges is missing on this server. The administrator must restore it."
                )
            )
        self._conference = conference
        self._signer = Signer(b64decode(settings.BADGE_KEYS[0]))

    def of_badge(self, badge: Badge | Pass) -> str:
        return self._of(badge.identity, badge.ends)

    @property
    def key(self) -> str:
        """Which key signs, and for which conference."""
        return f"{self._signer.key.hex()}.{self._conference.pk}.{self._conference.zone}"

    def sign(self, said: bytes) -> bytes:
        """Of a list for the devices at gates. It begins with "{": no code of a badge does."""
        return self._signer.sign(said)

    def _of(self, identity: str, last_day: date) -> str:
        expires = int(end_of(last_day, self._conference).timestamp())
        return self._signer.write(Code(self._conference.pk, identity, expires))


def end_of(last_day: date, conference: Conference) -> datetime:
    """Midnight after this day, at the venue."""
    return datetime.combine(last_day + timedelta(days=1), time(), ZoneInfo(conference.zone))


def start_of(first_day: date, conference: Conference) -> datetime:
    """Midnight before this day, at the venue."""
    return datetime.combine(first_day, time(), ZoneInfo(conference.zone))


def public_keys() -> dict[bytes, bytes]:
    """Of all keys whose codes are accepted, by what codes call them."""
    publics = [Signer(b64decode(each)).public for each in settings.BADGE_KEYS]
    return {key_of(public): public for public in publics}


def public_keys_in_words() -> list[dict[str, str]]:
    """For whoever verifies codes without us: in hexadecimal digits what codes call a key, in base64 the key."""
    return [
        {"key": key.hex(), "algorithm": "Ed25519", "public": b64encode(public).decode()}
        for key, public in public_keys().items()
    ]


def code_read(written: str, conference: Conference, now: datetime) -> Code | Unaccepted:
    return read(written, keys=public_keys(), conference=conference.pk, now=int(now.timestamp()))
