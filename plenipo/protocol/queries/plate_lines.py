"""What stands on the plate of a delegation or a person: as stated, else the names in use. Asks the database nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.people import ShownPerson
from plenipo.kit.names import is_in_script_of, styled_name
from plenipo.kit.scripts import scripts_of

NATIVE = "native"  # beside the languages: the name of a person in the original script
Texts = Mapping[str, str]
Line = dict[str, Any]


def name_in(person: ShownPerson, language: str, *, styled: bool) -> str:
    """In the script this language is read in, if the person has such a name; else the Latin one."""
    native = person.native_name
    other = language == NATIVE or is_in_script_of(native, language)
    name = native if native and other else person.name
    return _styled(person, name) if styled else name


def _styled(person: ShownPerson, name: str) -> str:
    """With the form of address as stated, where it is of the script of the name: it is never translated."""
    alone = not person.native_name
    return styled_name(person.style, name) if alone or _alike(person.style, name) else name


def _alike(style: str, name: str) -> bool:
    return bool(scripts_of(style) & scripts_of(name))


def delegation_in(delegation: Delegation, language: str) -> str:
    return delegation.called_in(None if language == NATIVE else language).text


def person_lines(
    person: ShownPerson, stated: Texts, languages: Iterable[str], *, styled: bool
) -> list[Line]:
    return _once(
        (language, stated.get(language) or name_in(person, language, styled=styled), False)
        for language in languages
    )


def delegation_lines(
    delegation: Delegation, stated: Texts, languages: Iterable[str], *, beneath: bool
) -> list[Line]:
    """beneath   it stands below the name of a person"""
    spoken = [each for each in languages if each != NATIVE]
    return _once(
        (language, stated.get(language) or delegation_in(delegation, language), beneath)
        for language in spoken
    )


def _once(lines: Iterable[tuple[str, str, bool]]) -> list[Line]:
    """Two languages that say the same share a line."""
    first: dict[str, Line] = {}
    for language, text, of in lines:
        if text:
            first.setdefault(text, {"language": language, "text": text, "of": of})
    return list(first.values())


def said_by(lines: Iterable[Mapping[str, Any]]) -> list[tuple[str, bool]]:
    return [(str(each["text"]), bool(each["of"])) for each in lines]
