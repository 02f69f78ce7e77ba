"""What the United Nations calls states, short and formal, in its six languages (data/names_of_states.md)."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "data" / "names_of_states.csv"


class CountryNames(NamedTuple):
    """What a country is called: short in lists, formal where it is to be honoured."""

    short: str
    formal: str = ""


@cache
def united_nations() -> dict[str, dict[str, CountryNames]]:
    """By ISO alpha-3 code and language ("zh", not "zh-hans")."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: dict(_named(row)) for row in csv.DictReader(lines)}


def _named(row: Mapping[str, str]) -> Iterator[tuple[str, CountryNames]]:
    for column, short in row.items():
        if f"{column}_formal" in row:
            yield column, CountryNames(short, row[f"{column}_formal"] or short)
