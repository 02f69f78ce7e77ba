from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Concat, Length


def days_written_out(apps, schema_editor):
    """A column of days holds no year alone: its first day stands for it."""
    delegates = apps.get_model("delegations", "Delegate").objects.annotate(
        length=Length("office_since")
    )
    for length, rest in ((4, "-01-01"), (7, "-01")):
        delegates.filter(length=length).update(office_since=Concat(F("office_since"), Value(rest)))


class Migration(migrations.Migration):
    dependencies = [("delegations", "0005_keep_what_is_known_of_a_day")]
    operations = [migrations.RunPython(migrations.RunPython.noop, days_written_out)]
