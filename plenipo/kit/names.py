"""Names of people as typed: cleaned of what cannot be seen, never judged; what looks odd is only pointed out."""

import unicodedata

_INVISIBLE = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0xFEFF])


def cleaned(text: str) -> str:
    """NFC, marks of direction and controls taken out, spaces made single."""
    visible = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    kept = "".join(" " if unicodedata.category(c) == "Cc" or c.isspace() else c for c in visible)
    return " ".join(kept.split())


def scripts_of(text: str) -> set[str]:
    """The scripts its letters belong to, by the first word of their Unicode names: LATIN, CYRILLIC, ARABIC, CJK …"""
    return {
        unicodedata.name(c, "UNKNOWN").split()[0].removesuffix("-COMPATIBILITY")
        for c in text
        if c.isalpha()
    }


LOOK_ALIKE = ({"LATIN", "CYRILLIC"}, {"LATIN", "GREEK"}, {"CYRILLIC", "GREEK"})


def mixes_scripts(text: str) -> bool:
    """Whether one word holds letters of two scripts that look alike: for a second look, never a reason to refuse."""
    return any(len(scripts_of(word) & pair) == 2 for word in text.split() for pair in LOOK_ALIKE)
