from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conference", "0007_letterhead_and_signatory")]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="first_steps",
            field=models.BooleanField(default=True),
        ),
    ]
