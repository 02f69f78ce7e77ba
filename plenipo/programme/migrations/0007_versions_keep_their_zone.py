from django.db import migrations


def forwards(apps, schema_editor):
    """Until now a version was read in whatever zone the conference has; from now on in its own."""
    Version = apps.get_model("programme", "Version")
    for version in Version.objects.select_related("conference"):
        version.content = {**version.content, "zone": version.conference.zone}
        version.save(update_fields=["content"])


def backwards(apps, schema_editor):
    Version = apps.get_model("programme", "Version")
    for version in Version.objects.all():
        version.content.pop("zone", None)
        version.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [("programme", "0006_set_aside_what_was_set_aside")]

    operations = [migrations.RunPython(forwards, backwards)]
