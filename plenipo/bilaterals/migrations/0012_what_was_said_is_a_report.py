from django.db import migrations


def forwards(apps, schema_editor):
    """Until now only the last word was kept: it is the report of whoever had it."""
    Course = apps.get_model("bilaterals", "Course")
    Report = apps.get_model("bilaterals", "Report")
    names = ("request_id", "said_by", "state", "absent", "minutes", "at")
    Report.objects.bulk_create(
        Report(**{name: getattr(each, name) for name in names}) for each in Course.objects.all()
    )


def backwards(apps, schema_editor):
    apps.get_model("bilaterals", "Report").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("bilaterals", "0011_reports_and_reminders")]

    operations = [migrations.RunPython(forwards, backwards)]
