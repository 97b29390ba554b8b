"""Starting the platform: database, static files, web server and worker."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

from django.core.management import call_command


def set_up() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def serve(port: int = 8000, host: str = "127.0.0.1", workers: int = 1) -> None:
    """Run the web server and the worker until one of them ends or somebody stops them."""
    scripts = Path(sys.executable).parent
    web = [
        str(scripts / "granian"), "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        "bleibe.config.wsgi:application",
    ]  # fmt: skip
    worker = [sys.executable, "-m", "bleibe.config.worker"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "bleibe.config.settings"}
    children = [
        subprocess.Popen(command, env=environment)  # noqa: S603 - our own two programmes
        for command in (web, worker)
    ]

    def stop(_signal: int, _frame: FrameType | None) -> None:
        for child in children:
            child.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    ended, _status = os.wait()
    stop(signal.SIGTERM, None)
    for child in children:
        if child.pid != ended:
            child.wait()
