"""Why a candidate stands where it stands, as codes for the layers above."""

from collections.abc import Iterator
from datetime import date

from plenipo.engines.matching.evidence import Evidence
from plenipo.engines.matching.folding import clean, squashed
from plenipo.engines.matching.forms import PART, typed_forms
from plenipo.engines.matching.pool import Form, Pool
from plenipo.engines.matching.tokens import tokens_of
from plenipo.engines.matching.values import Ground, ListedParty, Name, NameKind

_WORTH_TELLING = 0.4
_SAME = 0.9


def reasons_for(
    pool: Pool, typed: str, facts: Evidence, number: int, country: str | None, at: date | None
) -> tuple[Ground, ...]:
    """What speaks for and against one party of the pool, the strongest first."""
    party = pool.parties[number]
    grounds: list[Ground] = []
    if facts.form[number] >= 0 and facts.full[number] >= _WORTH_TELLING:
        grounds.append(
            _about_name(typed, pool.forms[facts.form[number]], float(facts.full[number]))
        )
    name = facts.short_name[number]
    if name is not None and facts.short[number] >= _WORTH_TELLING:
        grounds.append(_about_acronym(typed, name))
    if facts.several and pool.alliances[number]:
        grounds.append(Ground("alliance"))
    grounds += _about_time(party, at, existed=bool(facts.existed[number]))
    if country is not None and party.country != country:
        grounds.append(Ground("other_country", {"country": party.country}))
    return tuple(grounds)


def _about_name(typed: str, form: Form, like: float) -> Ground:
    parameters = _parameters_of(form.name, form.text)
    if form.name.kind is NameKind.LEADER:
        return Ground("leader", parameters)
    texts = [text for text, _ in typed_forms(typed)]
    if clean(form.text).casefold() in {text.casefold() for text in texts}:
        return Ground("part_of_name" if form.trust <= PART else "same_name", parameters)
    if squashed(form.text) in {squashed(text) for text in texts}:
        return Ground("same_name_other_spelling", parameters)
    if like < _SAME:
        return Ground("similar_name", parameters)
    words = {token.text for token in tokens_of(form.text) if token.meaning != "party"}
    same = any(words == {t.text for t in tokens_of(x) if t.meaning != "party"} for x in texts)
    return Ground("same_words" if same else "same_meaning", parameters)


def _about_acronym(typed: str, name: Name) -> Ground:
    acronyms = {squashed(text): text for text, _ in typed_forms(typed)}
    if name.kind is NameKind.SHORT:
        own = {squashed(text) for text, _ in typed_forms(name.text)}
        same = next((text for key, text in acronyms.items() if key in own), None)
        if same:
            return Ground("same_acronym", {"acronym": same})
        return Ground("similar_acronym", {"acronym": name.text})
    if squashed(typed) == squashed(name.text):  # short enough to be one: 绿党, ДПР
        return Ground("same_name", _parameters_of(name))
    return Ground(
        "acronym_of_name", {"acronym": min(acronyms.values(), key=len), **_parameters_of(name)}
    )


def _parameters_of(name: Name, text: str = "") -> dict[str, str]:
    language = {"language": name.language} if name.language else {}
    return {"name": text or name.text, **language}


def _about_time(party: ListedParty, at: date | None, *, existed: bool) -> Iterator[Ground]:
    if at is None:
        if party.last_year is not None:
            yield Ground("ended", {"year": str(party.last_year)})
    elif existed:
        yield Ground("active", {"date": at.isoformat()})
    elif party.first_year is not None and party.first_year > at.year:
        yield Ground("not_yet_founded", {"year": str(party.first_year)})
    elif party.last_year is not None and party.last_year <= at.year:
        yield Ground("ended", {"year": str(party.last_year)})
    else:
        yield Ground("not_active", {"date": at.isoformat()})
