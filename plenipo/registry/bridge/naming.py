"""The name to use of a party, in one language: chosen here and nowhere else.

For a reader of a language, the first that there is: the name set by hand on the invitation, the conference's own
(its nomenclature), a name in that language, the own name in that script, the own name with its Latin form, English.
Tags are compared as tags. Where a source says no language, script and country tell one, and `how` says so.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.conf import settings

from plenipo.kit.tags import Called, Tag, inferred, same_script, script_of, tag_of
from plenipo.registry.models import Party, PartyName

Kind = PartyName.Kind
Chosen = dict[str, list[str]]  # what a row keeps: language of the house to text, tag and how
IN_LANGUAGE = ("set", "conference", "language", "inferred")


class PossibleName(NamedTuple):
    """
    tag     as the source has it, else as inferred
    sure    the source says the language
    """

    text: str
    kind: str
    tag: Tag
    sure: bool


def names_to_use(
    party: Party,
    names: Iterable[PartyName] = (),
    *,
    own: Mapping[str, str] | None = None,
    conference: Mapping[str, str] | None = None,
) -> Chosen:
    """The name to use in every language of the house.

    names        its other names; own: set by hand on the invitation; conference: its nomenclature, both by language
    """
    candidates = _candidates(party, names)
    chosen = {}
    for language, _name in settings.LANGUAGES:
        here = _set_by_hand(language, own, "set") or _set_by_hand(
            language, conference, "conference"
        )
        chosen[language] = list(here or _of_the_register(candidates, tag_of(language)))
    return chosen


def with_own(called: Chosen, own: Mapping[str, str], conference: Mapping[str, str]) -> Chosen:
    """The register's choice, and what the conference says otherwise."""
    return {
        language: list(
            _set_by_hand(language, own, "set")
            or _set_by_hand(language, conference, "conference")
            or called.get(language, [])
        )
        for language, _name in settings.LANGUAGES
    }


def _set_by_hand(language: str, texts: Mapping[str, str] | None, how: str) -> Called | None:
    wanted = tag_of(language)
    for said, text in (texts or {}).items():
        if text and tag_of(said) == wanted:
            return Called(text, str(wanted), how)
    return None


def _candidates(party: Party, names: Iterable[PartyName]) -> list[PossibleName]:
    """The own name first, English second, then the others as they stand; former names are left out."""
    alpha2 = party.country.alpha2 if party.country else ""
    found = [candidate(party.name, Kind.NATIVE, party.name_language, "", alpha2)]
    if party.name_english:
        found.append(PossibleName(party.name_english, Kind.ENGLISH, tag_of("en"), sure=True))
    for name in names:
        if name.until is None and name.kind != Kind.SHORT:
            found.append(candidate(name.text, name.kind, name.language, name.script, alpha2))
    return found


def candidate(text: str, kind: str, language: str, script: str, alpha2: str) -> PossibleName:
    said = tag_of(language)
    if said.language:
        return PossibleName(text, kind, Tag(said.language, _written(said, script, text)), sure=True)
    guess = inferred(text, alpha2, local=kind != Kind.ROMANISED)
    return PossibleName(text, kind, Tag(guess.language, guess.script or script), sure=False)


def _written(said: Tag, script: str, text: str) -> str:
    """A Serbian name may be in Latin letters though its tag says only Serbian."""
    seen = script or script_of(text)
    return said.script if not seen or same_script(seen, said.script) else seen


def _of_the_register(candidates: list[PossibleName], wanted: Tag) -> Called:
    return (
        _in_language(candidates, wanted)
        or _in_script(candidates, wanted)
        or _own_with_latin(candidates)
    )


def _in_language(candidates: list[PossibleName], wanted: Tag) -> Called | None:
    """Said before inferred; of Chinese, the other script only where there is none in this."""
    spoken = [each for each in candidates if each.tag.language == wanted.language]
    written = [each for each in spoken if same_script(each.tag.script, wanted.script)]
    exact = [each for each in written if each.tag == wanted]
    for group in (exact, written):
        for sure in (True, False):
            for each in group:
                if each.sure == sure:
                    return Called(each.text, str(each.tag), "language" if sure else "inferred")
    return None


def _in_script(candidates: list[PossibleName], wanted: Tag) -> Called | None:
    """A name that is not a rendering for strangers; in Latin letters that is the own name alone."""
    kinds = (Kind.NATIVE,) if wanted.script == "Latn" else (Kind.NATIVE, Kind.OTHER)
    if wanted.language == "en":
        return None
    for each in candidates:
        if each.kind in kinds and same_script(each.tag.script, wanted.script):
            return Called(each.text, str(each.tag), "script")
    return None


def _own_with_latin(candidates: list[PossibleName]) -> Called:
    own = candidates[0]
    latin = next((each.text for each in candidates if each.kind == Kind.ROMANISED), "")
    english = next((each.text for each in candidates if each.kind == Kind.ENGLISH), "")
    if own.tag.script in ("", "Latn"):
        return Called(own.text, str(own.tag), "own")
    if latin:
        return Called(f"{own.text} ({latin})", str(own.tag), "own")
    return Called(english, "en", "english") if english else Called(own.text, str(own.tag), "own")
