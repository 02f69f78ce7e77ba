import re

from django.db import migrations


def pieces(code):
    parts = re.findall(r"\d+|\D+", code.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def forwards(apps, schema_editor):
    """Until now rooms stood in the order in which somebody happened to enter them: nobody could set another."""
    Room = apps.get_model("programme", "Room")
    Conference = apps.get_model("conference", "Conference")
    for conference in Conference.objects.all():
        rooms = list(Room.objects.filter(conference=conference))
        for position, room in enumerate(sorted(rooms, key=lambda r: (pieces(r.code), r.pk))):
            Room.objects.filter(pk=room.pk).update(position=position)


class Migration(migrations.Migration):
    dependencies = [("programme", "0008_tracks_officers_notes")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
