"""Every drawing of a profile says in words and figures what it shows."""

from xml.etree import ElementTree as ET

import pytest
import world as small_world

HTML = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def page(client, db, settings, tmp_path):
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"
    world = small_world.build()
    client.force_login(world.people["project_lead"])
    return client.get("/profil/quartier/99001001-01/").content.decode()


def figures(page: str) -> list[str]:
    return [part.split("</figure>")[0] for part in page.split('<figure class="chart"')[1:]]


def test_every_drawing_has_title_description_and_its_table(page):
    found = figures(page)
    assert len(found) >= 3
    for figure in found:
        drawing = ET.fromstring(figure[figure.index("<svg") : figure.index("</svg>") + 6])  # noqa: S314 - our own
        title, description = (drawing.find(f"{HTML}{name}") for name in ("title", "desc"))
        assert drawing.get("role") == "img"
        assert drawing.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
        assert len(title.text) > 10
        assert len(description.text) > 20
        assert figure.count("<table") == 1
        assert "<caption" in figure
        assert '<th scope="row"' in figure
        assert '<th scope="col"' in figure


def test_no_two_drawings_share_an_id(page):
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert sorted(ids) == sorted(set(ids))
