"""``bleibe``: the command line, one group of commands from each app."""

import os
import sys
from importlib import import_module
from importlib.util import find_spec

import typer

from bleibe.config import german

COMMANDS = ("config", "kernel", "parties", "profiles", "reports")
"""Apps with a module ``commands`` that holds ``register(app)``."""


def main() -> None:
    """Set Django up and run the command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bleibe.config.settings")
    import django

    django.setup()
    sys.exit(german.run(command_line()))


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
