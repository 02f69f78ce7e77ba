"""A country as somebody typed it, to the code the register uses."""

from collections.abc import Collection, Mapping

from plenipo.engines.matching.folding import fold


def resolve_country(
    text: str, names: Mapping[str, str], known: Collection[str] = ()
) -> str | None:
    """The code of the country meant, or None.

    names   folded name, or folded code, to code (`fold` folds them)
    known   codes the register uses, taken as they are
    """
    typed = text.strip()
    if typed.upper() in known:
        return typed.upper()
    folded = fold(typed)
    return names.get(folded) or names.get(folded.removeprefix("the "))
