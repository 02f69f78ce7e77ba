"""A country as somebody typed it, to the code the register uses."""

import re
from collections.abc import Collection, Iterable, Mapping

from plenipo.engines.matching.folding import fold

# "Bolivia (Plurinational State of)", "République de Guinée", "Republic of Fiji"
_BRACKETS = re.compile(r"\s*[(\[（].*?[)\]）]\s*")
_STYLE = re.compile(
    r"^(the )?((socialist|islamic|federal|democratic|plurinational|united|independent|co operative) )*"
    r"(republic|kingdom|state|commonwealth|union|principality|grand duchy|sultanate|federation) of (the )?|"
    r"^(la |el )?(republique|republica|royaume|reino|estado)( \w+)? (des|del|de la|de los|du|de|d) ?|"
    r"^(respublika|korolevstvo) "
)


def folded_names(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names with their codes, made ready for `resolve_country`; the first of two equal names holds."""
    folded: dict[str, str] = {}
    for name, code in names:
        folded.setdefault(fold(name), code)
    return folded


def resolve_country(text: str, names: Mapping[str, str], known: Collection[str] = ()) -> str | None:
    """The code of the country meant, or None.

    names   of `folded_names`
    known   codes the register uses, taken as they are
    """
    typed = text.strip()
    if typed.upper() in known:
        return typed.upper()
    whole = fold(typed)
    bare = fold(_BRACKETS.sub(" ", typed))
    turned = fold(" ".join(reversed(typed.split(",", 1))))  # "Korea, Republic of"
    for folded in (whole, bare, turned, _STYLE.sub("", turned), _STYLE.sub("", bare)):
        if folded and folded in names:
            return names[folded]
    return None
