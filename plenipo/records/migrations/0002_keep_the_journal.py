"""The journal and its seals are only added to: the database itself refuses to change or delete a line.

A later migration that alters one of these tables on SQLite makes it anew and must run this again.
"""

from django.db import migrations

GUARDS = [
    (table, deed)
    for table in ("records_journalentry", "records_seal")
    for deed in ("update", "delete")
]
SQLITE = """
create trigger {table}_no_{deed} before {deed} on {table}
begin select raise(abort, 'The journal is only added to.'); end
"""
POSTGRESQL_REFUSAL = """
create or replace function records_only_added() returns trigger language plpgsql as
$$ begin raise exception 'The journal is only added to.'; end $$
"""
POSTGRESQL = """
create trigger {table}_no_{deed} before {deed} on {table}
for each row execute function records_only_added()
"""


def keeping(vendor):
    if vendor == "postgresql":
        yield POSTGRESQL_REFUSAL
    guard = POSTGRESQL if vendor == "postgresql" else SQLITE
    for table, deed in GUARDS:
        yield guard.format(table=table, deed=deed)


def letting_go(vendor):
    for table, deed in GUARDS:
        on = f" on {table}" if vendor == "postgresql" else ""
        yield f"drop trigger {table}_no_{deed}{on}"
    if vendor == "postgresql":
        yield "drop function records_only_added()"


def keep(apps, schema_editor):
    for statement in keeping(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def let_go(apps, schema_editor):
    for statement in letting_go(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(keep, let_go)]
