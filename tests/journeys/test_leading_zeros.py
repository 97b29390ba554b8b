"""Keys that begin with a zero: from the directory through every import to page and document."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from typer.testing import CliRunner

from bleibe.config.cli import command_line
from bleibe.kernel.models import Event
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Recoding
from bleibe.parties.queries import current_key
from bleibe.parties.tests import people
from bleibe.parties.tests.test_commands import LINES, write
from bleibe.profiles.models import Dataset, Observation, Upload
from bleibe.profiles.tests.files import HEAD
from bleibe.reports.tests.documents import text_of

pytestmark = pytest.mark.django_db
KREIS, GEMEINDE, ARS = "01051", "01051001", "010515166001"
CROSSWALK = ("year_xw,ags_xw,pop_conv,ags20", f"1990,01051002,1,{GEMEINDE}")


def flat(key: str, name: str, persons: int) -> bytes:
    lines = [
        f"12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;{year}-12-31;GEMEIN;Gemeinden;"
        f"{key};{name};{persons + year};Anzahl;BEVSTD;Bevölkerungsstand"
        for year in (2021, 2022, 2023)
    ]
    return ("\n".join([HEAD, *lines]) + "\n").encode("utf-8-sig")


def workbook(key: str | int) -> bytes:
    """Return our own template as Excel keeps it: a key as text, or as the number it became."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Gebiet", "Stichtag", "Personen"])
    sheet.write_row(1, 0, [key, "31.12.2024", 812])
    book.close()
    return out.getvalue()


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture
def bleibe():
    def bleibe(*words):
        done = CliRunner().invoke(command_line(), list(map(str, words)))
        assert done.exit_code == 0, done.output
        return done.output

    return bleibe


@pytest.fixture
def north(bleibe, tmp_path):
    """The directory with the old keys, as it is published."""
    old = write(tmp_path, *CROSSWALK, name="alt.csv")
    bleibe("directory", write(tmp_path, *LINES), "--crosswalk", old)


@pytest.fixture
def lead(north):
    town = people.organisation("bargen", "Bargen", "town", Area.objects.get(key=GEMEINDE))
    return people.person("Anna Amsel", Role.PROJECT_LEAD, town)


def test_from_the_directory_to_the_document(client, north, lead, bleibe, tmp_path):
    for key, name in ((KREIS, "Marschkreis"), (GEMEINDE, "Bargen")):
        path = tmp_path / f"12411-{len(key)}.csv"
        path.write_bytes(flat(key, name, 4000))
        bleibe("import", path)
        assert Area.objects.get(key=key).name == name

    assert set(Observation.objects.values_list("area__key", flat=True)) == {KREIS, GEMEINDE}
    assert Area.objects.get(key=GEMEINDE).ars == ARS
    client.force_login(lead)
    assert KREIS in client.get(f"/gebiete/kreis/{KREIS}/").content.decode()
    page = client.get(f"/gebiete/gemeinde/{GEMEINDE}/").content.decode()
    assert GEMEINDE in page
    assert ARS in page
    for typed in (GEMEINDE, ARS):
        found = client.get("/gebiete/", {"suche": typed}).content.decode()
        assert f"/gebiete/gemeinde/{GEMEINDE}/" in found
    assert client.get(f"/profil/gemeinde/{GEMEINDE}/").status_code == 200

    out = tmp_path / "profil.pdf"
    bleibe("profile", KREIS, "--out", out)
    assert KREIS in text_of(out.read_bytes())


def test_old_keys_lead_to_the_municipality_of_today(north):
    assert list(Recoding.objects.values_list("old_key", "new_key")) == [("01051002", GEMEINDE)]
    assert current_key("01051002", year=1990) == GEMEINDE
    assert current_key("1051002", year=1990) is None


def test_a_workbook_keeps_the_zero_of_a_key_that_is_text(client, lead):
    upload = send(client, lead, workbook(GEMEINDE))

    assert (upload.state, upload.preview["levels"]) == ("readable", {"municipality": 1})
    client.post(reverse("profiles:confirmation", args=[upload.pk]), {"retrieved_on": "2025-01-02"})
    dataset = Dataset.objects.get()
    assert dataset.observations.get().area.key == GEMEINDE
    assert Event.objects.filter(verb="figures.imported").exists()


def test_a_zero_that_excel_took_is_asked_about_and_put_back(client, lead):
    upload = send(client, lead, workbook(int(GEMEINDE)))
    page = client.get(reverse("profiles:upload", args=[upload.pk])).content.decode()
    assert upload.error_code == "lost_leading_zero"
    assert "führende Nullen ergänzen" in page
    assert "Zeile 2" in page

    client.post(reverse("profiles:columns", args=[upload.pk]), {"keys": "pad"})

    upload.refresh_from_db()
    assert (upload.state, upload.preview["new"]) == ("readable", 0)
    assert upload.preview["rows"][0]["area"] in (GEMEINDE, "Bargen")


def send(client, person, content: bytes) -> Upload:
    client.force_login(person)
    file = SimpleUploadedFile("quartiere.xlsx", content)
    owner = person.current_mandates[0].organisation_id
    client.post(reverse("profiles:new_upload"), {"file": file, "owner": owner})
    return Upload.objects.get()
