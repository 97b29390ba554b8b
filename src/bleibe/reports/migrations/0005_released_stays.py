"""What was released stays as it was, on SQLite and on PostgreSQL."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER reports_released_stays BEFORE UPDATE ON reports_profileversion
WHEN OLD.content <> '' AND (NEW.content <> OLD.content OR NEW.digest <> OLD.digest)
BEGIN SELECT RAISE(ABORT, 'a released profile does not change'); END;
"""
POSTGRES = """
CREATE FUNCTION reports_released_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a released profile does not change'; END $$;
CREATE TRIGGER reports_released_stays BEFORE UPDATE ON reports_profileversion
FOR EACH ROW WHEN (OLD.content <> '' AND (NEW.content <> OLD.content OR NEW.digest <> OLD.digest))
EXECUTE FUNCTION reports_released_stays();
"""


def add_trigger(_apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(SQLITE if is_sqlite else POSTGRES)


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_source_choice")]
    operations = [migrations.RunPython(add_trigger, migrations.RunPython.noop)]
