"""Codes that are printed, read aloud and typed again: "7K3M9-QX2TA-5". Ten random characters and one to check them."""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
MISREAD = str.maketrans("ILOU", "110V")
RANDOM = 10  # 50 bits: nobody meets one by trying
PRIME = 31  # below 32 all weights differ, so one wrong or two swapped characters show


def new_code() -> str:
    return _printed("".join(secrets.choice(ALPHABET) for _n in range(RANDOM)))


def code_meant(typed: str) -> str | None:
    """The code as printed, however it was typed; None if it cannot be one."""
    plain = re.sub(r"[^0-9A-Z]", "", typed.upper()).translate(MISREAD)
    if len(plain) != RANDOM + 1:
        return None
    printed = _printed(plain[:RANDOM])
    return printed if printed[-1] == plain[-1] else None


def _printed(plain: str) -> str:
    total = sum(weight * ALPHABET.index(each) for weight, each in enumerate(plain, start=2))
    return f"{plain[:5]}-{plain[5:]}-{ALPHABET[total % PRIME]}"
