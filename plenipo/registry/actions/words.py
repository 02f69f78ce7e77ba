"""Keeping what parties are called in each language, and the words they are found by."""

from collections.abc import Sequence

from django.db import transaction

from plenipo.registry import signals
from plenipo.registry.bridge.naming import names_to_use
from plenipo.registry.models import Country, Party, PartyName, Word
from plenipo.registry.queries.search import names_by_party, searched_text, words_of

AT_ONCE = 500


@transaction.atomic
def index(parties: Sequence[Party]) -> None:
    """Call these entries, and find them, by the names they have now. Whoever writes names calls it."""
    for start in range(0, len(parties), AT_ONCE):
        _index(list(parties[start : start + AT_ONCE]))


@transaction.atomic
def _call_anew(parties: Sequence[Party]) -> None:
    """Choose the names to use again, and tell those whose pages show them."""
    for start in range(0, len(parties), AT_ONCE):
        some = list(parties[start : start + AT_ONCE])
        moved = _call(some)
        Party.objects.bulk_update(moved, ["called"], batch_size=100)
        _tell(moved)


def call_the_uncalled() -> int:
    """Entries from before names were chosen by language. After `migrate`; how many there were."""
    found = list(Party.objects.filter(called={}))
    _call_anew(found)
    return len(found)


def _call(parties: list[Party]) -> list[Party]:
    """Those called otherwise than before. Two queries."""
    names: dict[int, list[PartyName]] = {}
    for name in PartyName.objects.filter(party__in=parties).order_by("pk"):
        names.setdefault(name.party_id, []).append(name)
    codes = {party.country_id for party in parties if party.country_id}
    countries = Country.objects.in_bulk(codes) if codes else {}
    moved = []
    for party in parties:
        if party.country_id and "country" not in party._state.fields_cache:
            party.country = countries[party.country_id]
        before, party.called = party.called, names_to_use(party, names.get(party.pk, ()))
        if before != party.called:
            moved.append(party)
    return moved


def _tell(parties: list[Party]) -> None:
    if parties:
        signals.parties_called_otherwise.send(Party, parties=parties)


def _index(parties: list[Party]) -> None:
    Word.objects.filter(party__in=parties).delete()
    words = []
    for party, names in names_by_party(parties):
        party.searched = searched_text(names)
        words += [Word(party=party, text=word) for word in sorted(words_of(names))]
    moved = _call(parties)
    Party.objects.bulk_update(parties, ["searched", "called"], batch_size=100)
    Word.objects.bulk_create(words, batch_size=2_000)
    _tell(moved)
