"""Who of a conference may be the same person as somebody who was typed. Numbers only, nothing about anybody."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from plenipo.conference.models import Conference
from plenipo.delegations.queries.present import persons_in
from plenipo.kit.columns import in_any_order
from plenipo.kit.scripts import scripts_of


class _Keys(NamedTuple):
    """What one person is known again by, each "" if it is not stated."""

    words: str
    native: str
    email: str


def _keys_of(row: Mapping[str, str]) -> _Keys:
    words = in_any_order(f"{row.get('family_name', '')} {row.get('given_name', '')}")
    native = in_any_order(row.get("native_name", ""))
    if not native and "LATIN" not in scripts_of(words):
        native = words  # somebody who has no other name than the one in their own script
    return _Keys(words, native, row.get("email", "").strip().casefold())


def _may_be(one: _Keys, other: _Keys) -> bool:
    """An address may be an office's: they share a word of their names, or these are in different scripts."""
    if not one.words or not other.words:
        return True
    shared = set(one.words.split()) & set(other.words.split())
    return bool(shared) or not scripts_of(one.words) & scripts_of(other.words)


class NamesHere:
    """Everybody of a conference, and whoever is added, by the keys of their names. One query; without one, none."""

    def __init__(self, conference: Conference | None) -> None:
        self._by_key: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._keys: dict[int, _Keys] = {}
        if conference is None:
            return
        columns = ("family_name", "given_name", "native_name", "email")
        for pk, *values in persons_in(conference).values_list("pk", *columns):
            self.add(pk, dict(zip(columns, values, strict=True)))

    def add(self, number: int, row: Mapping[str, str]) -> None:
        self._keys[number] = keys = _keys_of(row)
        for kind, key in keys._asdict().items():
            if key:
                self._by_key[_one_kind(kind), key].add(number)

    def like(self, row: Mapping[str, str]) -> list[int]:
        """Of the same name, or of the same address and perhaps the same name."""
        keys = _keys_of(row)
        found: set[int] = set()
        for kind, key in keys._asdict().items():
            there = self._by_key.get((_one_kind(kind), key), set()) if key else set()
            if kind == "email":
                there = {pk for pk in there if _may_be(keys, self._keys[pk])}
            found |= there
        return sorted(found)


def _one_kind(kind: str) -> str:
    return "email" if kind == "email" else "name"
