from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("bilaterals", "0017_identified_names")]

    operations = [migrations.RenameField("plan", "seen", "requests_seen")]
