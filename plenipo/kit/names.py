"""Names of people as typed: cleaned of what cannot be seen, never judged; what looks odd is only pointed out."""

import unicodedata


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
