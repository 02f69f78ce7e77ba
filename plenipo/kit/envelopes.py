"""Rows whose fields are sealed each by itself, under a key of the row that is wrapped with a key of the house.

The key of the house is in settings.IDENTITY_KEYS and never in the database: the first wraps, all of them open. A field
is bound to the row and to its own name, so that what is copied elsewhere does not open there. To change the key of the
house only the wrapped keys are written again; to let a row go for good its wrapped key is.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused

SIZE = 32  # bytes of a key
NONCE = 12
BLOCK = 64  # bytes to which a text is filled up, so that its length tells nothing


def _house() -> list[AESGCM]:
    if not settings.IDENTITY_KEYS:
        raise Refused(
            _(
                "The key for identity documents is missing on this server. The administrator must restore it."
            )
        )
    return [AESGCM(b64decode(key)) for key in settings.IDENTITY_KEYS]


def _shut(key: AESGCM, what: bytes, bound: str) -> str:
    nonce = urandom(NONCE)
    return b64encode(nonce + key.encrypt(nonce, what, bound.encode())).decode()


def _opened(key: AESGCM, sealed: str, bound: str) -> bytes:
    raw = b64decode(sealed)
    return key.decrypt(raw[:NONCE], raw[NONCE:], bound.encode())


def _field(row: str, name: str) -> str:
    return f"{row}:field:{name}"


def seal_row(texts: Mapping[str, str], *, row: str) -> tuple[str, dict[str, str]]:
    """(wrapped key, sealed by name). row: what they are bound to. Raises Refused when the key is missing."""
    key = urandom(SIZE)
    wrapped = _shut(_house()[0], key, row)
    of_row = AESGCM(key)
    return wrapped, {
        name: _shut(of_row, _filled(t), _field(row, name)) for name, t in texts.items()
    }


def open_row(wrapped: str, sealed: Mapping[str, str], *, row: str) -> dict[str, str]:
    """Raises Refused when the key is missing, is another, or the texts are not of this row."""
    of_row = AESGCM(_key_of(wrapped, row))
    try:
        return {
            name: _opened(of_row, text, _field(row, name)).rstrip(b"\0").decode()
            for name, text in sealed.items()
        }
    except (InvalidTag, ValueError):
        raise _cannot_be_opened() from None


def wrapped_again(wrapped: str, *, row: str) -> str:
    """The key of a row under the first key of the house."""
    return _shut(_house()[0], _key_of(wrapped, row), row)


def _key_of(wrapped: str, row: str) -> bytes:
    for key in _house():
        try:
            return _opened(key, wrapped, row)
        except (InvalidTag, ValueError):
            continue
    raise _cannot_be_opened()


def _cannot_be_opened() -> Refused:
    return Refused(
        _("This record cannot be opened: its key is missing on this server, or it was altered.")
    )


def _filled(text: str) -> bytes:
    raw = text.replace("\0", "").encode()
    return raw + b"\0" * (-len(raw) % BLOCK or (BLOCK if not raw else 0))
