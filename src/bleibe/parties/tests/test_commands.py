import pytest
import typer
from typer.testing import CliRunner

from bleibe.kernel.models import Event
from bleibe.parties import commands
from bleibe.parties.models import Area, DirectoryEdition, Person, Recoding

pytestmark = pytest.mark.django_db


@pytest.fixture
def bleibe():
    app = typer.Typer()
    commands.register(app)
    return lambda *words: CliRunner().invoke(app, list(map(str, words)))


def line(record, key, name, kind="", *, association="", hectares=0, people=0):
    start = f"{record}20231130{key:8}{association:4}{name:50}{'':50}{kind:2}{'':4}"
    figures = f"{hectares:011}{people:011}{people // 2:011}" if record == "60" else ""
    return (start + figures).ljust(220)


LINES = (
    line("10", "01", "Nordland"),
    line("40", "01001", "Hafen, Stadt", "41"),
    line("50", "01001", "Hafen, Stadt", "50", association="0000"),
    line("60", "01001000", "Hafen, Hansestadt", "61", association="0000", hectares=5673, people=9),
    line("40", "01051", "Marschkreis", "43"),
    line("50", "01051", "Aue", "51", association="5166"),
    line("60", "01051001", "Bargen", "64", association="5166", hectares=1200, people=7),
)  # fmt: skip


def write(folder, *lines, name="GV100AD.txt"):
    path = folder / name
    path.write_text("\n".join(lines) + "\n")
    return path


def test_a_directory_is_loaded_and_told_of_in_german(bleibe, tmp_path):
    done = bleibe("directory", write(tmp_path, *LINES))

    assert done.exit_code == 0
    assert "Gebietsstand 30.11.2023 mit 7 Gebieten – 7 neu, 0 geändert" in done.output
    hafen = Area.objects.get(key="01001000")
    assert (hafen.name, hafen.designation, hafen.ars) == ("Hafen", "Hansestadt", "010010000000")
    assert str(hafen.square_km) == "56.73"
    assert hafen.parent.key == "01001"
    assert Area.objects.get(key="01051001").parent.key == "010515166"


def test_a_line_for_a_municipality_in_no_verband_is_no_verband(bleibe, tmp_path):
    bleibe("directory", write(tmp_path, *LINES))

    assert list(Area.objects.filter(level="association").values_list("key", flat=True)) == [
        "010515166"
    ]


def test_a_broken_row_is_named_and_nothing_is_loaded(bleibe, tmp_path):
    broken = LINES[3].replace("00000005673", "0000000567x")

    done = bleibe("directory", write(tmp_path, *LINES[:3], broken, *LINES[4:]))

    assert done.exit_code == 1
    assert "GV100AD.txt" in done.output
    assert "Zeile 4" in done.output
    assert not Area.objects.exists()
    assert not DirectoryEdition.objects.exists()


def test_without_a_file_it_asks_for_one(bleibe):
    done = bleibe("directory")

    assert done.exit_code == 2
    assert "mindestens eine Datei" in done.output


def test_old_keys_come_with_the_crosswalk(bleibe, tmp_path):
    crosswalk = write(
        tmp_path, "year_xw,ags_xw,pop_conv,ags20", "1990,01001000,1,01001000",
        "1990,01099001,0.5,01001000", "1990,01099001,0.5,01051001", name="alt.csv",
    )  # fmt: skip

    done = bleibe("directory", write(tmp_path, *LINES), "--crosswalk", crosswalk)

    assert done.exit_code == 0
    assert "3 Zeilen – 3 Umschlüsselungen, 2 ehemalige Kreise neu" in done.output
    assert Recoding.objects.count() == 3
    assert Area.objects.get(key="01099").is_dissolved


def test_the_first_administrator_gets_a_link(bleibe):
    done = bleibe(
        "administrator", "Olga@example.org", "Olga Orion", "--address", "https://b.example/"
    )

    assert "https://b.example/zugang/passwort/neu/" in done.output
    assert Person.objects.get().email == "olga@example.org"
    assert list(Event.objects.values_list("actor", flat=True)) == ["system", "system"]
    again = bleibe("administrator", "eva@example.org", "Eva")
    assert again.exit_code == 1
    assert "Es gibt schon eine Person" in again.output
