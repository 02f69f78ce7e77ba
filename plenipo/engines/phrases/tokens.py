"""A text as words with their places: what a search and a comparison of texts walk along.

Scripts without spaces between words (Chinese, Japanese, Thai …) are read by characters. Positions are those of the
characters of the text as it was given; nothing is normalised before it is measured.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# signs that stand within a word and are no letter: vowel signs, accents of their own, soft hyphens, joiners, directions
MARKS = (
    "\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
LETTERS = rf"[^\W_{UNSPACED}]"
TOKEN = re.compile(
    rf"({LETTERS}+(?:[{MARKS}]+{LETTERS}*)*\+*)(?:['’ʼ＇][sS](?!{LETTERS}))?"
    rf"|([{UNSPACED}])"
    r"|[.!?…]+[\"'”’»)\]]*(?=\s)|[;。！？；，、：؟۔؛]"
    r"|[,:،()\[\]—–]|[-\u2010\u2011][ \t]*\r?\n\s*"
)
PAUSES = frozenset(",:،()[]—–")
IN_MARKS = re.compile(f"[{MARKS}\u0640]")
UNSPACED_TOKEN = re.compile(f"[{UNSPACED}]")
FOREIGN = str.maketrans(  # one letter for what is written in several ways
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
        "ؤ": "و",
        "ئ": "ي",
    }
    | {"ё": "е", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ß": "ss", "œ": "oe", "æ": "ae"}
)
ABBREVIATIONS = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "no",
        "vol",
        "art",
        "sr",
        "sra",
        "gen",
        "prof",
        "hon",
        "sen",
        "rep",
    )
)
BROKEN = 0  # what follows a hyphen at the end of a line: perhaps the rest of a word, perhaps the next one
END = 8  # what the end of a sentence adds to the place of the next word: nothing is found across it


class TextToken(NamedTuple):
    text: str  # as it is written
    start: int
    end: int
    step: int  # how many places after the word before it: 1, one more for a comma, END after a sentence, or BROKEN


def tokens_of(text: str) -> Iterator[TextToken]:
    step, last = 1, ""
    for match in TOKEN.finditer(text):
        group = match.lastindex
        if group is None:
            if match[0][-1] in "\n\t ":
                if step == 1 and text[match.end() : match.end() + 1].islower():
                    step = BROKEN
            elif match[0] in PAUSES:
                step = min(max(step, 1) + 1, END)
            elif _ends_sentence(text, match, last):
                step = END
            continue
        last = match[group]
        yield TextToken(last, match.start(group), match.end(group), step)
        step = 1


def _ends_sentence(text: str, match: re.Match[str], last: str) -> bool:
    """A full stop after a letter or a title is an abbreviation, and before a small letter it ends nothing."""
    if match[0][0] != ".":
        return True
    if (len(last) < 2 and last.isupper()) or last.lower() in ABBREVIATIONS:
        return False
    after = _first_letter(text, match.end())
    return not after.islower()


def _first_letter(text: str, at: int) -> str:
    for letter in text[at : at + 12]:
        if not letter.isspace():
            return letter
    return ""


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """How a word is kept: compatible forms and capitals made one, joiners and vowel signs of Arabic left out."""
    if word.isascii():
        return word.lower()
    return IN_MARKS.sub("", _digits(unicodedata.normalize("NFKC", word).casefold()))


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """How words are compared: a folded word without accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", folded(word).translate(FOREIGN))
    return "".join(each for each in apart if not unicodedata.combining(each))


def _digits(word: str) -> str:
    if word.isalpha():
        return word
    return "".join(
        str(unicodedata.digit(each)) if each.isdigit() and not each.isascii() else each
        for each in word
    )


def compact(text: str) -> str:
    """The letters and digits of a text and nothing between them: equal if only spaces, lines and hyphens differ."""
    return bare("".join(each.text for each in tokens_of(text)))


def is_unspaced(word: str) -> bool:
    return UNSPACED_TOKEN.match(word) is not None
