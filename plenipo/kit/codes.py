"""Codes that are printed, read aloud and typed again: "7K3M9-QX2TA-5". Ten random characters and one to check them."""

import re
import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
MISREAD = str.maketrans("ILOU", "110V")
RANDOM = 10  # 50 bits: nobody meets one by trying
DRAWN_PART = 4
PRIME = 31  # below 32 all weights differ, so one wrong or two swapped characters show


def new_code() -> str:
    return _printed("".join(secrets.choice(ALPHABET) for _n in range(RANDOM)))


def plain(typed: str) -> str:
    """Full-width letters and the digits of any script as a Latin keyboard types them."""
    folded = unicodedata.normalize("NFKC", typed)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)


def code_meant(typed: str) -> str | None:
    """The code as printed, however it was typed; None if it cannot be one."""
    letters = re.sub(r"[^0-9A-Z]", "", plain(typed).upper()).translate(MISREAD)
    if len(letters) != RANDOM + 1:
        return None
    printed = _printed(letters[:RANDOM])
    return printed if printed[-1] == letters[-1] else None


def looks_mistyped(typed: str) -> bool:
    """As long as a code, and its last character does not fit the others. Meant for people: a forger can reckon it."""
    letters = re.sub(r"[^0-9A-Z]", "", plain(typed).upper())
    return len(letters) == RANDOM + 1 and code_meant(typed) is None


def letter_meant(typed: str) -> str:
    """A reference drawn for one letter, "C1-12-EB52-225E" or "EB52-225E", however its dashes were typed."""
    parts = re.findall(r"[0-9A-Z]+", plain(typed).upper())
    if parts and len(parts[-1]) == 2 * DRAWN_PART:
        parts[-1:] = [parts[-1][:DRAWN_PART], parts[-1][DRAWN_PART:]]
    return "-".join(parts)[:30]


def _printed(letters: str) -> str:
    total = sum(weight * ALPHABET.index(each) for weight, each in enumerate(letters, start=2))
    return f"{letters[:5]}-{letters[5:]}-{ALPHABET[total % PRIME]}"
