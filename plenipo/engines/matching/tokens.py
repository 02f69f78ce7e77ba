"""A name cut into tokens, each with its meaning if it is one of the words parties are made of."""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from plenipo.engines.matching.folding import clean, fold
from plenipo.engines.matching.words import BODIES, NEAR, SMALL, lines_of_words

# scripts written without spaces: CJK, kana, Hangul (whose compounds are written together), Thai, Lao, Khmer, Burmese
_UNSPACED = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+"
)
_BODY_FOR_BODY = 0.4  # "party" for "movement"
_LINKS = ("", "s", "e", "n", "en", "es", "er", "a", "o", "i", "u", "na", "ne")


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is folded; `meaning` a meaning of words.txt or ""."""

    text: str
    meaning: str = ""

    @property
    def key(self) -> str:
        """What is counted when words are weighed."""
        return f"={self.meaning}" if self.meaning else self.text


def _read_meanings() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    unspaced: dict[str, str] = {}
    for meaning, words in lines_of_words():
        for word in words:
            stem = fold(word.rstrip("-")).replace(" ", "")
            table = begun if word.endswith("-") else whole
            table.setdefault(stem, meaning)
            if _UNSPACED.fullmatch(word):
                unspaced.setdefault(word, meaning)
    return whole, begun, unspaced


_WHOLE, _BEGUN, _UNSPACED_WORDS = _read_meanings()
_LONGEST_STEM = max(map(len, (*_WHOLE, *_BEGUN)))
_TAILS = tuple(
    sorted((w for w, m in _WHOLE.items() if m == "party" and len(w) > 3), key=len, reverse=True)
)
_SMALL = frozenset(fold(word) for word in SMALL.split()) | frozenset("abcdefghijklmnopqrstuvwxyz")
_UNSPACED_PATTERN = re.compile("|".join(sorted(_UNSPACED_WORDS, key=len, reverse=True)))


def is_unspaced(text: str) -> bool:
    return _UNSPACED.search(text) is not None


def is_small(word: str) -> bool:
    return word in _SMALL


def _nearness(one: str, other: str) -> float:
    """How far one meaning stands for another, 0 to 1."""
    if one == other:
        return 1.0
    near = NEAR.get((one, other)) or NEAR.get((other, one))
    return near or (_BODY_FOR_BODY if one in BODIES and other in BODIES else 0.0)


# numbers of the meanings, 0 being no meaning; (meanings, meanings) how near they are
MEANING_NUMBER = {"": 0} | {m: n for n, (m, _) in enumerate(lines_of_words(), start=1)}
NEARNESS = np.array(
    [[_nearness(one, other) for other in MEANING_NUMBER] for one in MEANING_NUMBER], np.float32
)


def meaning_of(word: str) -> str:
    """The meaning of a folded word, or ""."""
    if word in _WHOLE:
        return _WHOLE[word]
    for length in range(min(len(word), _LONGEST_STEM), 2, -1):
        stem = word[:length]
        ending = len(word) - length
        if stem in _BEGUN and ending <= (3 if length < 5 else 9):
            return _BEGUN[stem]
    return ""


@lru_cache(maxsize=50_000)
def pieces(word: str) -> tuple[Token, ...]:
    """A folded word, cut where it is a compound: "volkspartei" is people and party."""
    if word in _WHOLE or word.isdigit():
        return (Token(word, _WHOLE.get(word, "")),)
    return _compound_of_known(word) or _known(word) or _unknown_with_party(word) or (Token(word),)


def _known(word: str) -> tuple[Token, ...]:
    meaning = meaning_of(word)
    return (Token(word, meaning),) if meaning else ()


def _compound_of_known(word: str) -> tuple[Token, ...]:
    for length in range(len(word) - 4, 2, -1):
        head = word[:length]
        if head not in _BEGUN and not (length > 3 and head in _WHOLE):
            continue
        for link in _LINKS:
            rest = word[length + len(link) :]
            if len(rest) > 3 and word.startswith(link, length) and meaning_of(rest):
                meaning = _BEGUN.get(head) or _WHOLE[head]
                return (Token(head, meaning), *pieces(rest))
    return ()


def _unknown_with_party(word: str) -> tuple[Token, ...]:
    if not word.endswith(_TAILS):
        return ()
    for tail in _TAILS:
        if word.endswith(tail) and len(word) - len(tail) > 2:
            return (Token(word[: -len(tail)]), Token(tail, "party"))
    return ()


@lru_cache(maxsize=100_000)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a name in order; small words are left out unless nothing else is there."""
    cleaned = clean(text)
    tokens: list[Token] = []
    for run in _runs(cleaned) if _UNSPACED.search(cleaned) else [cleaned]:
        if _UNSPACED.fullmatch(run):
            tokens += _unspaced_tokens(run)
        else:
            tokens += [token for word in fold(run).split() for token in pieces(word)]
    weighty = [token for token in tokens if token.text not in _SMALL]
    return tuple(weighty or tokens)


def _runs(text: str) -> list[str]:
    return [run for run in re.split(f"({_UNSPACED.pattern})", text) if run.strip()]


def _unspaced_tokens(run: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    for known in (*_UNSPACED_PATTERN.finditer(run), None):
        between = run[at : known.start() if known else len(run)]
        if rest := fold(between).replace(" ", ""):
            tokens.append(Token(rest))
        if known:
            tokens.append(Token(fold(known[0]).replace(" ", ""), _UNSPACED_WORDS[known[0]]))
            at = known.end()
    return tokens
