"""The register as a table: what our own export holds, and by what it is known again."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from plenipo.registry.models import Party

EXPORTED = (
    "register", "number", "revision", "partyfacts_id", "country", "kind", "name", "name_language", "name_english",
    "name_short", "other_names", "founded", "ended", "last_seen", "family", "internationals", "website", "article",
    "other_ids",
)  # fmt: skip
AT_ONCE = 500
SHOWN_IN_EXPORT = ("names", "external_ids", "affiliations__international__external_ids")


def this_register() -> str:
    """What tells our numbers from those of another house: drawn from the key of the house, which stays secret."""
    return salted_hmac("registry.export", "register", algorithm="sha256").hexdigest()[:12]


def exported(found: QuerySet[Party]) -> Iterator[dict[str, Any]]:
    """Every entry found, as plain values by column; 500 in memory at a time."""
    numbers = list(found.values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        chunk = numbers[start : start + AT_ONCE]
        parties = Party.objects.defer("said", "searched").prefetch_related(*SHOWN_IN_EXPORT)
        by_number = parties.in_bulk(chunk)
        yield from (exported_values(by_number[pk]) for pk in chunk if pk in by_number)


def exported_values(party: Any) -> dict[str, Any]:
    ids = [(one.scheme, one.value) for one in party.external_ids.all()]
    own = {name: getattr(party, name) for name in EXPORTED if hasattr(party, name)}
    return own | {
        "register": this_register(),
        "number": party.pk,
        "other_names": _joined({name.text for name in party.names.all()}),
        "country": party.country_id or "",
        "partyfacts_id": _joined(value for scheme, value in ids if scheme == "partyfacts"),
        "internationals": _joined(
            _code_of(each.international) for each in party.affiliations.all()
        ),
        "other_ids": _joined(f"{scheme}:{v}" for scheme, v in ids if scheme != "partyfacts"),
    }


def _code_of(international: Party) -> str:
    """The code that files know it by, else its name."""
    ids = international.external_ids.all()
    codes = [one.value for one in ids if one.scheme == "international" and one.exclusive]
    return min(codes, default=international.name_short or international.name)


def _joined(texts: Iterable[str]) -> str:
    return " | ".join(sorted(texts))
