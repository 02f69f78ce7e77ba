"""Names of people as typed: cleaned of what cannot be seen, never judged; what looks odd is only pointed out."""

import unicodedata


def scripts_of(text: str) -> set[str]:
    """The scripts its letters belong to, by the first word of their Unicode names: LATIN, CYRILLIC, ARABIC, CJK …"""
    return {
        unicodedata.name(c, "UNKNOWN").split()[0].removesuffix("-COMPATIBILITY")
        for c in text
        if c.isalpha()
    }


EAST_ASIAN = {"CJK", "IDEOGRAPHIC", "HANGUL", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}


def is_han(name: str) -> bool:
    """Written in Chinese characters or in Korean: without blanks, the family name first."""
    scripts = scripts_of(name)
    return bool(scripts & {"CJK", "HANGUL"}) and scripts <= EAST_ASIAN


def styled_name(style: str, name: str) -> str:
    """With the title where its language has it: 欧阳修先生, H.E. Rose Petit."""
    if style and is_han(style) and is_han(name):
        return f"{name}{style}"
    return f"{style} {name}".strip()


LOOK_ALIKE = ({"LATIN", "CYRILLIC"}, {"LATIN", "GREEK"}, {"CYRILLIC", "GREEK"})


def mixes_scripts(text: str) -> bool:
    """Whether one word holds letters of two scripts that look alike: for a second look, never a reason to refuse."""
    return any(len(scripts_of(word) & pair) == 2 for word in text.split() for pair in LOOK_ALIKE)
