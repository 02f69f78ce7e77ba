"""How many interpreters a sitting needs, by a published table, and how that number came about."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from plenipo.engines.interpretation.values import Sitting, Strength

Table = Mapping[str, Any]


@lru_cache(maxsize=1)
def tables() -> dict[str, Table]:
    """The published tables by name; each says what it is taken from."""
    text = files("plenipo.engines.interpretation").joinpath("tables.toml").read_text("utf-8")
    return tomllib.loads(text)


def strength(sitting: Sitting, table: str) -> Strength:
    """Raises KeyError for a table that does not exist."""
    rule = tables()[table]
    if not sitting.booths:
        return Strength(0, source=rule["source"])
    teams = -(-sitting.minutes // rule["longest"])
    kind, needed, booths = _one_team(sitting, rule)
    return Strength(needed * teams, booths, teams, kind, rule["source"])


def _one_team(sitting: Sitting, rule: Table) -> tuple[str, int, dict[str, int]]:
    spoken, booths = len(sitting.spoken | sitting.into), sitting.booths
    both_ways = sitting.spoken == sitting.into
    if spoken == 2 and both_ways and "by_minutes" in rule:
        for minutes, people in rule["by_minutes"]:
            if sitting.minutes <= minutes:
                return "by_minutes", people, {}
        return "by_minutes", rule["by_minutes"][-1][1], {}
    for stated in rule.get("teams", ()):
        if (stated["spoken"], stated["booths"]) == (len(sitting.spoken), len(booths)):
            return "stated", stated["team"], {}
    each = {booth: _in_booth(booth, rule) for booth in booths}
    return "per_booth", sum(each.values()), each


def _in_booth(booth: str, rule: Table) -> int:
    people: int = rule["two_way_booth" if booth in rule.get("two_way", ()) else "per_booth"]
    return people
