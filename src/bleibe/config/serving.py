"""Starting the platform: database, static files, web server and worker."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer
from django.core.management import call_command

Port = Annotated[int, typer.Option(min=1, max=65535, help="Nummer des Anschlusses")]
Host = Annotated[str, typer.Option(help="Adresse, an der gelauscht wird; 0.0.0.0 für alle")]
Workers = Annotated[int, typer.Option(min=1, help="Zahl der Server, etwa einer je Kern")]
Worker = Annotated[
    bool, typer.Option(help="Hintergrundarbeit mit starten; nur auf einem von mehreren Rechnern")
]
PATIENCE = "10"
"""Seconds that a web process has for its last answers."""


def set_up() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def serve(
    port: Port = 8000,
    host: Host = "127.0.0.1",
    workers: Workers = 1,
    worker: Worker = True,
) -> None:
    """Run the web server and the worker until one of them ends or somebody stops them."""
    require_free(port, host=host)
    scripts = Path(sys.executable).parent
    web = [
        str(scripts / "granian"), "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--workers-kill-timeout", PATIENCE, "--blocking-threads", "4",
        "--no-ws", "--log-level", "warning",
        "bleibe.config.wsgi:application",
    ]  # fmt: skip
    background = [sys.executable, "-m", "bleibe.config.worker"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "bleibe.config.settings"}
    # In groups of their own: Ctrl+C reaches this process only, which then ends both in order.
    children = [
        subprocess.Popen(command, env=environment, process_group=0)  # noqa: S603 - our own two
        for command in ((web, background) if worker else (web,))
    ]

    asked = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        end(children)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    ended, _status = os.wait()
    end(children)
    for child in children:
        if child.pid != ended:
            child.wait()
    if not asked:
        raise typer.Exit(1)


def end(children: Iterable[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()


def require_free(port: int, *, host: str) -> None:
    """End with a sentence if somebody listens there: two servers would share the visitors."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        socket.create_server((host, port), family=family).close()
    except OSError as trouble:
        typer.secho(
            f"An {host}:{port} kann Bleibe nicht lauschen ({trouble.strerror}). Läuft dort schon "
            f"etwas? Nehmen Sie einen anderen Anschluss, zum Beispiel --port {port % 65535 + 1}.",
            err=True,
            fg="red",
        )
        raise typer.Exit(1) from trouble
