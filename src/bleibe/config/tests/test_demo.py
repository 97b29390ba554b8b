"""What a newcomer reads once the demo stands."""

import pytest

from bleibe.config import demo
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Organisation
from bleibe.rehearsal.people import BODIES, PASSWORD, PEOPLE


@pytest.fixture
def bodies(db):
    for body in BODIES:
        Organisation.objects.create(key=body.key, name=body.name, kind=body.kind)


def test_the_address_and_a_login_for_each_role_are_printed(bodies, monkeypatch, capsys):
    served = []
    monkeypatch.setattr(demo, "set_up", lambda: None)
    monkeypatch.setattr(demo, "require_free", lambda _port, **_host: None)
    monkeypatch.setattr(demo, "play", lambda **_options: None)
    monkeypatch.setattr(demo, "serve", lambda **options: served.append(options))
    monkeypatch.setenv("BLEIBE_SECOND_FACTOR", "required")

    demo.demo(port=8123, host="127.0.0.1")

    said = capsys.readouterr().out
    assert "http://127.0.0.1:8123" in said
    assert PASSWORD in said
    for person in PEOPLE:
        line = next(line for line in said.splitlines() if person.email in line)
        assert str(Role(person.role).label) in line
    assert served[0]["port"] == 8123
