from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("delegations", "0010_lists_of_conferences")]

    operations = [
        migrations.AddField(
            model_name="delegation",
            name="untold",
            field=models.BooleanField(default=False),
        ),
    ]
