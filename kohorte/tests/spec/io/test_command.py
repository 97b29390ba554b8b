"""``kohorte read``."""

import argparse
import json

from kohorte.io.command import add_parser

TEXT = "area;year;persons\nQ1;2024;5\nQ2;2024;.\n"
CROSSWALK = "year_xw,ags_xw,pop_conv,ags20\n2001,01951009,1,01951001\n"


def run(*arguments):
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers(required=True))
    parsed = parser.parse_args(["read", *map(str, arguments)])
    return parsed.run(parsed)


def test_it_says_what_is_in_a_file(tmp_path, capsys):
    path = tmp_path / "viertel.csv"
    path.write_text(TEXT)

    assert run(path) == 0

    said = capsys.readouterr().out
    for part in (
        "viertel.csv",
        "Vorlage",
        "quartier 2",
        "2024",
        "„.“: 1",
        "Personen (persons, Anzahl) 5",
    ):
        assert part in said


def test_it_speaks_english_and_json(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text(TEXT)

    assert run("--lang", "en", path) == 0
    assert "kind of file" in capsys.readouterr().out

    assert run("--json", path) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["cells"], report["markers"], report["areas"]) == (2, {".": 1}, {"quartier": 2})


def test_one_refusal_does_not_keep_it_from_the_next_file(tmp_path, capsys):
    good, bad = tmp_path / "umsteige.csv", tmp_path / "kaputt.csv"
    good.write_text(CROSSWALK)
    bad.write_text("nichts")

    assert run(bad, good) == 1

    streams = capsys.readouterr()
    assert "kaputt.csv" in streams.err
    assert "Zeilen: 1" in streams.out
