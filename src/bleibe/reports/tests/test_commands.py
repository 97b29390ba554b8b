import pytest
import typer
from typer.testing import CliRunner

from bleibe.parties.models import Area
from bleibe.profiles.models import ProjectionRun
from bleibe.profiles.tests.tables import put_in
from bleibe.reports import commands
from bleibe.reports.tests.documents import text_of
from bleibe.reports.tests.test_pages import people


@pytest.fixture
def run(db):
    app = typer.Typer()
    commands.register(app)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def figures(musterstadt):
    return put_in(people("99001001", 2018, 2019, 2020), code="12411-02-03-5")


@pytest.mark.parametrize("asked", ["99001001", "musterstadt", "Musterstadt"])
def test_a_profile_is_written_for_a_key_or_a_name(run, figures, tmp_path, asked):
    out = tmp_path / "neu" / "profil.pdf"
    result = run("profile", asked, "--out", out)

    assert result.exit_code == 0, result.output
    assert "Kommunalprofil Musterstadt" in result.output
    assert "lebten in Musterstadt" in text_of(out.read_bytes())


@pytest.mark.parametrize("suffix", ["docx", "pptx", "xlsx", "zip", "JSON"])
def test_the_suffix_says_what_kind_of_file_is_written(run, figures, tmp_path, suffix):
    out = tmp_path / f"profil.{suffix}"

    assert run("profile", "99001001", "--out", out).exit_code == 0
    assert out.read_bytes()[:2] == (b"{\n" if suffix == "JSON" else b"PK")


def test_a_suffix_that_there_is_not_is_refused_before_anything_is_reckoned(run, db, tmp_path):
    result = run("profile", "99001001", "--out", tmp_path / "profil.exe")

    assert result.exit_code == 1
    assert "Endung „.exe“ gibt es vom Kommunalprofil nicht" in result.output
    assert "pdf, docx, pptx" in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("Nirgendwo", "Ein Gebiet „Nirgendwo“ ist nicht bekannt."),
        ("Nebendorf", "Für Nebendorf (99001002) liegen keine Einwohnerzahlen vor."),
        ("Doppel", "„Doppel“ kann mehreres heißen: Doppel (Gemeinde, 99001008), Doppel (Gemeinde"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(run, figures, tmp_path, asked, sentence):
    for key in ("99001008", "99001009"):
        Area.objects.create(key=key, level="municipality", name="Doppel")
    result = run("profile", asked, "--out", tmp_path / "profil.pdf")

    assert result.exit_code == 1
    assert sentence in result.output
    assert not (tmp_path / "profil.pdf").exists()


def test_a_run_is_recomputed_by_the_digits_that_the_profile_shows(run, figures, tmp_path):
    run("profile", "99001001", "--out", tmp_path / "profil.pdf")
    stored = ProjectionRun.objects.get()

    result = run("recompute", stored.inputs_digest[:12])

    assert result.exit_code == 0, result.output
    assert "Das Ergebnis ist dasselbe." in result.output


def test_a_run_whose_result_was_changed_is_found_out(run, figures, tmp_path):
    run("profile", "99001001", "--out", tmp_path / "profil.pdf")
    stored = ProjectionRun.objects.get()
    first = stored.result.index('"lower":[') + len('"lower":[')
    stored.result = stored.result[:first] + "9" + stored.result[first:]
    stored.save()

    result = run("recompute", stored.inputs_digest[:12])

    assert result.exit_code == 1
    assert "weicht um bis zu" in result.output


def test_an_unknown_run_is_refused(run):
    assert "Einen Lauf mit der Kennung „abc“ gibt es nicht." in run("recompute", "abc").output
