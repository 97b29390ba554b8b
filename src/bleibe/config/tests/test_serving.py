"""The port is looked at before anything else is done, and what is said is German."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from bleibe.config.serving import require_free

BLEIBE = Path(sys.executable).with_name("bleibe")


@pytest.fixture
def taken():
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_that_somebody_shares_is_refused(taken, capsys):
    with pytest.raises(typer.Exit) as ended:
        require_free(taken, host="127.0.0.1")
    assert ended.value.exit_code == 1
    assert f"--port {taken % 65535 + 1}" in capsys.readouterr().err


def test_a_free_port_stays_free(taken):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    require_free(port, host="127.0.0.1")
    require_free(port, host="127.0.0.1")


def test_the_demo_makes_no_database_for_a_taken_port(taken, tmp_path):
    ended = subprocess.run(
        [BLEIBE, "demo", "--port", str(taken)],
        env={"BLEIBE_DATA": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "Läuft dort schon etwas?" in ended.stderr
    assert not (tmp_path / "bleibe.sqlite3").exists()


def test_help_has_german_headings(tmp_path):
    said = subprocess.run(
        [BLEIBE, "serve", "--help"],
        env={"BLEIBE_DATA": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "Optionen" in said
    assert "Options" not in said.replace("OPTIONS", "")
