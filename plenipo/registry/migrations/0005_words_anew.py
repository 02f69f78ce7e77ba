"""Words are folded anew: without Arabic and Hebrew points, and with one letter for those written in several ways."""

from django.db import migrations

from plenipo.registry.queries.search import searched_text, words_of

AT_ONCE = 500


def fold_anew(apps, schema_editor):
    Party, PartyName, Word = (apps.get_model("registry", n) for n in ("Party", "PartyName", "Word"))
    numbers = list(Party.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        parties = list(Party.objects.filter(pk__in=numbers[start : start + AT_ONCE]))
        names = {p.pk: [*filter(None, (p.name, p.name_english, p.name_short))] for p in parties}
        for pk, text in PartyName.objects.filter(party__in=parties).order_by("pk").values_list("party", "text"):
            names[pk].append(text)
        for party in parties:
            party.searched = searched_text(names[party.pk])
        Party.objects.bulk_update(parties, ["searched"], batch_size=100)
        Word.objects.filter(party__in=parties).delete()
        words = [Word(party_id=pk, text=word) for pk, told in names.items() for word in sorted(words_of(told))]
        Word.objects.bulk_create(words, batch_size=2_000)


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_names_to_use_by_language")]

    operations = [migrations.RunPython(fold_anew, migrations.RunPython.noop)]
