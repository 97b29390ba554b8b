"""Address × role, generated from the running application, held against a reviewed file.

Each cell is what GET and an empty POST answer: ``200`` open, ``302`` sent elsewhere (to sign
in), ``404`` no such thing for you, ``405`` not this way, ``409``/``422`` understood and refused.
A new address without a row, or a cell that changed, is red; ``--write-matrix`` writes the file
for review.
"""

import csv
from pathlib import Path

import pytest
import world as small_world
from addresses import Address, addresses, path_of
from django.db import transaction
from django.test import Client

from bleibe.kernel import access, permissions
from bleibe.kernel.permissions import Action

MATRIX = Path(__file__).with_name("access_matrix.csv")


class Undo(Exception):
    """Nothing that a request of the matrix does is kept."""


@pytest.fixture
def world(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return small_world.build()


def declared(address: Address) -> str:
    found = access.access_of(address.view)
    return found.key if isinstance(found, Action) else str(found)


def answer(person, path: str, method: str) -> int:
    client = Client(raise_request_exception=False)
    if person.is_authenticated:
        client.force_login(person)
    try:
        with transaction.atomic():
            status = getattr(client, method)(path).status_code
            raise Undo
    except Undo:
        return status


def row(address: Address, world) -> dict[str, str]:
    path = path_of(address, world.things)
    cells = {
        who: f"{answer(person, path, 'get')}/{answer(person, path, 'post')}"
        for who, person in world.people.items()
    }
    return {"address": address.name, "declared": declared(address), **cells}


def reviewed() -> dict[str, dict[str, str]]:
    with MATRIX.open() as file:
        return {line["address"]: line for line in csv.DictReader(file)}


def test_the_matrix_is_as_reviewed(world, request, caplog):
    found = [row(address, world) for address in sorted(addresses(), key=lambda each: each.name)]
    if request.config.getoption("--write-matrix"):
        with MATRIX.open("w", newline="") as file:
            table = csv.DictWriter(file, found[0].keys(), lineterminator="\n")
            table.writeheader()
            table.writerows(found)
    expected = reviewed()
    differing = {
        f"{line['address']} × {column}": f"{expected.get(line['address'], {}).get(column)} → {cell}"
        for line in found
        for column, cell in line.items()
        if expected.get(line["address"], {}).get(column) != cell
    }
    assert differing == {}
    assert expected.keys() == {line["address"] for line in found}


def test_no_address_is_undeclared_and_none_breaks():
    for name, line in reviewed().items():
        assert line["declared"] != "None", name
        assert "500" not in "".join(line.values()), name


def test_strangers_find_nothing_and_nobody_is_asked_to_sign_in():
    for name, line in reviewed().items():
        if line["declared"] == "public":
            continue
        assert line["nobody"].startswith("302"), name
        for who in ("stranger", "without_mandate", "former"):
            assert "403" not in line[who], (name, who)


@pytest.mark.parametrize("address", list(addresses()), ids=lambda address: address.name)
def test_a_page_whose_declaration_is_gone_turns_the_matrix_red(address, world, monkeypatch):
    """The saboteur: each declaration is opened once; the matrix must see it."""
    if declared(address) == "public":
        pytest.skip("open to everybody anyway")
    monkeypatch.setattr(address.view, "access", access.PUBLIC)
    changed = row(address, world)
    assert changed != reviewed()[address.name]


@pytest.mark.parametrize(
    ("guard", "open_to_all"),
    [("may", lambda *_a, **_k: True), ("organisations_for", lambda *_a, **_k: None)],
)
def test_a_registry_that_says_yes_to_all_turns_the_matrix_red(
    world, monkeypatch, guard, open_to_all
):
    import sys

    for module in list(sys.modules.values()):
        if (
            getattr(module, guard, None) is getattr(permissions, guard)
            and module is not permissions
        ):
            monkeypatch.setattr(module, guard, open_to_all)
    expected = reviewed()
    changed = [
        address.name
        for address in addresses()
        if answer(world.people["stranger"], path_of(address, world.things), "get")
        != int(expected[address.name]["stranger"].split("/")[0])
    ]
    assert changed
