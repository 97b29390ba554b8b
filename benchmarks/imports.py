"""A file of a million values: read, held against what is there, written, shown.

CPU seconds of this process on SQLite (or on the PostgreSQL of ``DATABASE_URL``), beside pandas
reading the same file and writing it to a plain SQLite table without checks, keys or versions.
"""

import sqlite3
import tempfile
import time
from pathlib import Path

from benchmarks import platform

AREAS, YEARS, AGES = 2500, 2, 100
CELLS = AREAS * YEARS * 2 * AGES


def main() -> int:
    platform.start()
    from django.db import connection

    from bleibe.kernel import files, filetypes
    from bleibe.profiles.actions.importing import import_table
    from bleibe.profiles.planning import plan_import
    from kohorte import io

    content = _content()
    print(f"{CELLS:,} values, {len(content) / 1e6:.0f} MB, {connection.vendor}")
    stages = {}
    clock = time.process_time()
    stored = files.store([content], name="million.csv", allowed=[filetypes.TEXT])
    clock = _note(stages, "store", clock)
    table = io.read(content, name="million.csv")
    clock = _note(stages, "read", clock)
    plan = plan_import(table, owner=None)
    clock = _note(stages, "compare", clock)
    import_table(plan, file=stored, file_name="million.csv", by=None)
    _note(stages, "write", clock)
    total = sum(stages.values())
    for stage, seconds in stages.items():
        print(f"  {stage:10} {seconds:6.2f} s")
    print(f"  {'bleibe':10} {total:6.2f} s, {CELLS / total:,.0f} values/s")
    print(f"  {'pandas':10} {_pandas(content):6.2f} s (read_csv + to_sql, nothing checked)")
    return 0


def _note(stages: dict[str, float], name: str, since: float) -> float:
    now = time.process_time()
    stages[name] = now - since
    return now


def _content() -> bytes:
    lines = ["Gebiet;Jahr;Geschlecht;Alter_von;Alter_bis;Personen"]
    for area in range(AREAS):
        key = f"99{area // 1000 + 100:03}{area % 1000:03}"
        for year in range(2020, 2020 + YEARS):
            for sex in "wm":
                for age in range(AGES):
                    upper = age if age < AGES - 1 else ""
                    lines.append(f"{key};{year};{sex};{age};{upper};{(area * 7 + age) % 251}")
    return ("\n".join(lines) + "\n").encode()


def _pandas(content: bytes) -> float:
    import pandas as pd

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "million.csv"
        file.write_bytes(content)
        began = time.process_time()
        frame = pd.read_csv(file, sep=";", dtype={"Gebiet": str})
        with sqlite3.connect(Path(folder) / "plain.sqlite3") as database:
            frame.to_sql("figures", database, index=False)
        return time.process_time() - began


if __name__ == "__main__":
    raise SystemExit(main())
