"""Texts kept in confidence: encrypted where they rest, with keys that are not in the database.

The first of settings.TEXT_KEYS writes, all of them read: a new key is put in front of the old ones, `plenipo rekey`
writes every text again with it, and the old ones are taken out.
"""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused


def _keys() -> MultiFernet:
    if not settings.TEXT_KEYS:
        raise Refused(
            _(
                "The key for confidential texts is missing on this server. The administrator must restore "
                "it."
            )
        )
    return MultiFernet([Fernet(key) for key in settings.TEXT_KEYS])


def seal(text: str) -> str:
    """Raises Refused when the key is missing: nothing confidential is ever written in the clear."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises Refused when the key is missing, or is not the one this text was written with."""
    try:
        return _keys().decrypt(sealed).decode()
    except InvalidToken:
        raise Refused(_("The key for this confidential text is missing on this server.")) from None


def sealed_again(sealed: str) -> str:
    """The same text under the first key. Raises Refused like `unseal`."""
    return seal(unseal(sealed))
