"""What is learnt once from the parties, and kept: build with `learn`."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plenipo.engines.matching.folding import fold
from plenipo.engines.matching.forms import forms_of
from plenipo.engines.matching.pool import LEAST_SITE, TRUST, Form, Pool, Weights
from plenipo.engines.matching.shortlist import Shortlist
from plenipo.engines.matching.tokens import Token, tokens_of
from plenipo.engines.matching.values import ListedParty, NameKind


@dataclass(slots=True)
class Register:
    """Parties, learnt. Build with `learn`; what it keeps afterwards only saves time."""

    parties: tuple[ListedParty, ...]
    forms: list[list[Form]]
    world: Weights
    by_country: dict[str, list[int]]
    pools: dict[str, Pool] = field(default_factory=dict)
    shortlist: Shortlist | None = None

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(self.by_country)

    def pool(self, country: str) -> Pool:
        """The parties of a country, of its former states and of its parts."""
        if country not in self.pools:
            self.pools[country] = self._pool(self.by_country[country], local=True)
        return self.pools[country]

    def pool_like(self, typed: str) -> Pool:
        """The parties of all countries whose names are most like what was typed."""
        if self.shortlist is None:
            self.shortlist = Shortlist(self.forms, self.world)
        return self._pool(self.shortlist.of(typed), local=False)

    def _pool(self, numbers: Sequence[int], *, local: bool) -> Pool:
        forms = [
            [Form(place, f.name, f.text, f.trust, f.tokens) for f in self.forms[number]]
            for place, number in enumerate(numbers)
        ]
        weights = Weights(forms, self.world) if local else self.world
        return Pool([self.parties[number] for number in numbers], forms, weights)


def learn(parties: Iterable[ListedParty]) -> Register:
    """Read the names of all parties once; countries are laid out when first asked for."""
    known = tuple(sorted(parties, key=lambda party: party.id))
    forms = [list(_forms(party)) for party in known]
    by_country: dict[str, list[int]] = defaultdict(list)
    for number, party in enumerate(known):
        for country in {party.country, party.within} - {""}:
            by_country[country].append(number)
    return Register(known, forms, Weights(forms), dict(by_country))


def _forms(party: ListedParty) -> Iterable[Form]:
    best: dict[str, Form] = {}
    for name in party.names:
        if name.kind is NameKind.SITE and len(name.text) < LEAST_SITE:
            continue
        for text, strength in forms_of(name.text):
            trust = strength * TRUST.get(name.kind, 1.0)
            key = text.casefold()
            if key not in best or trust > best[key].trust:
                best[key] = Form(0, name, text, trust, _tokens(text, name.kind))
    return best.values()


def _tokens(text: str, kind: NameKind) -> tuple[Token, ...]:
    """An acronym means nothing by itself, even where it spells a word ("GANA")."""
    if kind is NameKind.SHORT:
        return tuple(Token(word) for word in fold(text).split())
    return tokens_of(text)
