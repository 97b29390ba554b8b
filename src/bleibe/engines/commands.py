"""``bleibe select APPLICANTS.csv TARGETS.toml --json OUT``: choose from any table."""

import os
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from bleibe.engines.portfolio import PortfolioFault, Standing, conflict, sentences, verify
from bleibe.engines.portfolio.record import Selection, as_bytes
from bleibe.engines.portfolio.record import select as select_by
from bleibe.engines.portfolio.table import read_table
from bleibe.engines.portfolio.terms import read_terms

FAILED = 1


def register(app: typer.Typer) -> None:
    app.command("select", help="Aus einer Tabelle die beste Menge unter Zielvorgaben wählen.")(
        select
    )


def select(
    applicants: Annotated[
        Path,
        typer.Argument(
            metavar="BEWERBUNGEN", exists=True, dir_okay=False,
            help="CSV mit den Spalten id und score und beliebigen Merkmalen",
        ),
    ],
    targets: Annotated[
        Path,
        typer.Argument(
            metavar="ZIELE", exists=True, dir_okay=False,
            help="TOML mit places und [[target]]: attribute, value, min, max",
        ),
    ],
    out: Annotated[
        Path, typer.Option("--json", dir_okay=False, help="Datei, in die das Ergebnis kommt")
    ],
) -> None:  # fmt: skip
    """Read both files, choose, and write the result whole or not at all."""
    try:
        asked = read_terms(targets, table=read_table(applicants))
        selection = select_by(asked)
        content = as_bytes(
            selection, applicants=applicants.read_bytes(), targets=targets.read_bytes()
        )
        _write_whole(out, content)
    except PortfolioFault as fault:
        contradiction = conflict(asked.problem) if fault.code == "targets_contradict" else None
        told = sentences.conflict_told(contradiction) if contradiction else ""
        typer.secho(told or sentences.sentence(fault), err=True, fg="red")
        raise typer.Exit(FAILED) from None
    _tell(selection, out)


def _write_whole(out: Path, content: bytes) -> None:
    """Let the file appear with all it holds, or not at all."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    except OSError:
        raise PortfolioFault("out_unwritable", file=str(out)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _tell(selection: Selection, out: Path) -> None:
    """Say in short what was chosen, how firm it is and how to check it."""
    problem, found = selection.terms.problem, selection.alternatives
    counts = {each: list(found.standing.values()).count(each) for each in Standing}
    more = "" if found.complete else " und mehr, die nicht alle aufgezählt sind"
    typer.echo(
        f"{problem.places} von {len(problem.applicants)} ausgewählt, Summe "
        f"{_german(selection.objective)}."
    )
    typer.echo(
        f"Mehr als {_german(selection.solution.objective)} hat keine Menge, die alle Zielvorgaben "
        f"erfüllt. Der Beweis steht in {out}."
    )
    typer.echo(
        f"Bis {_german(found.tolerance)} darunter: {len(found.sets)} Mengen{more}. In allen davon "
        f"{counts[Standing.ALL]} Bewerbungen, in manchen {counts[Standing.SOME]}, in keiner "
        f"{counts[Standing.NONE]}."
    )
    typer.echo(f"Nachprüfen: python {verify.__file__} BEWERBUNGEN ZIELE {out}")


def _german(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")
