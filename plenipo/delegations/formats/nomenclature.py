"""The names of a conference as a table."""

from collections.abc import Iterator

from django.conf import settings

from plenipo.conference.models import Conference, NameToUse
from plenipo.delegations.queries.nomenclature import LANGUAGES, NameFilter, lines_of


def heads() -> list[str]:
    """Keys rather than words: the file is read again whatever language its reader uses."""
    return ["kind", "key", "name", *LANGUAGES, *(f"formal {code}" for code in LANGUAGES)]


def rows_of(conference: Conference, wanted: NameFilter) -> Iterator[list[str]]:
    """The conference's own names of what the page shows; an empty cell has none."""
    what = "country" if wanted.what == "countries" else "party"
    own: dict[str, dict[str, NameToUse]] = {}
    for each in NameToUse.objects.filter(conference=conference, **{f"{what}__isnull": False}):
        own.setdefault(str(getattr(each, f"{what}_id")), {})[each.language] = each
    for line in lines_of(conference, wanted):
        said = own.get(line.key, {})
        shorts = [said[code].short if code in said else "" for code in LANGUAGES]
        formals = [said[code].formal if code in said else "" for code in LANGUAGES]
        yield [what, line.key, line.name, *shorts, *formals]


def language_heads() -> list[tuple[str, str]]:
    return [(code, str(label)) for code, label in settings.LANGUAGES]
