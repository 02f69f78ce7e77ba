"""A country as somebody typed it, to the code the register uses."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from plenipo.engines.matching.folding import fold, same_writing

# "Bolivia (Plurinational State of)", "République de Guinée", "Republic of Fiji"
_BRACKETS = re.compile(r"\s*[(\[（].*?[)\]）]\s*")
_STYLE = re.compile(
    r"^(the )?((socialist|islamic|federal|democratic|plurinational|united|independent|co operative) )*"
    r"(republic|kingdom|state|commonwealth|union|principality|grand duchy|sultanate|federation) of (the )?|"
    r"^(la |el )?(republique|republica|royaume|reino|estado)( \w+)? (des|del|de la|de los|du|de|d) ?|"
    r"^(respublika|korolevstvo) "
)


_INITIALS = re.compile(r"\b(\w) (?=\w\b)")  # "U.K.", "U. A. E."
_CUT = re.compile(r"\w{1,6}\.(?=[\s-]|$)|^\w(?=\s)")  # "S. Africa", "Dom. Rep.", "S Africa"
_LONGEST = 60
_SMALL = frozenset(["of", "the", "and", "de", "del", "la", "le", "du", "des", "et", "y"])


def folded_names(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names with their codes, made ready for `resolve_country`; the first of two equal names holds."""
    folded: dict[str, str] = {}
    for name, code in names:
        folded.setdefault(_key(name), code)
    return folded


def _key(text: str) -> str:
    """Folded; but a short name of another script as it is: folded, "مصر" would be the code of Montserrat."""
    folded = fold(text)
    return folded if len(folded) > 4 or _is_latin(text) else same_writing(text)


def _is_latin(text: str) -> bool:
    return all(
        ord(c) < 0x250 or unicodedata.combining(c) for c in unicodedata.normalize("NFKD", text)
    )


def resolve_country(text: str, names: Mapping[str, str], known: Collection[str] = ()) -> str | None:
    """The code of the country meant, or None.

    names   of `folded_names`
    known   codes the register uses, taken as they are
    """
    typed = text.strip()
    if typed.upper() in known:
        return typed.upper()
    whole = _key(typed)
    bare = _key(_BRACKETS.sub(" ", typed))
    turned = _key(" ".join(reversed(typed.split(",", 1))))  # "Korea, Republic of"
    initials = _INITIALS.sub(r"\1", whole)
    for folded in (whole, bare, turned, initials, _STYLE.sub("", turned), _STYLE.sub("", bare)):
        if folded and folded in names:
            return names[folded]
    return _abbreviated(typed, names)


def _abbreviated(typed: str, names: Mapping[str, str]) -> str | None:
    """The one country a name with words cut short can mean: "S. Africa", "Cent. Afr. Rep.", "St. Lucia"."""
    if len(typed) > _LONGEST or not _CUT.search(typed):
        return None
    cut = {_key(each) for each in _CUT.findall(typed)}
    words = [word for word in _key(typed).split() if word not in _SMALL]
    if set(words) <= cut and len(words) < 2:
        return None
    codes = {code for name, code in names.items() if _cut_from(name, words, cut)}
    return codes.pop() if len(codes) == 1 else None


def _cut_from(name: str, words: Sequence[str], cut: Collection[str]) -> bool:
    whole = [word for word in name.split() if word not in _SMALL]
    return len(whole) == len(words) and all(
        full == word or (word in cut and (full.startswith(word) or (word, full) == ("st", "saint")))
        for word, full in zip(words, whole, strict=True)
    )
