from django.db import migrations


def forwards(apps, schema_editor):
    """Until now one session of the kind "bilateral meetings" in a room kept meetings out of every other room."""
    Session = apps.get_model("programme", "Session")
    MeetingRooms = apps.get_model("programme", "MeetingRooms")
    SetAside = apps.get_model("programme", "SetAside")
    blocks = Session.objects.filter(kind="bilaterals", room__isnull=False, starts__isnull=False)
    for block in blocks.exclude(state="cancelled"):
        MeetingRooms.objects.get_or_create(
            conference_id=block.conference_id, defaults={"only_set_aside": True}
        )
        SetAside.objects.create(room_id=block.room_id, starts=block.starts, ends=block.ends)


class Migration(migrations.Migration):
    dependencies = [("programme", "0005_rooms_set_aside")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
