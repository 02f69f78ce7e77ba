"""Whether bytes hold a text, in any of the forms in which a house might have written it."""

import base64
import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from quopri import encodestring
from unicodedata import normalize
from urllib.parse import quote, quote_plus


def forms_of(text: str) -> set[bytes]:
    """Lower-case bytes to look for in lower-case bytes; ASCII alone has a case there, so all cases are named too."""
    spelt = {
        normalize(form, each)
        for form in ("NFC", "NFD")
        for each in (text, text.lower(), text.upper(), text.casefold(), text.title())
    }
    found: set[bytes] = set()
    for each in spelt:
        raw = each.encode()
        found |= {
            raw,
            each.encode("utf-16-le"),
            json.dumps(each)[1:-1].encode(),
            json.dumps(json.dumps(each)[1:-1])[1:-1].encode(),
            quote(each, safe="").encode(),
            quote_plus(each).encode(),
            escape(each).encode(),
            encodestring(raw),
            encodestring(raw).replace(b" ", b"_"),
            raw.hex().encode(),
        }
        if each.isascii() or all(ord(one) < 256 for one in each):
            found.add(each.encode("latin-1"))
    return {each.lower() for each in found if len(each) > 3}


def in_base64(text: str) -> set[bytes]:
    """Its three forms, according to where in a group of three bytes it begins; without what neighbours change."""
    found = set()
    for each in {text, text.lower(), text.upper()}:
        raw = each.encode()
        for before in range(3):
            whole = base64.b64encode(b"\0" * before + raw)
            start = (0, 2, 3)[before]
            end = len(whole.rstrip(b"=")) - (1 if (before + len(raw)) % 3 else 0)
            found.add(whole[start:end])
    return {each for each in found if len(each) > 7}


def hits(where: str, content: bytes, texts: Iterable[str]) -> list[str]:
    """ "where: text" for each that is there, also in what is packed within."""
    found = []
    for name, part in [(where, content), *_unpacked(where, content)]:
        low = part.lower()
        for text in texts:
            if any(each in low for each in forms_of(text)) or any(
                each in part for each in in_base64(text)
            ):
                found.append(f"{name}: {text}")
    return found


def _unpacked(where: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Streams of gzip and zlib, and sessions, which Django packs and writes in base64."""
    for match in re.finditer(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]", content):
        try:
            part = content[match.start() :]
            unpack = zlib.decompressobj(31 if part.startswith(b"\x1f") else 15)
            yield f"{where}, packed at {match.start()}", unpack.decompress(part, 10_000_000)
        except (zlib.error, gzip.BadGzipFile):
            continue
    for match in re.finditer(rb"\.?(eJ[\w-]{20,}):[\w-]+:[\w-]+", content):
        raw = match[1] + b"=" * (-len(match[1]) % 4)
        try:
            yield f"{where}, a session", zlib.decompress(base64.urlsafe_b64decode(raw))
        except zlib.error:
            continue
    for match in re.finditer(rb"(?<![\w.-])(eyJ[\w-]{20,}|e30[\w-]*):[\w-]+:[\w-]+", content):
        yield (
            f"{where}, a session",
            base64.urlsafe_b64decode(match[1] + b"=" * (-len(match[1]) % 4)),
        )


def hits_in_folder(folder: Path, texts: Iterable[str]) -> list[str]:
    wanted = list(texts)
    return [
        hit
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for hit in hits(path.name, path.read_bytes(), wanted)
    ]
