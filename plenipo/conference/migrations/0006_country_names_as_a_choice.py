from django.db import migrations


def as_a_choice(apps, schema_editor):
    """Until now the rule held names by code that nothing read; they become nomenclature."""
    Profile = apps.get_model("conference", "RulesProfile")
    Name = apps.get_model("conference", "NameToUse")
    Country = apps.get_model("registry", "Country")
    codes = set(Country.objects.values_list("code", flat=True))
    for profile in Profile.objects.select_related("conference").order_by("conference", "-version"):
        said = profile.values.get("country_names")
        if isinstance(said, str):
            continue
        profile.values["country_names"] = "un"
        profile.save(update_fields=["values"])
        if not said or Profile.objects.filter(conference=profile.conference, version__gt=profile.version).exists():
            continue
        for code, names in said.items():
            for language, name in names.items() if code in codes else ():
                Name.objects.create(
                    conference=profile.conference, country_id=code, language=language, short=name
                )
                profile.conference.names_of_own = True
                profile.conference.save(update_fields=["names_of_own"])


def as_before(apps, schema_editor):
    Profile = apps.get_model("conference", "RulesProfile")
    for profile in Profile.objects.all():
        profile.values["country_names"] = {}
        profile.save(update_fields=["values"])


class Migration(migrations.Migration):
    dependencies = [("conference", "0005_nomenclature")]

    operations = [migrations.RunPython(as_a_choice, as_before)]
