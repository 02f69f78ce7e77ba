"""How the name of somebody may be typed from the paper it stands on, by a consulate that reads one of its scripts."""

import re
from collections.abc import Iterable

from plenipo.accreditation.models import VisaLetter
from plenipo.accreditation.queries.enquiries import folded
from plenipo.delegations.queries.people import ShownPerson
from plenipo.kit.names import joined_name, styled_name
from plenipo.kit.scripts import is_han

BETWEEN_WORDS = re.compile(r"[\s・·•‧]+")


def written_on_paper(person: ShownPerson) -> list[str]:
    """Family name, or given and family name, in Latin letters and in the original script; each with its form of
    address, whole or a part of it, and without. Folded.
    """
    said = person.said
    family, given = str(said.get("family_name", "")), str(said.get("given_name", ""))
    both = [joined_name(given, family, family_first=first) for first in (True, False)]
    names = [
        family,
        person.name,
        *(both if family else []),
        *in_original_script(person.native_name),
    ]
    styles = dict.fromkeys(["", person.style, *person.style.replace(",", " ").split()])
    return _folded(styled_name(style, each) for each in names if each for style in styles)


def in_original_script(name: str) -> list[str]:
    """It is kept whole, and nobody entered which of its words is the family name: either end of it may be."""
    words = [each for each in BETWEEN_WORDS.split(name) if each]
    if len(words) == 1:
        family = [name[:n] for n in (1, 2) if n < len(name)] if is_han(name) else []  # 罗斯, 欧阳修
        return [name, *family]
    parts = [part for n in range(1, len(words)) for part in (words[:n], words[n:])]
    turned = [words[n:] + words[:n] for n in range(len(words))]
    ends = [[words[0], words[-1]]] if len(words) > 2 else []  # without the name of the father
    found = [" ".join(each) for each in (*turned, *parts, *ends)]
    return [each for each in found if len(folded(each)) > 1 or is_han(each)]  # no initial alone


def stands_on(letter: VisaLetter, typed: str) -> bool:
    """Reads nothing but the letter. One issued with fewer ways to write a name has them from what it states."""
    facts = letter.facts
    stated = [str(facts.get("name", "")), *in_original_script(str(facts.get("native", "")))]
    return folded(typed) in _folded([*letter.names, *stated])


def _folded(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(folded, names))))
