"""``bleibe demo``: the platform with an invented programme, for looking around."""

import os
import time

import typer

from bleibe.config.serving import serve, set_up
from bleibe.kernel.permissions import Role
from bleibe.programmes.models import Programme
from bleibe.rehearsal.people import BODIES, PASSWORD, PEOPLE
from bleibe.rehearsal.play import play


def demo(port: int = 8000, host: str = "127.0.0.1") -> None:
    """Make the demo once, print where it is and who can sign in, and serve it."""
    address = f"http://{host}:{port}"
    started = time.monotonic()
    set_up()
    if not Programme.objects.exists():
        play(site_url=address, say=typer.echo)
        typer.echo(f"Fertig nach {time.monotonic() - started:.0f} Sekunden.")
    _introduce(address)
    os.environ["BLEIBE_SECOND_FACTOR"] = "optional"
    serve(port=port, host=host)


def _introduce(address: str) -> None:
    bodies = {body.key: body.name for body in BODIES}
    typer.echo(f"\nBleibe läuft unter {address}\n")
    typer.echo(f"Anmelden können sich – alle mit dem Passwort {PASSWORD}:\n")
    for person in PEOPLE:
        typer.echo(f"  {person.email:38} {Role(person.role).label}, {bodies[person.body]}")
    typer.echo("\nAlle Menschen, Orte und Zahlen sind erfunden. Beenden mit Strg+C.\n")
