"""Interpreters are those of the programme: one roster for booths and meetings."""

import django.db.models.deletion
from django.db import migrations, models


def to_the_roster(apps, schema_editor):
    before = apps.get_model("bilaterals", "Interpreter")
    roster = apps.get_model("programme", "Interpreter")
    for row in before.objects.select_related("conference"):
        known = row.conference.languages
        codes = sorted({code for pair in row.pairs for code in _languages(pair, known)})
        one = roster.objects.create(
            conference=row.conference, name=row.name, a=codes, meetings_a_day=row.daily_limit
        )
        for name in ("Outage", "PlannedMeeting"):
            apps.get_model("bilaterals", name).objects.filter(interpreter=row).update(assigned=one)


def _languages(pair, known):
    """A code may hold a hyphen itself ("ar-zh-hans")."""
    for code in known:
        if pair.startswith(f"{code}-"):
            return code, pair.removeprefix(f"{code}-")
    return tuple(pair.split("-", 1))


def from_the_roster(apps, schema_editor):
    after = apps.get_model("bilaterals", "Interpreter")
    for one in apps.get_model("programme", "Interpreter").objects.all():
        codes = sorted({*one.a, *one.b})
        row = after.objects.create(
            conference_id=one.conference_id,
            name=one.name,
            pairs=[f"{a}-{b}" for n, a in enumerate(codes) for b in codes[n + 1 :]],
            daily_limit=one.meetings_a_day,
        )
        for name in ("Outage", "PlannedMeeting"):
            apps.get_model("bilaterals", name).objects.filter(assigned=one).update(interpreter=row)


class Migration(migrations.Migration):
    dependencies = [("bilaterals", "0004_notes"), ("programme", "0002_interpretation")]
    atomic = True

    operations = [
        migrations.AddField(
            "outage",
            "assigned",
            models.ForeignKey(
                "programme.interpreter", django.db.models.deletion.CASCADE,
                null=True, blank=True, related_name="+",
            ),
        ),
        migrations.AddField(
            "plannedmeeting",
            "assigned",
            models.ForeignKey(
                "programme.interpreter", django.db.models.deletion.SET_NULL,
                null=True, related_name="+",
            ),
        ),
        migrations.RunPython(to_the_roster, from_the_roster),
        migrations.RemoveField("outage", "interpreter"),
        migrations.RemoveField("plannedmeeting", "interpreter"),
        migrations.RenameField("outage", "assigned", "interpreter"),
        migrations.RenameField("plannedmeeting", "assigned", "interpreter"),
        migrations.DeleteModel("Interpreter"),
    ]  # fmt: skip
