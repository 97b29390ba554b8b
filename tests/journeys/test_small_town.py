"""Kleinenau, an invented town of 1,800 people in four Ortsteile, makes its profile.

All its figures come by our own template and by hand; no official table names it.
"""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from pptx import Presentation
from typer.testing import CliRunner

from bleibe.appraisal import readings
from bleibe.appraisal.actions.evidence import cite_item, cite_reading
from bleibe.appraisal.actions.stocktaking import ItemFacts, add_item
from bleibe.appraisal.actions.swot import add_point
from bleibe.config.cli import command_line
from bleibe.kernel import files
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Area, Mandate, Organisation, Person
from bleibe.profiles.actions.entering import enter_figures
from bleibe.profiles.entered import AGES, events
from bleibe.reports.profile.compose import EASY
from bleibe.reports.tests.documents import text_of
from bleibe.reports.writing.actions import beginning, steps, writing
from bleibe.reports.writing.actions.files import make_files

TOWN = "99001007"
ORTSTEILE = {"kirch": ("Kirchdorf", 900), "mueh": ("Mühlenfeld", 520), "hof": ("Hofe", 260),
             "berg": ("Bergsiedlung", 120)}  # fmt: skip
YEARS = range(2019, 2024)
OF_100 = (2.4, 2.5, 3.4, 4.5, 2.7, 1.9, 4.1, 4.6, 5.3, 5.5, 5.6, 5.8, 8.1, 9.6, 8.9, 12.4, 12.7)
MOVED = {"births": 14, "deaths": 27, "arrivals": 71, "departures": 66}


def residents(persons: int, *, year: int, sex: int) -> list[int]:
    """Return women (0) or men (1) by age group; the town was larger and younger before."""
    people = persons + 0.015 * persons * (YEARS[-1] - year)
    older = [share * (1 + 0.02 * (year - YEARS[-1])) for share in OF_100[-2:]]
    shares = [*OF_100[:-2], *older]
    counts = [int(people * share / sum(shares) / 2) for share in shares]
    left = (round(people) + sex) // 2 - sum(counts)
    return [count + (group % 17 < left) for group, count in enumerate(counts)]


def counted(year: int) -> dict[str, list[list[int]]]:
    """Return women and men of each Ortsteil at the end of a year."""
    return {
        key: [residents(persons, year=year, sex=sex) for sex in (0, 1)]
        for key, (_name, persons) in ORTSTEILE.items()
    }


def filled_in(template: str) -> str:
    """Return the template with the residents of the town and of each Ortsteil."""
    columns = template.splitlines()[0].split(";")
    lines = [";".join(columns)]
    for year in YEARS:
        parts = counted(year)
        whole = [[sum(ages) for ages in zip(*of_sex, strict=True)]
                 for of_sex in zip(*parts.values(), strict=True)]  # fmt: skip
        for key, by_sex in {TOWN: whole, **parts}.items():
            for sex, ages in zip(("weiblich", "männlich"), by_sex, strict=True):
                for lower, upper, persons in zip(AGES, (*AGES[1:], None), ages, strict=True):
                    row = {
                        "Gebiet": key,
                        "Name": ORTSTEILE[key][0] if key in ORTSTEILE else "",
                        "Teil_von": TOWN if key in ORTSTEILE else "",
                        "Stichtag": f"31.12.{year}",
                        "Geschlecht": sex,
                        "Alter_von": str(lower),
                        "Alter_bis": str(upper - 1) if upper else "",
                        "Personen": str(persons),
                    }
                    lines.append(";".join(row.get(column, "") for column in columns))
    return "\n".join(lines) + "\n"


@pytest.fixture
def kleinenau(db, settings, tmp_path):
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"
    germany = Area.objects.create(key="DG", level="federation", name="Deutschland")
    land = Area.objects.create(key="99", level="state", name="Wiesenmark", parent=germany)
    county = Area.objects.create(key="99001", level="county", name="Auenkreis", parent=land)
    town = Area.objects.create(key=TOWN, level="municipality", name="Kleinenau", parent=county,
                               designation="Stadt", square_km=31)  # fmt: skip
    organisation = Organisation.objects.create(key="kleinenau", name="Kleinenau", kind="town")
    organisation.areas.add(town)
    return organisation


