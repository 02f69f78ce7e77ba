from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('delegations', '0014_questions_have_answers'),
    ]

    operations = [
        migrations.AlterField(
            model_name='delegate',
            name='disclosure',
            field=models.CharField(choices=[('public', 'may be published'), ('delegations', 'other delegations only'), ('secretariat', 'secretariat only')], default='secretariat', max_length=12, verbose_name='who may see the name'),
        ),
    ]
