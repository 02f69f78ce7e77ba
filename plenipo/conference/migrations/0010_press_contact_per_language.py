from django.db import migrations, models


def forwards(apps, schema_editor):
    """What was typed in one language stands under the conference's first."""
    conferences = apps.get_model("conference", "Conference").objects
    for each in conferences.exclude(press_once="").only("pk", "press_once", "languages"):
        language = (each.languages or ["en"])[0]
        conferences.filter(pk=each.pk).update(press_name={language: each.press_once})


class Migration(migrations.Migration):
    dependencies = [("conference", "0009_plain_words")]

    operations = [
        migrations.RenameField("conference", "press_name", "press_once"),
        migrations.AddField(
            "conference",
            "press_name",
            models.JSONField(blank=True, default=dict, verbose_name="press contact"),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
        migrations.RemoveField("conference", "press_once"),
    ]
