"""Forms of Arabic words, without vowel signs: what is written before and after them, and plurals within them.

Conjunctions, prepositions and the article are written together with the word, as are pronouns after it. Both are
taken away only from the word of the text or only from that of the variant, so that two words that have a beginning
in common with a preposition do not become one.
"""

from functools import lru_cache
from itertools import product

BEFORE = tuple(
    "".join(parts)
    for parts in product(("", "و", "ف"), ("", "ب", "ك", "ل", "س"), ("", "ال", "ل"))
    if parts[1:] not in {("", "ل"), ("ل", "ال"), ("س", "ال"), ("س", "ل"), ("ب", "ل"), ("ك", "ل")}
)
DEFINITE = tuple(
    sorted((each for each in BEFORE if each.endswith(("ال", "لل"))), key=len, reverse=True)
)
PRONOUNS = ("", "ها", "هما", "هم", "هن", "كم", "كن", "نا", "ه", "ك", "ي")
ENDINGS = ("", "ه", "ات", "ون", "ين", "ان", "تان", "تين", "ت", "وا", "و", "يه", "ا", "ي")
LEAST = 3


@lru_cache(maxsize=200_000)
def certain(word: str) -> frozenset[str]:
    """The word, without its article and the ending of the feminine or of a regular plural."""
    bodies = {word, *(_after(word, DEFINITE[:])[:1])}
    return frozenset(
        body[: len(body) - len(ending)]
        for body in bodies
        for ending in ("", "ه", "ات", "ون", "ين", "ان")
        if body.endswith(ending) and len(body) - len(ending) >= LEAST
    ) | {word}


@lru_cache(maxsize=200_000)
def possible(word: str) -> frozenset[str]:
    """All that could be left of it when something was written before or after it."""
    found = {word}
    for body in [word, *_after(word, BEFORE)]:
        for pronoun in PRONOUNS:
            if not body.endswith(pronoun) or len(body) - len(pronoun) < LEAST:
                continue
            rest = body[: len(body) - len(pronoun)]
            for ending in ENDINGS:
                if rest.endswith(ending) and len(rest) - len(ending) >= LEAST:
                    found.add(rest[: len(rest) - len(ending)])
    return frozenset(found)


def _after(word: str, beginnings: tuple[str, ...]) -> list[str]:
    return [
        word[len(each) :]
        for each in beginnings
        if each and word.startswith(each) and len(word) - len(each) >= LEAST
    ]


def plurals(stem: str) -> frozenset[str]:
    """Plurals within the word, by its pattern: the letters of a root and what stands between them."""
    found: set[str] = set()
    match list(stem):
        case [a, b, c]:
            found = {f"ا{a}{b}ا{c}", f"{a}{b}و{c}", f"{a}{b}ا{c}", f"{a}{b}{c}اء"}
        case ["م", a, b, c]:
            found = {f"م{a}ا{b}{c}"}
        case [a, "ا", b, c]:
            found = {f"{a}وا{b}{c}", f"{a}{b}ا{c}", f"{a}{b}{c}ه"}
        case [a, b, "ي" | "ا" | "و", c]:
            found = {f"{a}{b}اي{c}", f"{a}{b}{c}", f"ا{a}{b}{c}ه", f"{a}{b}{c}اء", f"ا{a}{b}{c}اء"}
        case [a, "ا", b, "و", c]:
            found = {f"{a}وا{b}ي{c}"}
        case ["م", a, b, "و" | "ا" | "ي", c]:
            found = {f"م{a}ا{b}ي{c}"}
        case ["ت", a, b, "ي", c]:
            found = {f"ت{a}ا{b}ي{c}"}
        case [a, b, c, "و" | "ا" | "ي", d]:
            found = {f"{a}{b}ا{c}ي{d}"}
    return frozenset(found)


@lru_cache(maxsize=20_000)
def wanted(word: str) -> frozenset[str]:
    """What must be left of a word of the text for it to be a form of this one."""
    stems = certain(word)
    return stems | {plural for stem in stems for plural in plurals(stem)}


def agree(word: str, other: str) -> bool:
    """Whether the other word is a form of the word; both are bare (`tokens.bare`)."""
    if word == other:
        return True
    if len(word) < LEAST or len(other) < LEAST:
        return False
    return bool(
        wanted(word) & possible(other)
        or wanted(other) & certain(word)
        or certain(other) & possible(word)
    )
