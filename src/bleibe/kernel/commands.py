"""``bleibe events``: the event log on the command line."""

import typer

from bleibe.kernel.actions import check_events
from bleibe.kernel.labels import FAULTS


def register(app: typer.Typer) -> None:
    events = typer.Typer(no_args_is_help=True, help="Das Protokoll aller Vorgänge.")
    events.callback()(_group)
    events.command("check", help="Die ganze Kette prüfen; Status 1, wenn etwas nicht stimmt.")(
        check
    )
    app.add_typer(events, name="events")


def check() -> None:
    """Walk the whole chain and say what is wrong with which entry."""
    checked = check_events(by=None)
    for seq, fault in checked.faults:
        typer.secho(f"Eintrag {seq}: {FAULTS[fault]}", err=True, fg="red")
    if checked.faults:
        raise typer.Exit(1)
    typer.echo(f"{checked.entries} Einträge geprüft: Die Kette ist unversehrt.")


def _group() -> None:
    """Keep „check“ a command of its own while it is the only one."""
