"""``kohorte protect``: from a long table of counts to one that may be shown."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from kohorte.catalogue import Language
from kohorte.disclosure.cellkey import Keys, cell_keys
from kohorte.disclosure.gate import protect
from kohorte.disclosure.longfile import long_rows, read_counts
from kohorte.disclosure.released import Protection, ReleasedTable
from kohorte.disclosure.table import CountTable
from kohorte.errors import KohorteError
from kohorte.messages_disclosure import MESSAGES
from kohorte.plain_words import number_text

METHODS = ("suppress", "cellkey", "round")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``protect FILE --threshold N`` to a command line."""
    parser = subparsers.add_parser(
        "protect", help="withhold or blur small counts of a long CSV and what gives them away"
    )
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--threshold", type=int, required=True, help="smallest count shown")
    parser.add_argument("--method", choices=METHODS, default=METHODS[0])
    parser.add_argument("--year", type=int, help="the newest if not given")
    parser.add_argument("--totals", metavar="AXES", help="axes with margins, all if not given")
    parser.add_argument("--sensitive", metavar="AXES", default="", help="such as nationality")
    parser.add_argument("--exact", metavar="AXES", help="with noise: margins that stay exact")
    parser.add_argument("--base", type=int, help="for round; the threshold if not given")
    parser.add_argument("--secret", metavar="FILE", help="secret for cellkey and round")
    parser.add_argument("--incomplete", choices=("refuse", "zero"), default="refuse")
    parser.add_argument("--out", metavar="CSV", help="write there instead of printing")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument("--lang", choices=("de", "en"), default="de")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Protect and print the table; the note on how goes to standard error."""
    table = read_counts(
        Path(arguments.file),
        year=arguments.year,
        missing_is_zero=arguments.incomplete == "zero",
    )
    result = protect(
        table,
        threshold=arguments.threshold,
        totals=_names(arguments.totals),
        method=arguments.method,
        sensitive=_names(arguments.sensitive) or (),
        keys=_keys(arguments, table),
        exact=_names(arguments.exact),
        base=arguments.base,
    )
    if arguments.json:
        _write(arguments.out, json.dumps(as_document(result), ensure_ascii=False) + "\n")
    else:
        text = io.StringIO()
        csv.writer(text, delimiter=";", lineterminator="\n").writerows(long_rows(result))
        _write(arguments.out, text.getvalue())
        sys.stderr.write(note(result.protection, lang=arguments.lang) + "\n")
    return 0


def as_document(table: ReleasedTable) -> dict[str, object]:
    """A released table as plain lists: a row per figure, None where it is withheld."""
    how = table.protection
    return {
        "method": how.method,
        "threshold": how.threshold,
        "note": how.note,
        "params": dict(how.params),
        "rows": [
            {**labels, "persons": figure.value, "suppressed": figure.suppressed}
            for labels, figure in table.rows()
        ],
    }


def note(how: Protection, *, lang: Language) -> str:
    """The sentence that goes with protected figures."""
    facts: Mapping[str, object] = {"threshold": how.threshold, **how.params}
    shown = {
        name: number_text(value, decimals=1, language=lang) if isinstance(value, float) else value
        for name, value in facts.items()
    }
    return MESSAGES[how.note][lang].format_map(shown)


def _names(text: str | None) -> list[str] | None:
    if text is None:
        return None
    return [name.strip() for name in text.split(",") if name.strip()]


def _keys(arguments: argparse.Namespace, table: CountTable) -> Keys | None:
    if arguments.method == METHODS[0]:
        return None
    if arguments.secret is None or not Path(arguments.secret).is_file():
        raise KohorteError("secret_file_missing", method=arguments.method)
    return cell_keys(table, secret=Path(arguments.secret).read_bytes().strip())


def _write(out: str | None, text: str) -> None:
    if out is None:
        sys.stdout.write(text)
    else:
        Path(out).write_text(text, encoding="utf-8")
