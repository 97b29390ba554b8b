"""Submissions stay as they are, in the database itself, on SQLite and on PostgreSQL.

What was sealed can be deleted when its time has come, but never changed.
"""

from django.db import migrations

NEVER_CHANGED = ("filling_submission", "filling_receiptkey", "filling_withdrawal")
NEVER_DELETED = ("filling_submission", "filling_receiptkey", "filling_withdrawal")
ONLY_DELETED = ("filling_sealedcontent",)

POSTGRES_FUNCTION = """
CREATE FUNCTION filling_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'submissions are append-only'; END $$;
"""


def statements(vendor):
    if vendor != "sqlite":
        yield POSTGRES_FUNCTION
    acts = [("UPDATE", table) for table in (*NEVER_CHANGED, *ONLY_DELETED)]
    acts += [("DELETE", table) for table in NEVER_DELETED]
    if vendor != "sqlite":
        acts += [("TRUNCATE", table) for table in NEVER_DELETED]
    for act, table in acts:
        name = f"{table}_no_{act.lower()}"
        if vendor == "sqlite":
            yield (
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'submissions are append-only'); END;"
            )
        else:
            yield (
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION filling_append_only();"
            )


def add_triggers(_apps, schema_editor):
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("filling", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, migrations.RunPython.noop)]
