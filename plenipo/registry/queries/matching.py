"""The register as the matching engine has learned it. Kept in the process until the register changes."""

from collections.abc import Sequence
from datetime import date
from threading import Lock
from typing import Any

from django.db.models import Count, Max, Sum

from plenipo.registry import bridge
from plenipo.registry.models import Country, Import, Party, PartyName, Revision

_LEARNED: dict[str, Any] = {}
_ONE_AT_A_TIME = Lock()


def answers_to(asked: Sequence[tuple[str, str]], *, at: date | None) -> list[bridge.Found]:
    """asked   (name, country) as typed"""
    register, names = _register()
    return [bridge.answered(register, name, country, names, at) for name, country in asked]


def is_country(text: str) -> bool:
    return bridge.country_meant(text, _register()[1]) is not None


def _register() -> tuple[Any, dict[str, str]]:
    """Learning takes seconds, so it is done once for a state of the register."""
    state = _state()
    with _ONE_AT_A_TIME:
        if _LEARNED.get("state") != state:
            parties = Party.objects.filter(merged_into__isnull=True).prefetch_related("names")
            _LEARNED["register"] = bridge.learned(parties.iterator(chunk_size=2_000))
            _LEARNED["countries"] = bridge.countries_by_name(Country.objects.all())
            _LEARNED["state"] = state
        return _LEARNED["register"], _LEARNED["countries"]


def _state() -> tuple[Any, ...]:
    """Changes whenever a party, a name or a country is added, edited, merged or removed."""
    parties = Party.objects.aggregate(Count("pk"), Max("pk"), Sum("revision"), Count("merged_into"))
    names = PartyName.objects.aggregate(Count("pk"), Max("pk"))
    edits = Revision.objects.aggregate(Max("pk"))
    imports = Import.objects.filter(state__in=["applied", "undone"]).values_list("pk", "state")
    countries = Country.objects.values_list("pk", "names")
    return (*parties.values(), *names.values(), *edits.values(), *imports, *countries)


def forget() -> None:
    """For tests, whose databases look alike."""
    _LEARNED.clear()
