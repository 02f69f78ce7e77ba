"""Makes a conference and the register so many times larger: every row again, under other numbers and names.

python -m benchmarks.multiply TIMES
"""

import sys
from typing import Any

import django

STEP = 10_000_000  # between the numbers of a row and its next copy


def main(times: int) -> None:
    django.setup()
    from django.db import transaction

    from plenipo.delegations import models as delegations
    from plenipo.people.models import Person
    from plenipo.programme.models import Role, Session
    from plenipo.records.models import JournalEntry, Letter
    from plenipo.registry.models import Party, PartyName, Word

    copied_in_order: list[tuple[Any, set[str], set[str]]] = [
        (Party, {"merged_into"}, {"name", "name_english"}),
        (PartyName, {"party"}, set()),
        (Word, {"party"}, set()),
        (delegations.Invitation, {"party", "substitute_for"}, {"reference"}),
        (delegations.FocalPoint, {"invitation"}, set()),
        (delegations.Delegation, {"invitation", "party"}, set()),
        (Person, set(), set()),
        (delegations.Delegate, {"delegation", "person", "nominated_by"}, set()),
        (delegations.Document, {"delegation"}, set()),
        (delegations.ChangeRequest, {"delegation", "delegate", "asked_by"}, set()),
        (Session, set(), set()),
        (Role, {"session", "person", "delegation"}, set()),
        (Letter, set(), {"message_id"}),
        (JournalEntry, set(), set()),
    ]
    with transaction.atomic():
        for model, others, unique in copied_in_order:
            copy(model, others, unique, times)


def copy(model: Any, others: set[str], unique: set[str], times: int) -> None:
    """others   relations to rows that are copied as well; unique: texts that need another end"""
    from django.db import connection

    # letters in confidence have drawn numbers below nothing, and no list shows them
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    table, number = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        for turn in range(1, times):
            taken = ", ".join(_taken(field, others, unique, turn) for field in fields)
            cursor.execute(
                f'insert into "{table}" ({columns}) select {taken} from "{table}" where "{number}" between 1 and {STEP}'
            )


def _taken(field: Any, others: set[str], unique: set[str], turn: int) -> str:
    if (field.model._meta.model_name, field.name) == ("party", "kind"):
        return "'party'"  # internationals are choices of a filter: more of them would be more that is shown
    if field.get_internal_type() == "UUIDField":
        return "lower(hex(randomblob(16)))"
    if field.primary_key or field.name in others:
        return f'"{field.column}" + {turn * STEP}'
    return f"\"{field.column}\" || ' {turn}'" if field.name in unique else f'"{field.column}"'


if __name__ == "__main__":
    main(int(sys.argv[1]))
