"""Ways around the guards of 0002: SQLite's `insert or replace` deletes without asking, PostgreSQL's `truncate` too.

A later migration that alters one of these tables on SQLite makes it anew and must run this and 0002 again.
"""

from django.db import migrations

TABLES = {"records_journalentry": "id = new.id", "records_seal": "id = new.id or size = new.size"}
SQLITE = """
create trigger {table}_no_replace before insert on {table}
when exists (select 1 from {table} where {same})
begin select raise(abort, 'The journal is only added to.'); end
"""
POSTGRESQL = """
create trigger {table}_no_truncate before truncate on {table}
for each statement execute function records_only_added()
"""


def keeping(vendor):
    guard = POSTGRESQL if vendor == "postgresql" else SQLITE
    for table, same in TABLES.items():
        yield guard.format(table=table, same=same)


def letting_go(vendor):
    for table in TABLES:
        if vendor == "postgresql":
            yield f"drop trigger {table}_no_truncate on {table}"
        else:
            yield f"drop trigger {table}_no_replace"


def keep(apps, schema_editor):
    for statement in keeping(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def let_go(apps, schema_editor):
    for statement in letting_go(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("records", "0005_count_public_changes")]
    operations = [migrations.RunPython(keep, let_go)]
