from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("welcome", "0003_hotels_and_rooms")]

    operations = [migrations.RenameField("lodging", "number", "room_number")]
