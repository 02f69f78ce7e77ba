"""What speaks for each party of a pool: names in full, acronyms, labels of several, being alive."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np

from plenipo.engines.matching.acronyms import (
    jumbled,
    jumbled_trust,
    looks_like_acronym,
    spelt_by,
    variants_of,
)
from plenipo.engines.matching.folding import squashed
from plenipo.engines.matching.forms import UNBRACKETED, typed_forms
from plenipo.engines.matching.joint import labels_of
from plenipo.engines.matching.likeness import form_likeness
from plenipo.engines.matching.pool import Floats, Ints, Pool
from plenipo.engines.matching.tokens import tokens_of
from plenipo.engines.matching.values import ListedParty, Name

_SITE = 0.85  # the whole name of its pages was typed
_TAKEN = 0.5  # letters in another order, where a party goes by them as they were typed
_NAMED = 0.8  # a part of a label this like a name is taken to mean it


@dataclass(slots=True)
class Evidence:
    """(parties of the pool,) each.

    full        likeness of the best name in full, 0 to 1
    form        number of the pool's form that gave it, -1 if none
    short       trust in the best acronym, 0 to 1
    short_name  the name that acronym comes from
    label       1 for a party whose name is made of just the parties named
    several     the typed name is a label of several parties
    existed     on the day asked for, or always
    """

    full: Floats
    form: Ints
    short: Floats
    short_name: list[Name | None]
    label: Floats
    several: bool
    existed: np.ndarray[tuple[int], np.dtype[np.bool_]]

    @property
    def strongest(self) -> Floats:
        """(parties,) the better of name and acronym, 0 to 1."""
        return np.maximum(self.full, self.short)


def evidence(pool: Pool, typed: str, at: date | None) -> Evidence:
    """What speaks for each party of a pool, if this was typed. at: the day for which it was; None: today is unknown."""
    size = len(pool.parties)
    facts = Evidence(
        full=np.zeros(size, np.float32),
        form=np.full(size, -1, np.int32),
        short=np.zeros(size, np.float32),
        short_name=[None] * size,
        label=np.zeros(size, np.float32),
        several=False,
        existed=np.array([at is None or existed(party, at) for party in pool.parties]),
    )
    named: list[frozenset[int]] = []
    for text, strength in typed_forms(typed):
        best = _names_in_full(pool, text, strength, facts)
        if looks_like_acronym(text):
            best |= _acronyms(pool, squashed(text), strength, facts)
        if best and strength < UNBRACKETED:
            named.append(best)
    core = "".join(token.text for token in tokens_of(typed) if token.meaning != "party")
    for text in {squashed(typed), core}:
        _own_pages(pool, text, facts)
    if _several(named):
        facts.several = True
        for number in labels_of(pool.labels, named):
            facts.label[number] = 1.0
    return facts


def _names_in_full(pool: Pool, text: str, strength: float, facts: Evidence) -> frozenset[int]:
    """Note what the text says in full; answer whom it names beyond doubt."""
    tokens = tokens_of(text)
    if not tokens:
        return frozenset()
    like = form_likeness(pool, tokens, squashed(text)) * pool.trust * strength
    best = np.maximum.reduceat(like, pool.first_form)
    better = best > facts.full[pool.named]
    for place in np.flatnonzero(better):
        first = pool.first_form[place]
        after = pool.first_form[place + 1] if place + 1 < len(pool.first_form) else len(like)
        party = pool.named[place]
        facts.full[party] = best[place]
        facts.form[party] = first + int(np.argmax(like[first:after]))
    return frozenset(pool.named[best > _NAMED * strength].tolist())


def _own_pages(pool: Pool, typed: str, facts: Evidence) -> None:
    """What a party calls its pages it calls itself: "Partido de la U" on partidodelau."""
    for party, name in pool.own_pages(typed):
        if facts.short[party] < _SITE:
            facts.short[party] = _SITE
            facts.short_name[party] = name


def _acronyms(pool: Pool, typed: str, strength: float, facts: Evidence) -> frozenset[int]:
    def speaks(party: int, trust: float, name: Name) -> None:
        if trust * strength > facts.short[party]:
            facts.short[party] = trust * strength
            facts.short_name[party] = name

    for variant, likely in variants_of(typed, pool.country_letters):
        for party, (trust, name) in pool.acronyms.get(variant, {}).items():
            speaks(party, trust * likely, name)
    taken = any(trust > _NAMED for trust, _ in pool.acronyms.get(typed, {}).values())
    for variant in pool.jumbled.get(jumbled(typed), ()):
        for party, (trust, name) in pool.acronyms[variant].items():
            doubt = _TAKEN if taken and variant != typed else 1.0
            speaks(party, trust * jumbled_trust(typed) * doubt, name)
    if len(typed) > 2:
        for form, words in zip(pool.forms, pool.words, strict=True):
            if any(word[0] == typed[0] for word in words[:2]):
                speaks(form.party, form.trust * spelt_by(typed, words), form.name)
    return frozenset(n for n, (trust, _) in pool.acronyms.get(typed, {}).items() if trust > _NAMED)


def _several(named: list[frozenset[int]]) -> bool:
    """Two parts name different parties."""
    return any(not one & other for one, other in combinations(named, 2))


def existed(party: ListedParty, at: date) -> bool:
    """What the register says of that year, else whether the year lies between first and last."""
    for day, active in party.active_on:
        if day.year == at.year:
            return active
    return (party.first_year or 0) <= at.year <= (party.last_year or 9999)
