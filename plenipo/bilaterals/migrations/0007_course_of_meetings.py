"""What became of a meeting is said once, for both sides, and no longer in the note of each."""

import django.db.models.deletion
from django.db import migrations, models

STATES = {"not_attended": "no_show"}


def out_of_notes(apps, schema_editor):
    course = apps.get_model("bilaterals", "Course")
    said = set()
    for note in apps.get_model("bilaterals", "Note").objects.select_related("request").order_by("-at"):
        if note.request_id in said:
            continue
        said.add(note.request_id)
        by = "" if note.side_id is None else "asker" if note.side_id == note.request.asker_id else "asked"
        course.objects.create(
            request=note.request,
            state=STATES.get(note.outcome, note.outcome),
            absent=("asker" if by == "asked" else "asked") if note.outcome == "not_attended" else "",
            said_by=by,
            at=note.at,
            revision=1,
        )


def into_notes(apps, schema_editor):
    known = {"overrun": "held", "pull_aside": "cut_short", "no_show": "not_attended"}
    for course in apps.get_model("bilaterals", "Course").objects.all():
        notes = apps.get_model("bilaterals", "Note").objects.filter(request=course.request_id)
        notes.update(outcome=known.get(course.state, course.state))


class Migration(migrations.Migration):
    dependencies = [("bilaterals", "0006_settlement")]

    operations = [
        migrations.CreateModel(
            name="Course",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state", models.CharField(choices=[("held", "held"), ("overrun", "longer than planned"), ("cut_short", "cut short"), ("pull_aside", "a pull-aside instead"), ("cancelled", "cancelled"), ("no_show", "a side did not come")], max_length=10, verbose_name="what became of it")),
                ("absent", models.CharField(blank=True, choices=[("asker", "the asker"), ("asked", "the asked"), ("both", "both sides")], max_length=5, verbose_name="who did not come")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes it lasted")),
                ("said_by", models.CharField(blank=True, choices=[("asker", "the asker"), ("asked", "the asked"), ("both", "both sides")], max_length=5)),
                ("at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=0)),
                ("request", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="course", to="bilaterals.meetingrequest")),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("state", "no_show"), ("absent", ""), _connector="XOR"), name="who_did_not_come_is_said_if_somebody_did_not", violation_error_message="Say which side did not come.")],
            },
        ),
        migrations.RunPython(out_of_notes, into_notes),
        migrations.RemoveField(model_name="note", name="outcome"),
    ]
