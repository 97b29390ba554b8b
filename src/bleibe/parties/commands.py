"""``bleibe directory`` loads the official areas; ``bleibe administrator`` the first person."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils.formats import number_format

from bleibe.kernel.console import progress, refusals_as_sentences
from bleibe.parties.actions import found_administration, load_crosswalk, load_directory
from bleibe.parties.official import edition_of, lines_of
from kohorte.io import read_crosswalk, read_directory


def register(app: typer.Typer) -> None:
    app.command("directory", help="Gemeindeverzeichnis und alte Schlüssel laden.")(directory)
    app.command("administrator", help="Die erste Person für die Administration einladen.")(
        administrator
    )


def directory(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="DATEI…", help="Auszug GV (XLSX) oder GV100AD (TXT)"),
    ] = None,
    crosswalk: Annotated[
        Path | None, typer.Option(help="Umsteigeschlüssel des BBSR mit alten Schlüsseln")
    ] = None,
) -> None:
    """Load editions of the directory, then the old keys; each file wholly or not at all."""
    if not files and crosswalk is None:
        typer.secho("Bitte nennen Sie mindestens eine Datei.", err=True, fg="red")
        raise typer.Exit(2)
    with refusals_as_sentences():
        for file in files or []:
            _load_directory(file)
        if crosswalk is not None:
            _load_crosswalk(crosswalk)


def administrator(
    email: Annotated[str, typer.Argument(metavar="E-MAIL")],
    name: Annotated[str, typer.Argument(metavar="NAME")],
    site_url: Annotated[
        str, typer.Option("--address", help="Adresse, unter der Bleibe zu erreichen ist")
    ] = "http://localhost:8000",
) -> None:
    """Invite the first person; from then on people invite each other."""
    with refusals_as_sentences():
        link = found_administration(email, name=name, site_url=site_url.rstrip("/"))
    typer.echo(f"{name} kann hier ein Passwort festlegen (drei Tage lang, nur einmal):\n{link}")


def _load_directory(file: Path) -> None:
    with progress(f"{file.name} lesen") as report:
        edition = edition_of(read_directory(file, progress=report))
    with progress(f"{edition.as_of:%d.%m.%Y} übernehmen"):
        loaded = load_directory(edition, by=None)
    typer.echo(
        f"{file.name}: Gebietsstand {loaded.as_of:%d.%m.%Y} mit {number_format(loaded.areas)} "
        f"Gebieten – {number_format(loaded.created)} neu, {number_format(loaded.changed)} "
        f"geändert, {number_format(loaded.bounded)} mit neuem Anfang oder Ende."
    )


def _load_crosswalk(file: Path) -> None:
    with progress(f"{file.name} lesen") as report:
        crosswalk = read_crosswalk(file, progress=report)
    with progress("Alte Schlüssel übernehmen"):
        crossed = load_crosswalk(lines_of(crosswalk), source=file.name, by=None)
    typer.echo(
        f"{file.name}: {number_format(crossed.lines)} Zeilen – "
        f"{number_format(crossed.recodings)} Umschlüsselungen, "
        f"{number_format(crossed.counties)} ehemalige Kreise neu; "
        f"{number_format(crossed.unclear)} Schlüssel ohne eindeutigen Anteil (Gebiete ohne "
        "Menschen) nicht übernommen."
    )
