from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("protocol", "0006_checks")]

    operations = [
        migrations.RemoveField(
            model_name='seatingchange',
            name='undone',
        ),
    ]
