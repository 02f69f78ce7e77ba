"""A list whose invitations are all of one conference is that conference's; of the others its maker alone knows."""

from django.db import migrations


def give_to_their_conference(apps, _editor):
    drafted = (
        apps.get_model("delegations", "Invitation")
        .objects.exclude(matched_row=None)
        .values_list("matched_row", "conference")
    )
    list_of = dict(apps.get_model("registry", "Match").objects.values_list("pk", "match_list"))
    conferences = {}
    for row, conference in drafted:
        conferences.setdefault(list_of.get(row), set()).add(conference)
    lists = apps.get_model("registry", "MatchList").objects
    for number, found in conferences.items():
        if number and len(found) == 1:
            lists.filter(pk=number).update(conference=found.pop())


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0009_desk_entries"),
        ("registry", "0006_lists_of_conferences"),
    ]

    operations = [migrations.RunPython(give_to_their_conference, migrations.RunPython.noop)]
