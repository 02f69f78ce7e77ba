"""Joint lists: labels such as "PSD+PC" or "Fidesz – KDNP" that name several parties of the register."""

from collections.abc import Iterator, Sequence

from plenipo.engines.matching.folding import squashed
from plenipo.engines.matching.forms import forms_of
from plenipo.engines.matching.values import ListedParty, NameKind

Named = Sequence[frozenset[int]]
Labels = dict[int, tuple[frozenset[int], ...]]


def labels(parties: Sequence[ListedParty]) -> Labels:
    """Parties whose name is made of names of others, with the others each part may mean."""
    joint: Labels = {}
    by_name = _by_name(parties)
    for number, party in enumerate(parties):
        for name in party.names:
            whole = squashed(name.text)
            parts = [squashed(text) for text, _ in forms_of(name.text)]
            others = {
                part: by_name[part] - {number}
                for part in parts
                if part != whole and by_name.get(part, frozenset()) - {number}
            }
            if len(others) > 1:
                joint[number] = tuple(frozenset(each) for each in others.values())
                break
    return joint


def _by_name(parties: Sequence[ListedParty]) -> dict[str, frozenset[int]]:
    numbers_of: dict[str, set[int]] = {}
    for number, party in enumerate(parties):
        for name in party.names:
            if name.kind in (NameKind.SHORT, NameKind.NATIVE, NameKind.ENGLISH):
                numbers_of.setdefault(squashed(name.text), set()).add(number)
                for text, strength in forms_of(name.text):
                    if strength > 0.97:
                        numbers_of.setdefault(squashed(text), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in numbers_of.items() if len(name) > 1}


def labels_of(labels: Labels, named: Named) -> Iterator[int]:
    """Labels every part of which is named."""
    for number, parts in labels.items():
        if all(any(part & each for each in named) for part in parts) and _distinct(parts, named):
            yield number


def _distinct(parts: Sequence[frozenset[int]], named: Named) -> bool:
    used = {next(place for place, each in enumerate(named) if part & each) for part in parts}
    return len(used) >= min(2, len(parts))
