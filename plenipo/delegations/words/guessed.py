"""What was concluded from a list that did not say it, in words: whoever sent it looks at it before they submit."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from plenipo.delegations.roster import FIELDS
from plenipo.kit.columns import folded
from plenipo.kit.locales import listed
from plenipo.people.models import Person

Row = Mapping[str, str]
AS_WRITTEN = Person.NameOrder.AS_WRITTEN.value
OF_NAMES = {  # read into another field
    "full_name": "family_name",
    "patronymic": "given_name",
    "latin_name": "family_name",
    "latin_family": "family_name",
    "latin_given": "given_name",
}
BESIDE_LATIN = dict.fromkeys(("full_name", "family_name", "given_name"), "native_name")


def of_columns(
    columns: Mapping[str, int], heads: Sequence[str], labels: Mapping[str, Any]
) -> Iterator[str]:
    """
    columns   the column of each field, by the heads of the list; empty if it has none
    labels    of fields that are not of the roster
    """
    labels = {name: each.label for name, each in FIELDS.items()} | dict(labels)
    own = any(name.startswith("latin_") for name in columns) and "native_name" not in columns
    meant = OF_NAMES | (BESIDE_LATIN if own else {})
    read = [
        f"{heads[column]} → {label}"
        for name, column in columns.items()
        if folded(heads[column]) != folded(label := str(labels[meant.get(name, name)]))
    ]
    if read:
        yield _("Columns were read like this: %(columns)s") % {"columns": listed(read)}
    if not columns:
        yield _("The list has no headings. Each line was read as: name, office, e-mail.")


def of_rows(rows: Sequence[Row], places: Sequence[int], titled: Collection[int]) -> Iterator[str]:
    """
    places   of the rows in the roster, counted from 0: the numbers that stand beside them on the page
    titled   rows of the list whose title stood in one cell with the name, counted from 0
    """
    sentences = {
        "capacity": _("No capacity was given in these rows; they are members: %(rows)s."),
        "whole": _("The name was not divided into family and given name in rows: %(rows)s."),
        "title": _("The title was separated from the name in rows: %(rows)s."),
    }
    found = {
        "capacity": [n for n, row in enumerate(rows) if not row.get("capacity")],
        "whole": [n for n, row in enumerate(rows) if row.get("name_order") == AS_WRITTEN],
        "title": sorted(titled),
    }
    for name, numbers in found.items():
        if numbers:
            yield sentences[name] % {"rows": listed(places[n] + 1 for n in numbers)}
