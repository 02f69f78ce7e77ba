from django.db import migrations


def without_flags(apps, schema_editor):
    """Nothing ever read whether flags are shown."""
    for profile in apps.get_model("conference", "RulesProfile").objects.all():
        if profile.values.pop("flags", None) is not None:
            profile.save(update_fields=["values"])


def with_flags(apps, schema_editor):
    for profile in apps.get_model("conference", "RulesProfile").objects.all():
        profile.values["flags"] = profile.preset in ("inter_parliamentary", "un_type")
        profile.save(update_fields=["values"])


class Migration(migrations.Migration):
    dependencies = [("conference", "0011_words_again")]

    operations = [migrations.RunPython(without_flags, with_flags)]
