"""Names of people as typed: cleaned of what cannot be seen, never judged; what looks odd is only pointed out."""

import unicodedata

from django.utils.translation import get_language

from plenipo.kit.scripts import EAST_ASIAN, is_han, scripts_of

SCRIPT_OF = {"zh-hans": "CJK", "ar": "ARABIC", "ru": "CYRILLIC"}


def is_in_script_of(name: str, language: str) -> bool:
    """Whether whoever reads this language reads the name as it is written, if its script is not Latin."""
    return scripts_of(name) == {SCRIPT_OF.get(language, "")}


def as_written(name: str, native: str) -> tuple[str, str]:
    """The two ways to write a name, the one in the reader's script first: 吕颖, then Lu Ying, for Chinese readers."""
    return (native, name) if is_in_script_of(native, get_language() or "en") else (name, native)


FAMILY_FIRST = frozenset(
    {"zh", "ja", "ko", "vi", "hu", "km"}
)  # in Latin letters too: Nguyễn Phú Trọng
VIETNAMESE = frozenset("ăđơưắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữự")  # letters no other language has


def family_comes_first(given: str, family: str, language: str = "") -> bool:
    """What is usual in the script of the name, and in the language of the party it is of."""
    whole = unicodedata.normalize("NFC", given + family).casefold()
    if is_han(whole) or VIETNAMESE & set(whole):
        return True
    east = language.split("-")[0] in FAMILY_FIRST
    return east and scripts_of(whole) <= {"LATIN"}


def joined_name(given: str, family: str, *, family_first: bool) -> str:
    """Without a blank where its script has none: 王丽, 김철수; Wang Li stays apart."""
    parts = [family, given] if family_first else [given, family]
    joint = "" if family_first and is_han(given + family) else " "
    return joint.join(part for part in parts if part)


AFTER = frozenset(  # of titles in Latin or Cyrillic letters: what follows the name, after a comma
    [
        "phd",
        "ph.d.",
        "ph.d",
        "dphil",
        "md",
        "m.d.",
        "llm",
        "ll.m.",
        "llb",
        "mba",
        "msc",
        "m.sc.",
        "bsc",
        "ma",
        "m.a.",
    ]
    + [
        "ba",
        "b.a.",
        "jd",
        "j.d.",
        "esq.",
        "esq",
        "jr.",
        "jr",
        "sr",
        "mp",
        "mep",
        "mpp",
        "mla",
        "msp",
        "qc",
        "kc",
        "sc",
    ]
    + ["obe", "cbe", "kbe", "mbe", "dbe", "gcmg", "cmg", "kcmg"]
    + [f"{first}.{field}.н." for first in "дк" for field in ("ю", "и", "п", "э", "ф", "м")]
)
FOLLOWS = frozenset(
    ["bey", "hanım", "efendi", "beyefendi", "hanımefendi", "úr", "asszony", "san", "sensei", "ssi"]
)


def styled_name(style: str, name: str) -> str:
    """With the title where its language has it: 欧阳修先生, H.E. Rose Petit, Rose Petit, PhD, Dr Rose Petit, MP."""
    if not style or not name:
        return style or name
    if scripts_of(style) and scripts_of(style) <= EAST_ASIAN:
        spaced = "HANGUL" in scripts_of(style) or not is_han(name)
        return f"{name} {style}" if spaced else f"{name}{style}"
    parts = [each.strip() for each in style.split(",")]
    follows = [each for each in parts if each.casefold().lstrip("-") in FOLLOWS]
    after = [each for each in parts if each.casefold() in AFTER]
    before = [each for each in parts if each not in (*follows, *after)]
    whole = " ".join(filter(None, [", ".join(before), name, *follows]))
    return ", ".join([whole, *after])


LOOK_ALIKE = ({"LATIN", "CYRILLIC"}, {"LATIN", "GREEK"}, {"CYRILLIC", "GREEK"})


def mixes_scripts(text: str) -> bool:
    """Whether one word holds letters of two scripts that look alike: for a second look, never a reason to refuse."""
    return any(len(scripts_of(word) & pair) == 2 for word in text.split() for pair in LOOK_ALIKE)
