"""What an installation is without a word from anybody, and what a word changes."""

import json
import stat
import subprocess
import sys

import pytest

ASK = """
import json
from bleibe.config import settings
names = ("DEBUG", "SECOND_FACTOR", "SECRET_KEY", "EVENT_KEY", "HUEY", "SESSION_COOKIE_SECURE",
         "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_NAME", "SECURE_HSTS_SECONDS",
         "DATABASES")
print(json.dumps({name: getattr(settings, name, None) for name in names}, default=str))
"""


@pytest.fixture
def start(tmp_path):
    def start(**environment):
        said = subprocess.run(
            [sys.executable, "-c", ASK],
            env={"BLEIBE_DATA": str(tmp_path / "data"), "PATH": "/usr/bin:/bin"} | environment,
            cwd=tmp_path, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        return json.loads(said)

    return start


def test_without_a_word_it_is_one_machine_with_everything_on_the_disk(start, tmp_path):
    found = start()

    database = found["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(tmp_path / "data" / "bleibe.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]
    assert found["HUEY"]["huey_class"] == "huey.SqliteHuey"


def test_one_address_moves_database_and_queue_to_postgresql(start):
    address = "postgres://bleibe:geheim@db.example:5433/haus"

    found = start(DATABASE_URL=address)

    database = found["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert [database[name] for name in ("NAME", "HOST", "PORT")] == ["haus", "db.example", 5433]
    assert "init_command" not in database.get("OPTIONS", {})
    assert found["HUEY"]["huey_class"] == "huey.PostgresHuey"
    assert found["HUEY"]["connection"] == {"dsn": address}


def test_without_a_word_a_second_factor_is_required_and_nothing_is_told_of_the_inside(start):
    found = start()

    assert found["SECOND_FACTOR"] == "required"
    assert found["DEBUG"] is False


def test_secrets_are_made_once_for_the_owner_only(start, tmp_path):
    first, second = start(), start()

    assert [first[key] == second[key] for key in ("SECRET_KEY", "EVENT_KEY")] == [True, True]
    assert first["SECRET_KEY"] != first["EVENT_KEY"]
    for name in ("secret.key", "events.key"):
        assert stat.S_IMODE((tmp_path / "data" / name).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_a_public_installation_speaks_over_tls_only(start):
    found = start(BLEIBE_PLAIN_HTTP="false")

    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"):
        assert found[name] is True
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000


@pytest.mark.parametrize("path", ["/", "/zugang/anmelden/", "/gibt-es-nicht/"])
def test_the_policy_of_every_page_lets_nothing_in_from_elsewhere(client, db, path):
    policy = client.get(path).headers["Content-Security-Policy"]

    directives = dict(part.strip().split(" ", 1) for part in policy.split(";") if part.strip())
    assert directives["default-src"] == "'none'"
    for name, sources in directives.items():
        assert set(sources.split()) <= {"'self'", "'none'", "data:"}, name
        assert name == "img-src" or "data:" not in sources
