"""Set up, serve, try out, and Django's own commands."""

import typer
from django.core.management import execute_from_command_line

from bleibe.config.demo import demo
from bleibe.config.serving import serve, set_up


def register(app: typer.Typer) -> None:
    app.command(
        "setup", help="Datenbank und Oberfläche einrichten oder auf den neuen Stand bringen."
    )(set_up)
    app.command("serve", help="Server und Hintergrundarbeit starten.")(serve)
    app.command("demo", help="Ein erfundenes Programm einrichten und starten.")(demo)
    app.command(
        "manage",
        help="Befehle von Django.",
        add_help_option=False,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(manage)


def manage(context: typer.Context) -> None:
    execute_from_command_line(["bleibe manage", *context.args])