@pytest.fixture
def lead(kleinenau):
    return person("Lena Leitung", Role.PROJECT_LEAD, kleinenau)


def person(name: str, role: Role, organisation: Organisation) -> Person:
    found = Person.objects.create_user(f"{name.split(maxsplit=1)[0].lower()}@example.org", name)
    Mandate.objects.create(
        person=found, organisation=organisation, role=role, valid_from=date(2020, 1, 1)
    )
    return found


def bleibe(*arguments: object) -> str:
    result = CliRunner().invoke(command_line(), [str(each) for each in arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def town(kleinenau, lead, client, tmp_path):
    """The town after template, flows and values came in."""
    client.force_login(lead)
    template = client.get(reverse("profiles:template_csv")).content.decode("utf-8-sig")
    table = tmp_path / "kleinenau.csv"
    table.write_text(filled_in(template))
    told = bleibe("import", table, "--organisation", "kleinenau")
    assert "4 Quartiere" in told, told
    area = Area.objects.get(key=TOWN)
    enter_figures(
        [events(year, kind, str(number)) for year in YEARS for kind, number in MOVED.items()],
        area=area, owner=kleinenau, source="Standesamt und Meldeamt Kleinenau",
        retrieved_on=date(2024, 2, 1), by=lead,
    )  # fmt: skip
    answer = client.post(
        reverse("profiles:values"),
        {
            "area": area.pk, "source": "Rathaus Kleinenau", "retrieved_on": "2024-03-04",
            "name_1": "clubs", "year_1": "2023", "value_1": "27",
            "name_2": "voters", "year_2": "2023", "value_2": "1.012",
            "name_3": "entitled_to_vote", "year_3": "2023", "value_3": "1.498",
            "name_4": "protection_seekers", "year_4": "2023", "value_4": "2",
        },
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    return area


def made(key: str, suffix: str, *, folder: Path) -> bytes:
    """Return a profile of an area, own figures included, as the command line makes it."""
    out = folder / f"{key}.{suffix}"
    assert str(out) in bleibe("profile", key, "--own", "--out", out)
    return out.read_bytes()


def tables(content: bytes) -> dict[str, dict]:
    """Return the tables of a profile's JSON by key."""
    chapters = json.loads(content)["chapters"]
    return {
        block["key"]: block["table"]
        for chapter in chapters
        for block in chapter["blocks"]
        if "table" in block
    }


def part(key: str) -> str:
    return f"{TOWN}-{key}"


def test_the_profile_of_the_town_tells_what_came_in_and_names_what_did_not(town, tmp_path):
    text = text_of(made(TOWN, "pdf", folder=tmp_path))

    assert "Am 31. Dezember 2023 lebten in Kleinenau 1.800 Menschen." in text
    assert "Von Ende 2019 bis Ende 2023 ist die Zahl um 108 Personen (5,7 %) gesunken." in text
    assert "14 Kinder zur Welt, 27 Menschen starben: 13 mehr Sterbefälle als Geburten." in text
    assert "71 Zuzüge und 66 Fortzüge: 5 mehr Zuzüge als Fortzüge." in text
    assert "Die eigenen Zahlen nennen das Alter für die Quartiere" in text
    assert "liegt keine Tabelle nach Altersgruppen vor" not in text
    assert "Lücke: Vergleichsgebiete" in text
    assert "12411-02-03-5" in text


def test_values_by_hand_stand_with_their_source_and_a_small_one_not_at_all(town, tmp_path):
    content = made(TOWN, "json", folder=tmp_path)
    said = {
        one["key"]: one
        for chapter in json.loads(content)["chapters"]
        for block in chapter["blocks"]
        if block["kind"] == "readings"
        for one in block["items"]
    }
    text = text_of(made(TOWN, "pdf", folder=tmp_path))

    assert (said["clubs"]["value"], said["clubs"]["year"]) == ("15,0", "2023")
    assert said["turnout"]["value"] == "67,3"
    assert "protection_seekers" not in said
    assert "Angabe der Kommune nach: Rathaus Kleinenau, von Hand erfasst, Stand 4. März" in text
    births = text[text.index("Geburten und Sterbefälle im Überblick") :]
    assert "Standesamt und Meldeamt" in births[: births.index("Zuzug und Fortzug")]


def test_each_ortsteil_has_a_profile_in_which_nobody_is_to_be_found(town, tmp_path):
    smallest = [count for year in YEARS for ages in counted(year)["berg"] for count in ages]
    assert min(smallest) in (1, 2)
    for key, (name, persons) in ORTSTEILE.items():
        found = tables(made(part(key), "json", folder=tmp_path))
        text = text_of(made(part(key), "pdf", folder=tmp_path))

        ages = found.get("pyramide") or found["altersgruppen"]
        shown = [cell["value"] for row in ages["rows"] for cell in row[1:]]
        assert len(shown) >= 3
        assert not {1, 2} & set(shown)
        assert sum(value or 0 for value in shown) >= persons
        if persons > 200:
            assert f"lebten im Quartier {name} {persons} Menschen" in text


def test_a_day_too_close_to_another_is_left_out_and_the_profile_says_so(town, tmp_path):
    text = text_of(made(part("berg"), "pdf", folder=tmp_path))

    assert "Gezeigt wird nur ein Stichtag." in text
    assert "Es liegt nur ein Stichtag vor" not in text
    assert "Der Stand vom 31. Dezember 2023 ist nicht gezeigt" in text


def test_staff_and_council_get_documents_that_open(town, tmp_path):
    document = Document(BytesIO(made(TOWN, "docx", folder=tmp_path)))
    slides = Presentation(BytesIO(made(TOWN, "pptx", folder=tmp_path)))

    heads = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert "Lücken" in heads
    assert any("1.800" in each.text for each in document.paragraphs)
    told = [shape.text_frame.text for slide in slides.slides for shape in slide.shapes
            if shape.has_text_frame]  # fmt: skip
    assert any("1.800" in text for text in told)


def test_the_profile_is_written_coordinated_and_released(town, kleinenau, lead, client):
    mayor = person("Bodo Bürgermeister", Role.HEAD_OF_ADMINISTRATION, kleinenau)
    today = timezone.localdate()
    study = add_item(
        kleinenau, facts=ItemFacts("study", "Wohnen in Kleinenau", 2022, "Rathaus"),
        area=None, by=lead,
    )  # fmt: skip
    here = {"theme": "engagement", "weight": 3, "area": None, "by": lead}
    strength = add_point(kleinenau, quadrant="strength", text="Viele Vereine für wenige", **here)
    weakness = add_point(kleinenau, quadrant="weakness", text="Wenige kleine Wohnungen", **here)
    figures = {reading.key: reading for reading in readings.readings_of(town, lead)}
    cite_reading(strength, reading=figures["clubs"], area=town, by=lead)
    cite_item(weakness, item=study, by=lead)

    version = beginning.begin_profile(town, organisation=kleinenau, today=today, by=lead)
    for key, text in (
        (EASY, "Kleinenau ist eine kleine Stadt.\nWir wollen, dass Menschen gern bleiben."),
        ("bevoelkerung", "Das Neubaugebiet am Berg hat den Rückgang gebremst."),
    ):
        writing.write_section(version, key=key, text=text, revision=0, by=lead)
    steps.submit_version(version, by=lead)
    version.refresh_from_db()
    version = make_files(
        steps.release_version(version, today=today, by=mayor), today=today, by=mayor
    )

    whole, one_page = (
        text_of(files.path_of(file.sha256).read_bytes())
        for file in (version.file, version.one_page_file)
    )
    assert "Das Neubaugebiet am Berg hat den Rückgang gebremst." in whole
    assert "Viele Vereine für wenige" in whole
    assert "Wenige kleine Wohnungen" in whole
    assert "15,0" in whole
    assert "1.800" in one_page
    client.logout()
    page = client.get(reverse("reports:published_profile", args=[version.profile_id]), follow=True)
    assert "Wir wollen, dass Menschen gern bleiben." in page.content.decode()
