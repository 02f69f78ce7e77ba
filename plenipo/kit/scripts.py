"""In which scripts a name is written. Needs nothing of the framework: commands that start at once ask it too."""

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
