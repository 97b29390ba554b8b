"""Starts platforms, each with a folder and a database of its own, and signs people in."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

SCRIPTS = Path(sys.executable).parent
PASSWORD = "bleibe-zum-ausprobieren"
DOMAIN = "werkstatt-morgen.example"


@dataclass(frozen=True)
class Running:
    """A started platform: where it answers, where its data lie, and its main process."""

    address: str
    folder: Path
    process: subprocess.Popen

    @property
    def worker(self) -> int:
        """The process that does the work in the background."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        for child in map(int, children.split()):
            if b"bleibe.config.worker" in Path(f"/proc/{child}/cmdline").read_bytes():
                return child
        raise LookupError("the platform runs without a worker")


@contextmanager
def started(command: str, *, folder: Path, environment: dict[str, str]) -> Iterator[Running]:
    """Start ``bleibe COMMAND`` on a free port and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    output = folder / "output.txt"
    with output.open("w") as said:
        server = subprocess.Popen(
            [str(SCRIPTS / "bleibe"), command, "--port", str(port)],
            env=environment, stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_until_open(address, server, output)
            yield Running(address, folder, server)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_until_open(address: str, server: subprocess.Popen, output: Path) -> None:
    for _attempt in range(900):
        if server.poll() is not None:
            pytest.fail(f"the platform ended while starting:\n{output.read_text()[-3000:]}")
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the platform did not open within three minutes:\n{output.read_text()[-3000:]}")


def sign_in(page: Page, address: str, password: str = PASSWORD) -> None:
    """Fill in the page for signing in, where we are, and send it."""
    page.locator("input[type=email]").fill(address)
    page.locator("input[type=password]").fill(password)
    page.locator("input[type=password]").press("Enter")
