"""Codes of badges: opaque, signed with Ed25519, read without a network and without a database.

89 bytes, big-endian: version (1), key (4: the start of the digest of the public key), conference (4), identity
(12: chance), expiry (4: seconds since 1970), signature (64) over all that stands before it. Written in base32 without
padding (RFC 4648): 143 characters that a QR code packs as capital letters, and no blank that a scanner may cut off.
"""

import base64
import hashlib
import secrets
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

VERSION = 1
HEAD = struct.Struct(">B4sI12sI")
IDENTITY = 12  # bytes
SIGNATURE = 64
LENGTH = HEAD.size + SIGNATURE
WRITTEN = 143  # characters
LATEST = 2**32 - 1


class Unaccepted(StrEnum):
    """Why a code is no code of this conference. What each means for people, the app says."""

    UNREADABLE = "unreadable"
    OTHER_VERSION = "other_version"
    UNKNOWN_KEY = "unknown_key"
    FORGED = "forged"
    OTHER_CONFERENCE = "other_conference"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Code:
    """
    conference   its number
    identity     24 hexadecimal digits of chance, all that tells one badge from another
    expires      seconds since 1970; at that second it is over
    """

    conference: int
    identity: str
    expires: int


def new_identity() -> str:
    """96 bits: nobody meets one by trying, and none comes twice."""
    return secrets.token_hex(IDENTITY)


def new_seed() -> bytes:
    return secrets.token_bytes(32)


class Signer:
    """One private key, loaded once for a whole run of badges."""

    def __init__(self, seed: bytes) -> None:
        """Raises ValueError for anything but 32 bytes."""
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._private.public_key().public_bytes_raw()
        self.key = key_of(self.public)

    def sign(self, said: bytes) -> bytes:
        return self._private.sign(said)

    def write(self, code: Code) -> str:
        head = HEAD.pack(
            VERSION, self.key, code.conference, bytes.fromhex(code.identity), code.expires
        )
        return base64.b32encode(head + self._private.sign(head)).decode().rstrip("=")


def key_of(public: bytes) -> bytes:
    """What a code calls the key it is signed with."""
    return hashlib.sha256(public).digest()[:4]


def read(
    written: str, *, keys: Mapping[bytes, bytes], conference: int, now: int
) -> Code | Unaccepted:
    """
    keys   public keys by `key_of`
    now    seconds since 1970
    """
    raw = _bytes_of(written)
    if raw is None:
        return Unaccepted.UNREADABLE
    if raw[0] != VERSION:
        return Unaccepted.OTHER_VERSION
    head = raw[: HEAD.size]
    _version, key, of, identity, expires = HEAD.unpack(head)
    if key not in keys:
        return Unaccepted.UNKNOWN_KEY
    try:
        Ed25519PublicKey.from_public_bytes(keys[key]).verify(raw[HEAD.size :], head)
    except InvalidSignature:
        return Unaccepted.FORGED
    if of != conference:
        return Unaccepted.OTHER_CONFERENCE
    if now >= expires:
        return Unaccepted.EXPIRED
    return Code(of, identity.hex(), expires)


def _bytes_of(written: str) -> bytes | None:
    """None for what was never written so: the same bytes have one spelling, small letters and blanks around apart."""
    text = written.strip().upper()
    if len(text) != WRITTEN or not text.isascii():
        return None
    try:
        raw = base64.b32decode(text + "=" * (-WRITTEN % 8))
    except ValueError:
        return None
    spelling = base64.b32encode(raw).decode().rstrip("=")
    return raw if len(raw) == LENGTH and spelling == text else None
