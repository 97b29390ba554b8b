"""Facts about areas: loaded from a table, dated, with their source."""

from datetime import date

import pytest
import typer
from django.db import IntegrityError
from typer.testing import CliRunner

from bleibe.kernel.errors import Refused
from bleibe.kernel.models import Event
from bleibe.parties import commands
from bleibe.parties.actions import load_facts
from bleibe.parties.fact_rows import rows_of
from bleibe.parties.facts import FACTS, read_value
from bleibe.parties.models import AreaFact
from bleibe.parties.queries import fact_of

pytestmark = pytest.mark.django_db

HEAD = "schluessel;angabe;wert;gueltig_ab;gueltig_bis;quelle;lizenz"
SOURCE = "Karte der Fördergebiete;frei"
TODAY = date(2026, 5, 1)


@pytest.fixture
def bleibe():
    app = typer.Typer()
    commands.register(app)
    return lambda *words: CliRunner().invoke(app, list(map(str, words)))


def table(folder, *rows, head=HEAD):
    path = folder / "grw.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8-sig")
    return path


def load(folder, *rows):
    path = table(folder, *rows)
    return load_facts(rows_of(path), file=path.name, by=None)


def test_a_table_is_loaded_and_told_of_in_german(bleibe, places, tmp_path):
    path = table(
        tmp_path,
        f"99001001;grw;ja;01.01.2022;31.12.2027;{SOURCE}",
        f"99001002;population;2.400;2025-12-31;;{SOURCE}".replace("2.400", "2400"),
    )

    done = bleibe("facts", "load", path)

    assert done.exit_code == 0
    assert "2 Angaben – 2 neu, 0 geändert oder beendet." in done.output
    fact = fact_of(places["99001001"], "grw", on=TODAY)
    assert (fact.value, fact.source, fact.licence) == ("yes", "Karte der Fördergebiete", "frei")
    assert fact_of(places["99001002"], "population", on=TODAY).value == 2400
    assert Event.objects.get().verb == "facts.loaded"


def test_the_same_table_again_changes_nothing_and_records_nothing(places, tmp_path):
    row = f"99001001;grw;ja;2022-01-01;;{SOURCE}"
    load(tmp_path, row)

    again = load(tmp_path, row)

    assert (again.rows, again.created, again.changed) == (1, 0, 0)
    assert Event.objects.count() == 1


def test_a_newer_fact_ends_the_one_before(places, tmp_path):
    load(tmp_path, f"99001001;grw;nein;2022-01-01;;{SOURCE}")
    load(tmp_path, f"99001001;grw;ja;2024-01-01;;{SOURCE}")

    area = places["99001001"]
    assert fact_of(area, "grw", on=date(2023, 12, 31)).value == "no"
    assert fact_of(area, "grw", on=date(2024, 1, 1)).value == "yes"
    assert fact_of(area, "grw", on=date(2021, 12, 31)) is None


def test_what_holds_for_a_whole_kreis_holds_for_its_gemeinden(places, tmp_path):
    load(tmp_path, f"99001;grw;ja;2022-01-01;;{SOURCE}")

    assert fact_of(places["99001001-hafen"], "grw", on=TODAY).area.key == "99001"


def test_what_holds_for_a_part_of_a_kreis_says_nothing_about_a_gemeinde(places, tmp_path):
    load(tmp_path, f"99001;grw;teilweise;2022-01-01;;{SOURCE}")

    assert fact_of(places["99001"], "grw", on=TODAY).value == "partly"
    assert fact_of(places["99001001"], "grw", on=TODAY) is None


def test_the_population_of_a_kreis_is_not_that_of_its_gemeinden(places, tmp_path):
    load(tmp_path, f"99001;population;90000;2025-12-31;;{SOURCE}")

    assert fact_of(places["99001001"], "population", on=TODAY) is None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("99001001;gwr;ja;2022-01-01;;Karte;frei", "Zeile 3: Die Angabe „gwr“ gibt es nicht"),
        ("99001001;grw;vielleicht;2022-01-01;;Karte;frei", "„wert“ steht „vielleicht“"),
        ("99001001;population;1,5;2022-01-01;;Karte;frei", "„wert“ steht „1,5“"),
        ("99001001;population;NaN;2022-01-01;;Karte;frei", "„wert“ steht „NaN“"),
        ("99001001;grw;ja;gestern;;Karte;frei", "„gueltig_ab“ steht „gestern“"),
        ("99001001;grw;ja;2022-01-01;2021-01-01;Karte;frei", "„gueltig_bis“"),
        ("99001001;grw;ja;2022-01-01;bald;Karte;frei", "„gueltig_bis“ steht „bald“"),
        ("99001001;grw;ja;2022-01-01;;;frei", "„quelle“ steht „“"),
        ("99001001;grw;ja", "„gueltig_ab“ steht „“"),
        ("99999999;grw;ja;2022-01-01;;Karte;frei", "Zum Schlüssel 99999999 gibt es kein"),
        ("99001002;grw;ja;2022-01-01;;Karte;frei", "schon in Zeile 2"),
        ("99001002;grw;ja;2022-06-01;;Karte;frei", "gilt in dieser Zeit schon"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_loaded(bleibe, places, tmp_path, row, said):
    good = "99001002;grw;nein;2022-01-01;2023-12-31;Karte;frei"

    done = bleibe("facts", "load", table(tmp_path, good, row))

    assert done.exit_code == 1
    assert said in " ".join(done.output.split())
    assert not AreaFact.objects.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe", "facts_not_utf8"),
        (b"schluessel,wert\n", "facts_columns"),
        (HEAD.encode() + b"\n\n", "facts_empty"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(tmp_path, content, code):
    path = tmp_path / "grw.csv"
    path.write_bytes(content)

    with pytest.raises(Refused) as refused:
        rows_of(path)

    assert refused.value.code == code


def test_decimals_are_read_with_comma_and_sign():
    kind = FACTS["population_change_10_years"]

    assert [read_value(kind, text) for text in ("-3,50", "−0,5", "4", "viel")] == [
        "-3.5", "-0.5", "4", None,
    ]  # fmt: skip


def test_the_office_may_load_and_the_kommune_may_not(places, tmp_path, clara, anna):
    rows = rows_of(table(tmp_path, f"99001001;grw;ja;2022-01-01;;{SOURCE}"))

    with pytest.raises(Refused):
        load_facts(rows, file="grw.csv", by=anna)
    assert load_facts(rows, file="grw.csv", by=clara).created == 1


def test_the_database_takes_no_fact_without_a_source(places):
    with pytest.raises(IntegrityError):
        AreaFact.objects.create(
            area=places["99"], fact="grw", value="yes", valid_from=TODAY, source=""
        )
