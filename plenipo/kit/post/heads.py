"""Heads of a letter, written so that every server and reader takes them alike (RFC 5322, 2047, 5890).

The standard library folds long names and identifiers in ways other programs do not undo, so lines are made here:
encoded words never cut a letter in two, and no line is longer than 78 signs.
"""

import re
import secrets
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Iterator
from email.utils import parseaddr

FOLD = "\r\n "
FIRST, NEXT = (
    30,
    45,
)  # bytes in an encoded word: the first shares its line with the name of the head
SHORT = 60  # signs that surely stay on one line
ID_LIMIT = 64  # "Message-ID: " and this are one line


def plain(text: str) -> str:
    """Without control characters and halves of letters: a tab and a line end stay, others become a blank."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign if _may_stand(sign) else " " for sign in text)


def _may_stand(sign: str) -> bool:
    return sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp")


def words(text: str) -> str:
    """A head of free text, such as a subject."""
    text = " ".join(plain(text).split())
    return text if _as_it_is(text) else _encoded(text)


def mailbox(name: str, address: str) -> str:
    """`Name <address>`, whatever letters, commas or quotation marks the name has."""
    name, address = " ".join(plain(name).split()), in_ascii(address)
    if not name:
        return address
    if not _as_it_is(name):
        return f"{_encoded(name)}{FOLD}<{address}>"
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"{FOLD}<{address}>'


def mailboxes(addresses: Iterable[str]) -> str:
    return f",{FOLD}".join(in_ascii(address) for address in addresses)


def in_ascii(address: str) -> str:
    """The form of an address that every server takes: the domain as IDNA writes it. Raises ValueError otherwise."""
    local, at, domain = address.strip().rpartition("@")
    if not at or not local or not domain:
        raise ValueError(f"“{address}” is no e-mail address")
    if not local.isascii():
        raise ValueError(f"“{address}”: only Latin letters can stand before the @")
    if re.search(r"[\s<>()\[\],;:\\\"\x00-\x1f\x7f]", local + domain):
        raise ValueError(f"“{address}” is no e-mail address")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError as fault:
        raise ValueError(f"“{address}”: the part after the @ is no domain") from fault


def address_of(sender: str) -> str:
    """The address in `Name <address>`."""
    return parseaddr(sender)[1] or sender


def message_id(host: str) -> str:
    """A new one under this host, short enough to stand on one line: some servers lose what is folded."""
    try:
        domain = host.encode("idna").decode("ascii")
    except UnicodeError:
        domain = ""
    own = secrets.token_hex(10)
    while domain and len(domain) + len(own) + 3 > ID_LIMIT:
        domain = domain.partition(".")[2]
    return f"<{own}@{domain or 'localhost'}>"


def _as_it_is(text: str) -> bool:
    return text.isascii() and len(text) <= SHORT and "=?" not in text


def _encoded(text: str) -> str:
    return FOLD.join(f"=?utf-8?b?{b64encode(part).decode()}?=" for part in _parts(text))


def _parts(text: str) -> Iterator[bytes]:
    """UTF-8 in pieces that fit; none cuts a letter."""
    part, room = b"", FIRST
    for sign in text:
        coded = sign.encode()
        if len(part) + len(coded) > room:
            yield part
            part, room = b"", NEXT
        part += coded
    yield part
