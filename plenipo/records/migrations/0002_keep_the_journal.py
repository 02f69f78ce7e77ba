"""The journal and its seals are only added to: the database itself refuses to change or delete a line.

A later migration that alters one of these tables on SQLite makes it anew and must run this again.
"""

from django.db import migrations

TABLES = ("records_journalentry", "records_seal")
SQLITE = """
create trigger {table}_no_{deed} before {deed} on {table}
begin select raise(abort, 'The journal is only added to.'); end
"""
POSTGRESQL_REFUSE = """
create or replace function records_only_add() returns trigger language plpgsql as
$$ begin raise exception 'The journal is only added to.'; end $$
"""
POSTGRESQL = """
create trigger {table}_no_{deed} before {deed} on {table}
for each row execute function records_only_add()
"""


def keep(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(POSTGRESQL_REFUSE)
    for table in TABLES:
        for deed in ("update", "delete"):
            schema_editor.execute((POSTGRESQL if postgresql else SQLITE).format(table=table, deed=deed))


def let_go(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for deed in ("update", "delete"):
            on = f" on {table}" if postgresql else ""
            schema_editor.execute(f"drop trigger if exists {table}_no_{deed}{on}")
    if postgresql:
        schema_editor.execute("drop function records_only_add()")


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(keep, let_go)]
