"""All that is held about one person, as plain values for that person."""

import json
from collections.abc import Callable, Collection, Iterable
from typing import Any
from unicodedata import normalize

from django.db import models

from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.held import Mention, documents_about, letters_to, mentions_of
from plenipo.delegations.queries.present import beside_delegates
from plenipo.kit.joining import Joined
from plenipo.people.models import Person

# (name, what the steps above hold about a person as plain values): they add it in their desk.py
ALSO_HELD: Joined[tuple[str, Callable[[Person], list[dict[str, Any]]]]] = Joined()


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def as_export(person: Person, desks: Collection[int]) -> dict[str, Any]:
    """All of it as plain values, for the person who asks what is held about them."""
    return {
        "person": _values(person),
        "takes part": [
            {
                "conference": str(each.delegation.conference),
                "delegation": each.delegation.to_call,
                **_values(each),
            }
            for each in Delegate.objects.filter(person=person).select_related(
                "delegation__conference__series"
            )
        ],
        **{
            kind.label: [_values(row, kind.left_out) for row in kind.rows(person=person)]
            for kind in beside_delegates()
        },
        "letters to them": [_values(letter) for letter in letters_to(person, desks)],
        "documents of their delegation": [
            {"name": each.name, "sha256": each.sha256} for each in documents_about(person)
        ],
        "texts that name them": as_texts(mentions_of(person, desks)),
        **{name: held(person) for name, held in ALSO_HELD},
    }


def as_texts(found: Iterable[Mention]) -> list[dict[str, str]]:
    return [
        {
            "row": str(each.row._meta.label),
            "field": each.column,
            "text": normalize("NFC", _as_text(getattr(each.row, each.column))),
        }
        for each in found
    ]


def _values(row: models.Model, left_out: Collection[str] = ()) -> dict[str, Any]:
    return {
        column.name: None if column.value_from_object(row) is None else column.value_to_string(row)
        for column in row._meta.local_fields
        if column.name not in left_out
    }
