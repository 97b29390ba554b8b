"""``bleibe profile AREA --out profil.pdf`` (or ``.docx``) and ``bleibe recompute RUN``."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone

from bleibe.kernel.console import progress, refusals_as_sentences
from bleibe.profiles.actions import projecting
from bleibe.reports import builds, queries
from bleibe.reports.exports.formats import export_for


def register(app: typer.Typer) -> None:
    app.command("profile", help="Das Kommunalprofil eines Gebiets als Datei schreiben.")(profile)
    app.command("recompute", help="Eine gespeicherte Vorausberechnung nachrechnen.")(recompute)


def profile(
    area: Annotated[str, typer.Argument(metavar="GEBIET", help="Schlüssel oder Name")],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            help="Datei; die Endung bestimmt, was für eine: pdf, docx, pptx, xlsx, zip, json",
        ),
    ],
    own: Annotated[bool, typer.Option("--own", help="auch mit eigenen Zahlen der Kommune")] = False,
) -> None:
    """Write the profile of one area, found by its key or its name."""
    with refusals_as_sentences():
        export = export_for(out.suffix)
        found = queries.one_area(area)
        datasets = queries.own_figures(found) if own else queries.official_figures()
        queries.require_figures(found, datasets=datasets)
        with progress(f"{found.name}: Zahlen lesen") as report:
            built = builds.profile_of(found, datasets=datasets, today=timezone.localdate())
            report(1, 1)
        with progress(f"{found.name}: Dokument setzen") as report:
            content = export.make(built)
            report(1, 1)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    typer.echo(f"{out}: Kommunalprofil {built.area}, {len(content) // 1024} kB")


def recompute(
    run: Annotated[str, typer.Argument(metavar="LAUF", help="Kennung, wie sie im Profil steht")],
) -> None:
    """Compute a stored projection once more from its own inputs and compare."""
    with refusals_as_sentences():
        found = queries.one_run(run)
    again = projecting.recompute(found)
    typer.echo(
        f"Lauf {found}, {found.area}: gerechnet am {found.made_at:%d.%m.%Y} mit kohorte "
        f"{found.kohorte_version}, nachgerechnet mit {again.version}."
    )
    if again.is_same:
        typer.secho("Das Ergebnis ist dasselbe.", fg="green")
        return
    typer.secho(
        f"Das Ergebnis weicht um bis zu {again.largest_difference:.1f} Personen ab.", fg="red"
    )
    raise typer.Exit(1)
