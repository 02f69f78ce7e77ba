from django.db import migrations, models
from django.db.models import Q

GONE = "—"


def _texts(name, language):
    return {"en" if name == GONE else language: name} if name else {}


def forwards(apps, schema_editor):
    """What was typed in one language stands under the conference's first, also in versions that were published."""
    roles = apps.get_model("programme", "Role").objects
    for each in roles.exclude(typed_once="").select_related("session__conference"):
        texts = _texts(each.typed_once, (each.session.conference.languages or ["en"])[0])
        roles.filter(pk=each.pk).update(typed_name=texts)
    versions = apps.get_model("programme", "Version").objects
    for version in versions.select_related("conference"):
        language = (version.conference.languages or ["en"])[0]
        for session in version.content.get("sessions", []):
            for role in session["roles"]:
                role["name"] = _texts(role["name"], language)
        versions.filter(pk=version.pk).update(content=version.content)


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0011_plain_words"),
        ("conference", "0010_press_contact_per_language"),
    ]

    operations = [
        migrations.RemoveConstraint("role", "a_role_is_somebodys"),
        migrations.RenameField("role", "typed_name", "typed_once"),
        migrations.AddField(
            "role",
            "typed_name",
            models.JSONField(blank=True, default=dict, verbose_name="name as announced"),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
        migrations.RemoveField("role", "typed_once"),
        migrations.AddConstraint(
            "role",
            models.CheckConstraint(
                name="a_role_is_somebodys",
                condition=(
                    Q(person__isnull=False, delegation=None, typed_name={})
                    | Q(person=None, delegation__isnull=False, typed_name={})
                    | (Q(person=None, delegation=None) & ~Q(typed_name={}))
                ),
                violation_error_message="Enter one: a person, a delegation, or a name as announced.",
            ),
        ),
    ]
