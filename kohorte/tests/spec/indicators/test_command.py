"""``kohorte indicators``: files in, sentences out."""

import json

import pytest

from kohorte.cli import main

HEAD = "area;year;sex;age_from;age_to;persons\n"
AGES = (("0", "19"), ("20", "64"), ("65", ""))


def rows(area, year, women, men):
    return "".join(
        f"{area};{year};{sex};{low};{high};{count}\n"
        for sex, column in (("f", women), ("m", men))
        for (low, high), count in zip(AGES, column, strict=True)
    )


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "musterstadt.csv"
    path.write_text(
        HEAD
        + rows("Nordviertel", 2018, (90, 500, 190), (110, 500, 160))
        + rows("Nordviertel", 2023, (100, 500, 200), (100, 500, 203))
        + rows("Hafen", 2023, (1, 2, 0), (0, 3, 0)),
        encoding="utf-8",
    )
    return str(path)


def test_it_says_in_plain_words_what_figures_mean(file, capsys):
    assert main(["indicators", file, "--area", "Nordviertel"]) == 0

    text = capsys.readouterr().out
    assert text.startswith("Nordviertel\n")
    assert "A12 Altenquotient: 40,3 je 100 (2023)" in text
    assert "Auf 100 Menschen im Alter von 20 bis 64 Jahren kommen hier 40,3 ab 65 Jahren." in text
    assert "Seit 2018 ist die Zahl der Menschen hier um 3,4 % gewachsen." in text
    assert "Hafen" not in text
    assert "Lücken" not in text


def test_it_says_what_is_missing_if_asked(file, capsys):
    main(["indicators", file, "--area", "Hafen", "--only", "A9", "--gaps", "--lang", "en"])

    text = capsys.readouterr().out
    assert "fewer than 20 cases" in text
    assert "The age groups at hand cannot form ages 80 and over." in text


def test_json_has_every_figure_with_its_parts(file, capsys):
    main(["indicators", file, "--only", "old_age_ratio", "--json"])

    found = {record["area"]: record for record in json.loads(capsys.readouterr().out)}
    north = found["Nordviertel"]
    assert (north["numerator"], north["denominator"], north["year"]) == (403, 1000, 2023)
    assert (north["shown"], north["unit"], north["status"]) == ("40,3", "je 100", "ok")
    assert found["Hafen"]["status"] == "unreliable"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--area", "Nirgends"], "Nirgends"), (["--only", "Z9"], "Kennzahl „Z9“")],
)
def test_what_is_not_there_is_refused_in_a_sentence(file, capsys, arguments, words):
    assert main(["indicators", file, *arguments]) == 1

    assert words in capsys.readouterr().err
