from django.db import migrations, models

import plenipo.registry.models.party


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0003_name_the_export_as_a_kind_of_file'),
    ]

    operations = [
        migrations.AddField(
            model_name='country',
            name='names',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='party',
            name='called',
            field=models.JSONField(blank=True, default=dict, editable=False, encoder=plenipo.registry.models.party.AsWritten),
        ),
    ]
