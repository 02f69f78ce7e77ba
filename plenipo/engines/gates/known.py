"""How a telephone at a gate knows a code without holding it: by a digest. Whoever finds the telephone makes no badge of
its list. `static/accreditation/gate-rules.js` does the same."""

import hashlib
import re
import unicodedata
from base64 import b64encode

SHORT = 40  # characters: longer is a signed code, which has one spelling
DIGEST = 12  # bytes
MISREAD = str.maketrans("ILOU", "110V")


def meant(typed: str) -> str:
    """What was scanned or typed, in the one spelling that is digested."""
    whole = typed.strip().upper()
    if len(whole) > SHORT:
        return whole
    return re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", whole)).translate(MISREAD)


def known_as(typed: str) -> str:
    """16 characters."""
    return b64encode(hashlib.sha256(meant(typed).encode()).digest()[:DIGEST]).decode()
