"""``bleibe demo``: the platform with an invented programme, for looking around."""

import os
import time

import typer

from bleibe.config.serving import Host, Port, require_free, serve, set_up
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Organisation
from bleibe.programmes.models import Programme
from bleibe.rehearsal.people import PASSWORD, PEOPLE
from bleibe.rehearsal.play import play
from bleibe.reports import warming


def demo(port: Port = 8000, host: Host = "127.0.0.1") -> None:
    """Make the demo once, print where it is and who can sign in, and serve it."""
    require_free(port, host=host)
    address = f"http://{host}:{port}"
    started = time.monotonic()
    set_up()
    if not Programme.objects.exists():
        play(site_url=address, say=typer.echo)
        typer.echo("Kommunalprofile …")
        warming.build_all()
        typer.echo(f"Fertig nach {time.monotonic() - started:.0f} Sekunden.")
    _introduce(address)
    os.environ["BLEIBE_SECOND_FACTOR"] = "optional"
    serve(port=port, host=host)


def _introduce(address: str) -> None:
    bodies = {body.key: body.name for body in Organisation.objects.all()}
    typer.echo(f"\nBleibe läuft unter {address}\n")
    typer.echo(f"Anmelden können sich – alle mit dem Passwort {PASSWORD}:\n")
    for person in PEOPLE:
        typer.echo(f"  {person.email:38} {Role(person.role).label}, {bodies[person.body]}")
    typer.echo("\nAlle Menschen, Orte und Zahlen sind erfunden. Beenden mit Strg+C.\n")
