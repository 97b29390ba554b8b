"""``bleibe package``: check the folder of a programme, and publish it as a new version."""

from pathlib import Path
from typing import Annotated

import typer

from bleibe.kernel.console import refusals_as_sentences
from bleibe.kernel.errors import Refused
from bleibe.kernel.sentences import sentence
from bleibe.parties.models import Person
from bleibe.programmes.actions import publish_programme
from bleibe.programmes.package import Package, faults, read_package


def register(app: typer.Typer) -> None:
    package = typer.Typer(no_args_is_help=True, help="Programme als Pakete aus Textdateien.")
    package.command("check", help="Ein Paket prüfen; Status 1, wenn etwas nicht passt.")(check)
    package.command("publish", help="Ein Paket als neue Fassung veröffentlichen.")(publish)
    app.add_typer(package, name="package")


Folder = Annotated[Path, typer.Argument(metavar="ORDNER", help="Ordner mit programme.toml")]


def check(folder: Folder) -> None:
    """Say everything that does not hold together, each with a way out."""
    package = _read(folder)
    typer.echo(f"{package.title}, Version {package.version}: Das Paket ist in Ordnung.")


def publish(
    folder: Folder,
    by: Annotated[str, typer.Option(metavar="E-MAIL", help="Wer veröffentlicht")],
) -> None:
    """Publish a package in the name of somebody who may."""
    package = _read(folder)
    with refusals_as_sentences():
        person = Person.objects.filter(email__iexact=by).first()
        if person is None:
            raise Refused("package_publisher_unknown", email=by)
        programme = publish_programme(package, by=person)
    typer.echo(f"{programme.title}: Version {programme.version} ist veröffentlicht.")


def _read(folder: Path) -> Package:
    with refusals_as_sentences():
        package = read_package(folder)
    found = faults(package)
    for fault in found:
        typer.secho(sentence(fault.code, **fault.params), err=True, fg="red")
    if found:
        raise typer.Exit(1)
    return package
