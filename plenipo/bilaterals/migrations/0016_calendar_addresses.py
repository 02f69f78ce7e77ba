from django.db import migrations, models

from plenipo.kit.tokens import hash_of, token_of


def give_feeds(apps, schema_editor):
    """The address of the calendars is drawn from the same nonce as the liaison officer's."""
    links = apps.get_model("bilaterals", "CalendarLink")
    for link in links.objects.filter(feed_hash=None):
        link.feed_hash = hash_of(token_of(link.nonce, purpose="calendar feed"))
        link.save(update_fields=["feed_hash"])


class Migration(migrations.Migration):
    dependencies = [
        ("bilaterals", "0015_plain_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="calendarlink",
            name="feed_hash",
            field=models.CharField(max_length=64, null=True, unique=True),
        ),
        migrations.RunPython(give_feeds, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="calendarlink",
            name="feed_hash",
            field=models.CharField(max_length=64, unique=True),
        ),
    ]
