"""Secret links. The database keeps only the hash; a letter keeps only a nonce.

A copy of the database therefore opens no link: the token is derived from the nonce with a key that is not in it.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode

from django.conf import settings


def new_nonce() -> str:
    return secrets.token_urlsafe(18)


def token_of(nonce: str, *, purpose: str) -> str:
    """The token (43 characters) that goes into an address. The same nonce and purpose give the same token."""
    key = hashlib.sha256(f"plenipo:{purpose}:{settings.SECRET_KEY}".encode()).digest()
    return urlsafe_b64encode(hmac.digest(key, nonce.encode(), "sha256")).rstrip(b"=").decode()


def hash_of(token: str) -> str:
    """What is stored for a token. Tokens carry 256 bits, so a plain hash cannot be searched backwards."""
    return hashlib.sha256(token.encode()).hexdigest()
