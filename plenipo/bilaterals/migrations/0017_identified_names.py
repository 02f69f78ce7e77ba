from uuid import UUID

from django.db import migrations, models


def tell_since_when(apps, schema_editor):
    """The desk's journal says which names it has identified, and when."""
    lines = apps.get_model("bilaterals", "DeskLine").objects
    requests = apps.get_model("bilaterals", "MeetingRequest").objects
    found = lines.filter(verb="bilaterals.identified").values_list("about", "at")
    for about, at in found.iterator():
        pk = UUID(about.rpartition(":")[2])
        requests.filter(pk=pk, asked__isnull=False).update(identified_at=at)


class Migration(migrations.Migration):
    dependencies = [
        ("bilaterals", "0016_calendar_addresses"),
    ]

    operations = [
        migrations.AddField(
            model_name="meetingrequest",
            name="identified_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(tell_since_when, migrations.RunPython.noop, elidable=True),
    ]
