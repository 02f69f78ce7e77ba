"""The register as the matching engine has learned it. Kept in the process until the register changes."""

from collections.abc import Sequence
from datetime import date
from threading import Lock
from typing import Any

from django.db.models import Count, Max, Sum
from django.utils import timezone

from plenipo.registry.bridge import matching as bridge
from plenipo.registry.models import Country, Import, Party, PartyName, Revision

Reason = tuple[str, dict[str, str]]  # a code, and what its sentence names (words/reasons.py)
_LEARNED: dict[str, Any] = {}
_ONE_AT_A_TIME = Lock()


def answers_to(asked: Sequence[tuple[str, str]], *, at: date | None) -> list[bridge.Found]:
    """asked   (name, country) as typed"""
    register, names = _register()
    return [bridge.answered(register, name, country, names, at) for name, country in asked]


def likely_among(
    typed: str, parties: frozenset[int], *, country: str = "", most: int = 5
) -> list[tuple[int, list[Reason]]]:
    """(party, reasons) of these parties that a typed name may mean, the likeliest first; none where it names
    nothing of theirs. Learned once for the same parties.

    country   code of the one whose parties alone are meant
    """
    register, names = _learned_of(parties), {bridge.fold(country): country}
    found = bridge.answered(register, typed, country, names, timezone.localdate(), most=most)
    return [
        (each["id"], [(code, told) for code, told in each["reasons"] if code not in _OF_TIME])
        for each in found.candidates
        if found.decision != "none" and each["score"] >= _LEAST
    ]


_OF_TIME = ("active",)  # what is said of most and helps nobody to choose
_LEAST = 0.02  # how likely a candidate is at least that is shown
_AMONG: dict[frozenset[int], tuple[Any, Any]] = {}
_MOST_AMONG = 8  # sets of parties that are kept learned


def _learned_of(parties: frozenset[int]) -> Any:
    state = _state()
    with _ONE_AT_A_TIME:
        kept = _AMONG.get(parties)
        if kept is None or kept[0] != state:
            rows = Party.objects.filter(pk__in=parties).prefetch_related("names")
            while len(_AMONG) >= _MOST_AMONG:
                _AMONG.pop(next(iter(_AMONG)))
            kept = _AMONG[parties] = state, bridge.learned(rows)
        return kept[1]


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
    _AMONG.clear()
