from django.db import migrations, models


def ask_one_by_one(apps, schema_editor):
    """What was asked in one text is a question a line."""
    returned = apps.get_model("delegations", "Delegation").objects.filter(state="returned")
    for delegation in returned.exclude(decision_note=""):
        lines = [line.strip() for line in delegation.decision_note.splitlines()]
        delegation.questions = [{"question": each, "answer": "", "sent": ""} for each in lines if each]
        delegation.save(update_fields=["questions"])


class Migration(migrations.Migration):

    dependencies = [
        ('delegations', '0013_promises'),
    ]

    operations = [
        migrations.AddField(
            model_name='delegation',
            name='questions',
            field=models.JSONField(blank=True, default=list, verbose_name='questions and answers'),
        ),
        migrations.RunPython(ask_one_by_one, migrations.RunPython.noop),
    ]
