"""What was handed in or noted stays as it is, in the database itself.

A review that was handed in can only be superseded, its ratings and what the panel noted cannot
change at all. When their time has come, rows can be deleted.
"""

from django.db import migrations

SAME = " AND ".join(
    f"NEW.{column} = OLD.{column}"
    for column in (
        "application_id", "reviewer_id", "version", "summary", "change_reason", "begun_at",
        "submitted_at",
    )
)  # fmt: skip
SUPERSEDED = f"OLD.state = 'submitted' AND NEW.state = 'superseded' AND {SAME}"
HANDED_IN = (
    "EXISTS (SELECT 1 FROM reviewing_review AS review"
    " WHERE review.id = {row}.review_id AND review.state <> 'draft')"
)
RULES = (
    ("reviewing_review", "UPDATE", f"OLD.state <> 'draft' AND NOT ({SUPERSEDED})"),
    ("reviewing_rating", "INSERT", HANDED_IN.format(row="NEW")),
    ("reviewing_rating", "UPDATE", HANDED_IN.format(row="OLD")),
    ("reviewing_panelreading", "UPDATE", ""),
    ("reviewing_agreedrating", "UPDATE", ""),
)
"""Table, act, and when it is refused; always without a condition."""
POSTGRES_FUNCTION = """
CREATE FUNCTION reviewing_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {when} THEN RAISE EXCEPTION 'what was handed in stays as it is'; END IF;
  RETURN NEW;
END $$;
"""


def statements(vendor):
    for table, act, when in RULES:
        name = f"{table}_stays_{act.lower()}"
        if vendor == "sqlite":
            condition = f"WHEN {when} " if when else ""
            yield (
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW {condition}"
                "BEGIN SELECT RAISE(ABORT, 'what was handed in stays as it is'); END;"
            )
        else:
            yield POSTGRES_FUNCTION.format(name=name, when=when or "TRUE")
            yield (
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION reviewing_{name}();"
            )


def add_triggers(_apps, schema_editor):
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("reviewing", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, migrations.RunPython.noop)]
