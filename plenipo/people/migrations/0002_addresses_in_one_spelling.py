from django.db import migrations


def one_spelling(apps, _editor):
    for account in apps.get_model("people", "Account").objects.all():
        spelling = account.email.strip().lower()
        if spelling != account.email:
            account.email = spelling
            account.save(update_fields=["email"])


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunPython(one_spelling, migrations.RunPython.noop)]
