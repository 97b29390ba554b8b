"""What was published of a programme stays as it was, on SQLite and on PostgreSQL."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER programmes_version_stays BEFORE UPDATE ON programmes_packageversion
BEGIN SELECT RAISE(ABORT, 'a published version of a programme does not change'); END;
"""
POSTGRES = """
CREATE FUNCTION programmes_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a published version of a programme does not change'; END $$;
CREATE TRIGGER programmes_version_stays BEFORE UPDATE ON programmes_packageversion
FOR EACH ROW EXECUTE FUNCTION programmes_version_stays();
"""


def add_trigger(_apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(SQLITE if is_sqlite else POSTGRES)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0002_package_version")]
    operations = [migrations.RunPython(add_trigger, migrations.RunPython.noop)]
