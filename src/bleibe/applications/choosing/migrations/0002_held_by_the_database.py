"""What nobody may do to targets, runs, decisions and seals, on SQLite and on PostgreSQL.

Targets: none after the deadline, none once somebody has computed with them, no change of
what was published. Runs and seals: never changed, never deleted. Decisions: only the answer
of the Kommune is added, letters only get their file, a draw is opened once.
"""

from django.db import migrations

LATE = """(SELECT closes_at FROM calls_call WHERE id = NEW.call_id) < NEW.{stamp}"""
COMPUTED = "EXISTS (SELECT 1 FROM choosing_selectionrun WHERE call_id = NEW.call_id)"
STATE = "(SELECT state FROM choosing_tranche WHERE id = OLD.tranche_id)"

LETTERS = (
    "(SELECT tranche.state FROM choosing_tranche AS tranche "
    "JOIN choosing_decision AS decision ON decision.tranche_id = tranche.id "
    "WHERE decision.id = OLD.decision_id)"
)


def changed(*columns):
    return " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in columns)


WORDS_CHANGE = f"({LETTERS} = 'released' AND ({changed('template', 'content', 'digest')}))"
RULES = (
    # table, act, when it is refused, what is said
    ("targetset", "INSERT", f"{LATE.format(stamp='prepared_at')} OR {COMPUTED}",
     "targets after the deadline"),
    ("targetset", "UPDATE",
     "OLD.published_at IS NOT NULL OR "
     + changed("call_id", "uuid", "number", "content", "digest", "prepared_at", "prepared_by_id")
     + f" OR {LATE.format(stamp='published_at')} OR {COMPUTED}",
     "targets are bound"),
    ("targetset", "DELETE", "", "targets are bound"),
    ("selectionrun", "UPDATE", "", "runs are append-only"),
    ("selectionrun", "DELETE", "", "runs are append-only"),
    ("seal", "UPDATE", "", "seals are append-only"),
    ("seal", "DELETE", "", "seals are append-only"),
    ("sealcontent", "UPDATE", "", "sealed content does not change"),
    ("draw", "UPDATE",
     "OLD.drawn_at IS NOT NULL OR "
     + changed("run_id", "commitment", "secret", "source", "opens_at", "committed_at",
               "committed_by_id"),
     "a draw is bound"),
    ("draw", "DELETE", "", "a draw is bound"),
    ("tranche", "UPDATE",
     "OLD.state = 'released' OR "
     + changed("run_id", "call_id", "number", "prepared_at", "prepared_by_id"),
     "a tranche is released once"),
    ("tranche", "DELETE", "OLD.state = 'released'", "a tranche is released once"),
    ("decision", "INSERT",
     "(SELECT state FROM choosing_tranche WHERE id = NEW.tranche_id) = 'released'",
     "a tranche is released once"),
    ("decision", "UPDATE",
     f"OLD.answer <> 'open' OR ({STATE} = 'released' AND {changed('grounds')}) OR "
     f"({STATE} <> 'released' AND {changed('answer')}) OR "
     + changed("uuid", "tranche_id", "application_id", "outcome", "waiting_rank"),
     "decisions do not change"),
    ("decision", "DELETE",
     f"OLD.outcome = 'accepted' AND OLD.answer <> 'declined' AND {STATE} = 'released'",
     "an acceptance stays"),
    ("letter", "UPDATE",
     f"OLD.file_id IS NOT NULL OR {changed('decision_id')} OR {WORDS_CHANGE}",
     "letters do not change"),
)  # fmt: skip


def sqlite(table, act, when, said):
    condition = f" WHEN {when.replace('IS DISTINCT FROM', 'IS NOT')}" if when else ""
    return (
        f"CREATE TRIGGER choosing_{table}_{act.lower()} BEFORE {act} ON choosing_{table}"
        f"{condition} BEGIN SELECT RAISE(ABORT, '{said}'); END;"
    )


def postgres(table, act, when, said):
    name = f"choosing_{table}_{act.lower()}"
    last = "OLD" if act == "DELETE" else "NEW"
    condition = f"IF {when} THEN RAISE EXCEPTION '{said}'; END IF; RETURN {last};" if when else (
        f"RAISE EXCEPTION '{said}';"
    )
    yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {condition} END $$;"
    yield (
        f"CREATE TRIGGER {name} BEFORE {act} ON choosing_{table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}();"
    )


def add_triggers(_apps, schema_editor):
    for rule in RULES:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(sqlite(*rule))
        else:
            for statement in postgres(*rule):
                schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("choosing", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, migrations.RunPython.noop)]
