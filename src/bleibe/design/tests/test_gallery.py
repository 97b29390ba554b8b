import re

import pytest
from django.urls import reverse

from bleibe.design.components import all_components
from bleibe.design.gallery.views import EXAMPLES


@pytest.fixture
def page(client) -> str:
    response = client.get(reverse("design:gallery"))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("tag", sorted(all_components()))
@pytest.mark.django_db
def test_the_gallery_shows_the_component_with_its_attributes(tag: str, page: str) -> None:
    name = tag.removeprefix("c-").split(".")[0]
    component = all_components()[tag]

    assert f'<section class="gallery-entry" id="{name}"' in page
    assert f"<code>&lt;{tag}&gt;</code>" in page
    assert all(f"<code>{each.name}</code>" in page for each in component.attributes)
    assert f"<{tag}" in (EXAMPLES / f"{name.replace('-', '_')}.html").read_text()


@pytest.mark.parametrize("tag", sorted(all_components()))
def test_the_example_uses_every_choice_of_every_attribute(tag: str) -> None:
    name = tag.removeprefix("c-").split(".")[0].replace("-", "_")
    example = (EXAMPLES / f"{name}.html").read_text()
    default = all_components()[tag].path.read_text()

    unused = [
        (each.name, choice)
        for each in all_components()[tag].attributes
        for choice in each.choices
        if each.name != "level"
        and f'{each.name}="{choice}"' not in example
        and f'{each.name}="{choice}"' not in default
    ]
    assert unused == []


@pytest.mark.django_db
def test_the_page_has_title_language_and_one_main_heading(page: str) -> None:
    assert "<title>Gestaltung – Bleibe</title>" in page
    assert '<html lang="de" dir="ltr">' in page
    assert page.count("<h1") == 1


@pytest.mark.django_db
def test_no_id_comes_twice_and_nothing_is_styled_in_place(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)

    assert sorted(ids) == sorted(set(ids))
    assert not re.search(r"<[^>]+\sstyle\s*=", page)
    assert "<style" not in page


@pytest.mark.django_db
def test_the_gallery_asks_the_database_for_nothing(client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        client.get(reverse("design:gallery"))
