"""What was concluded from a list that did not say it, in words: whoever sent it looks at it before they submit."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from plenipo.delegations.queries.approval import LABELS
from plenipo.kit.columns import folded
from plenipo.kit.locales import listed
from plenipo.people.models import Person

Row = Mapping[str, str]
AS_WRITTEN = Person.NameOrder.AS_WRITTEN.value
OF_NAMES = {"full_name": "family_name", "patronymic": "given_name"}  # read into another field


def guesses(rows: Sequence[Row], columns: Mapping[str, int], heads: Sequence[str]) -> list[str]:
    """columns   the column of each field, by the heads of the list; empty if it has none"""
    return [*_of_columns(columns, heads), *_of_rows(rows, with_heads=bool(columns))]


def _of_columns(columns: Mapping[str, int], heads: Sequence[str]) -> Iterator[str]:
    read = [
        f"{heads[column]} → {label}"
        for name, column in columns.items()
        if folded(heads[column]) != folded(label := str(LABELS[OF_NAMES.get(name, name)]))
    ]
    if read:
        yield _("Columns were read like this: %(columns)s") % {"columns": listed(read)}


def _of_rows(rows: Sequence[Row], *, with_heads: bool) -> Iterator[str]:
    if rows and not with_heads:
        yield _("The list has no headings. Each line was read as: name, office, e-mail.")
    sentences = {
        "capacity": _("No capacity was given in these rows; they are members: %(rows)s."),
        "whole": _("The name was not divided into family and given name in rows: %(rows)s."),
        "title": _("The title was separated from the name in rows: %(rows)s."),
    }
    found = {
        "capacity": [n for n, row in enumerate(rows, 1) if not row.get("capacity")],
        "whole": [n for n, row in enumerate(rows, 1) if row.get("name_order") == AS_WRITTEN],
        "title": [n for n, row in enumerate(rows, 1) if row.get("style") and not with_heads],
    }
    for name, numbers in found.items():
        if numbers:
            yield sentences[name] % {"rows": listed(numbers)}
