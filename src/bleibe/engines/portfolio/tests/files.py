"""Files for `bleibe select`, and the command run on them."""

from pathlib import Path

import typer
from typer.testing import CliRunner, Result

from bleibe.engines.commands import register
from bleibe.engines.portfolio import Problem

TABLE = """id;score;land;kind
A1;9,5;Nord;Kreis
A2;8;Nord;Kreis
A3;8;Süd;Stadt
A4;8;Süd;Stadt
A5;7,25;West;Stadt
A6;3;West;Kreis
"""
TERMS = """places = 3
tolerance = 1
[[target]]
attribute = "land"
value = "West"
min = 1
[[target]]
attribute = "kind"
value = "Kreis"
max = 2
[uncertainty]
score = "1,5"
draws = 40
"""
SECRET_OF = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"
LOTTERY = f"""
[lottery]
secret = "test2"
commitment = "{SECRET_OF}"
public = "12 17 23 31 40 44"
"""


def command_line() -> typer.Typer:
    """Return this room's commands in a group, as `bleibe` has them."""
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    return app


class Files:
    """A table, terms and where the result goes."""

    def __init__(self, folder: Path, *, table: str | bytes = TABLE, terms: str = TERMS) -> None:
        self.table, self.terms = folder / "Bewerbungen.csv", folder / "Ziele.toml"
        self.result = folder / "Ergebnis.json"
        self.table.write_bytes(table if isinstance(table, bytes) else table.encode())
        self.terms.write_text(terms, encoding="utf-8")

    def select(self) -> Result:
        paths = [str(self.table), str(self.terms), "--json", str(self.result)]
        return CliRunner().invoke(command_line(), ["select", *paths])

    def contents(self) -> tuple[bytes, bytes, bytes]:
        return self.table.read_bytes(), self.terms.read_bytes(), self.result.read_bytes()


def as_table(problem: Problem) -> str:
    columns = sorted(problem.applicants[0].attributes)
    lines = [
        ",".join((each.id, str(each.score), *(each.attributes[name] for name in columns)))
        for each in problem.applicants
    ]
    return "\n".join((",".join(("id", "score", *columns)), *lines, ""))


def as_terms(problem: Problem, *, more: str = "") -> str:
    lines = [f"places = {problem.places}", more]
    for each in problem.targets:
        lines += ["[[target]]", f'attribute = "{each.attribute}"', f'value = "{each.value}"']
        lines += [f"min = {each.min}"]
        lines += [] if each.max is None else [f"max = {each.max}"]
    return "\n".join((*lines, ""))
