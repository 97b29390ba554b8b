"""Whatever is wrong with a call, the command line says it in German."""

import re

import pytest
from typer.main import get_command

from bleibe.config import german
from bleibe.config.cli import command_line

ENGLISH = re.compile(
    r"\b(missing|argument|option:|invalid|value|such|usage|options|command|show|error|does not|"
    r"required|requires|input|should|the)\b|<\w+",
    re.IGNORECASE,
)


def said(capsys, *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    code = german.run(command_line(), arguments)
    captured = capsys.readouterr()
    return code, " ".join(re.sub(r"[│╭╮╰╯─]", " ", captured.out + captured.err).split())


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("import", "Es fehlt die Angabe DATEI…."),
        ("profile 01051", "Es fehlt die Option --out."),
        ("import /gibt/es/nicht", "DATEI…: „/gibt/es/nicht“ gibt es nicht."),
        ("import /tmp", "DATEI…: „/tmp“ ist ein Ordner, keine Datei."),
        ("profile 01051 --foo", "Die Option --foo gibt es nicht, aber --out, --own."),
        ("vergiss", "Den Befehl vergiss gibt es nicht."),
        ("sweep alles", "Zu viel ist: alles."),
        ("fetch 12411 --years", "Die Option --years braucht eine Angabe."),
        ("sweep --help=ja", "Die Option --help nimmt keine Angabe."),
        ("serve --port acht", "--port: Das ist keine ganze Zahl."),
        ("serve --port 0", "--port: Die Zahl ist kleiner als 1."),
        ("serve --port 70000", "--port: Die Zahl ist größer als 65535."),
        ("import /etc/hosts --as-of gestern", "--as-of: „gestern“ ist kein Tag"),
        ("fetch 12411 --database x", "--database: regio, genesis, zensus"),
        ("fetch 12411 --years 2024:2015", "--years: Das erste Jahr liegt nach dem letzten."),
    ],
)
def test_a_wrong_call_is_explained(capsys, call, sentence):
    code, text = said(capsys, *call.split())

    assert code == 2
    assert sentence in text
    assert ENGLISH.findall(text) == []


def commands(command, path=()):
    yield path
    for name, each in getattr(command, "commands", {}).items():
        yield from commands(each, (*path, name))


@pytest.mark.parametrize(
    "path", [path for path in commands(get_command(command_line())) if path != ("manage",)]
)
def test_every_help_is_german(capsys, path):
    code, text = said(capsys, *path, "--help")

    assert code == 0
    assert text.startswith("Aufruf: bleibe")
    assert ENGLISH.findall(text) == []


def test_options_have_english_names_like_the_commands():
    found = {
        option
        for command in get_command(command_line()).commands.values()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }
    assert not found & {"--adresse", "--eigene", "--stand", "--datei"}
    assert {"--address", "--own", "--as-of", "--out", "--replace"} <= found


def test_a_group_without_a_command_shows_its_help_once(capsys):
    code, text = said(capsys, "events")

    assert code == 2
    assert text.count("Die ganze Kette prüfen") == 1


def test_what_a_command_says_itself_stays():
    assert german.told("Es gibt keine Organisation „x“.") == "Es gibt keine Organisation „x“."
