"""Events are append-only in the database itself, on SQLite and on PostgreSQL."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER kernel_event_no_update BEFORE UPDATE ON kernel_event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER kernel_event_no_delete BEFORE DELETE ON kernel_event
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER kernel_eventfacts_no_update BEFORE UPDATE ON kernel_eventfacts
BEGIN SELECT RAISE(ABORT, 'facts of events do not change'); END;
"""

POSTGRES = """
CREATE FUNCTION kernel_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'events are append-only'; END $$;
CREATE TRIGGER kernel_event_no_update BEFORE UPDATE OR DELETE OR TRUNCATE ON kernel_event
FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
CREATE TRIGGER kernel_eventfacts_no_update BEFORE UPDATE ON kernel_eventfacts
FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
"""


def add_triggers(_apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE.split("END;\n"):
            if statement.strip():
                schema_editor.execute(statement + "END;")
    else:
        schema_editor.execute(POSTGRES)


def add_head(apps, _schema_editor):
    apps.get_model("kernel", "ChainHead").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [
        migrations.RunPython(add_head, migrations.RunPython.noop),
        migrations.RunPython(add_triggers, migrations.RunPython.noop),
    ]
