"""Keeping the words parties are found by."""

from collections.abc import Sequence

from django.db import transaction

from plenipo.registry.models import Party, Word
from plenipo.registry.queries.search import names_by_party, searched_text, words_of

AT_ONCE = 500


@transaction.atomic
def index(parties: Sequence[Party]) -> None:
    """Make search find these entries by the names they have now. Whoever writes names calls it."""
    for start in range(0, len(parties), AT_ONCE):
        _index(list(parties[start : start + AT_ONCE]))


def _index(parties: list[Party]) -> None:
    Word.objects.filter(party__in=parties).delete()
    words = []
    for party, names in names_by_party(parties):
        party.searched = searched_text(names)
        words += [Word(party=party, text=word) for word in sorted(words_of(names))]
    Party.objects.bulk_update(parties, ["searched"], batch_size=100)
    Word.objects.bulk_create(words, batch_size=2_000)
