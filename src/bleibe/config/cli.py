"""``bleibe``: the command line, one group of commands from each app."""

import os
from importlib import import_module
from importlib.util import find_spec

import typer
from typer import rich_utils

COMMANDS = ("config", "kernel", "parties", "profiles", "reports")
"""Apps with a module ``commands`` that holds ``register(app)``."""
GERMAN = {
    "ARGUMENTS_PANEL_TITLE": "Angaben",
    "OPTIONS_PANEL_TITLE": "Optionen",
    "COMMANDS_PANEL_TITLE": "Befehle",
    "ERRORS_PANEL_TITLE": "Das geht so nicht",
    "DEFAULT_STRING": "[ohne Angabe: {}]",
    "REQUIRED_LONG_STRING": "[nötig]",
    "RICH_HELP": "Hilfe: [blue]{command_path} {help_option}[/]",
}


def main() -> None:
    """Set Django up and run the command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bleibe.config.settings")
    import django

    django.setup()
    for name, text in GERMAN.items():
        setattr(rich_utils, name, text)
    command_line()()


def command_line() -> typer.Typer:
    """Return the commands of all apps; Django has to be set up."""
    app = typer.Typer(
        no_args_is_help=True, add_completion=False, help="Bleibe auf der Kommandozeile."
    )
    for name in COMMANDS:
        module = f"bleibe.{name}.commands"
        if find_spec(module) is not None:
            import_module(module).register(app)
    return app
