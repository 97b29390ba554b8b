"""``bleibe events``, ``bleibe backup`` and ``bleibe restore``: operation on the command line."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils.formats import number_format
from django.utils.translation import ngettext

from bleibe.kernel import backup as backups
from bleibe.kernel.actions import check_events
from bleibe.kernel.console import refusals_as_sentences
from bleibe.kernel.labels import FAULTS


def register(app: typer.Typer) -> None:
    events = typer.Typer(no_args_is_help=True, help="Das Protokoll aller Vorgänge.")
    events.callback()(_group)
    events.command("check", help="Die ganze Kette prüfen; Status 1, wenn etwas nicht stimmt.")(
        check
    )
    app.add_typer(events, name="events")
    app.command("backup", help="Die ganze Installation in eine Datei sichern, auch im Betrieb.")(
        backup
    )
    app.command("restore", help="Eine Sicherung zurückspielen und prüfen; vorher Bleibe beenden.")(
        restore
    )


def check() -> None:
    """Walk the whole chain and say what is wrong with which entry."""
    checked = check_events(by=None)
    for seq, fault in checked.faults:
        typer.secho(f"Eintrag {seq}: {FAULTS[fault]}", err=True, fg="red")
    if checked.faults:
        raise typer.Exit(1)
    typer.echo(f"{checked.entries} Einträge geprüft: Die Kette ist unversehrt.")


def backup(
    target: Annotated[Path, typer.Argument(metavar="DATEI", help="zum Beispiel bleibe.tar")],
) -> None:
    """Write keys, database and files into one archive."""
    with refusals_as_sentences():
        made = backups.back_up(target)
    typer.echo(f"{made.path}: {_said(made)}, {number_format(made.size // 1024)} kB")


def restore(
    source: Annotated[Path, typer.Argument(metavar="DATEI", help="eine Datei von bleibe backup")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Ersetzen, was hier ist, unwiderruflich")
    ] = False,
) -> None:
    """Put an archive in the place of what is there, and check it."""
    with refusals_as_sentences():
        put = backups.restore(source, replace=replace)
    typer.echo(f"Zurückgespielt und geprüft: {_said(put)}.")


def _said(backup: backups.Backup) -> str:
    entries, files = number_format(backup.entries), number_format(backup.files)
    noun = ngettext("Datei", "Dateien", backup.files)
    return f"{entries} Einträge im Protokoll, {files} {noun}"


def _group() -> None:
    """Keep „check“ a command of its own while it is the only one."""
