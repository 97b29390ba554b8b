from pathlib import Path

import pytest

from bleibe.design.checks import check_component_attributes, misuses
from bleibe.design.components import all_components

HERE = Path("page.html")


def found_in(template: str) -> list[tuple[int, str]]:
    return [(each.line, each.text) for each in misuses(HERE, template, all_components())]


def test_every_template_uses_components_as_declared() -> None:
    assert check_component_attributes() == []


def test_an_unknown_attribute_is_refused_with_its_line_and_the_accepted_ones() -> None:
    template = '<h1>Zahlen</h1>\n<c-badge\n  colour="red">neu</c-badge>'

    assert found_in(template) == [
        (2, "<c-badge> has no attribute 'colour'; it accepts kind"),
    ]


def test_the_message_of_the_check_names_template_line_and_attribute(monkeypatch, tmp_path) -> None:
    page = tmp_path / "seite.html"
    page.write_text('<c-empty title="Leer" colour="red" />')
    monkeypatch.setattr("bleibe.design.checks.template_folders", lambda: [tmp_path])

    (error,) = check_component_attributes()

    assert error.msg == f"{page}:1: <c-empty> has no attribute 'colour'; it accepts title, level"


def test_a_tag_that_is_no_component_is_refused() -> None:
    (refusal,) = found_in("<c-bagde>neu</c-bagde>")

    assert refusal[1].startswith("there is no <c-bagde>; there are c-alert, c-badge,")


def test_a_value_outside_the_choices_is_refused() -> None:
    assert found_in('<c-badge kind="green">neu</c-badge>') == [
        (1, "<c-badge> kind='green' is none of neutral, info, success, warning, danger"),
    ]


@pytest.mark.parametrize(
    "template",
    [
        '<c-badge kind="{{ kind }}">neu</c-badge>',
        '<c-badge :kind="kind">neu</c-badge>',
        '<c-badge kind="{% if done %}success{% else %}info{% endif %}">neu</c-badge>',
        '{# <c-badge colour="red">neu</c-badge> #}',
        '{% comment %}<c-badge colour="red" />{% endcomment %}',
        '{% verbatim %}<c-badge colour="red" />{% endverbatim %}',
    ],
)
def test_a_value_not_known_before_rendering_and_a_comment_are_let_pass(template: str) -> None:
    assert found_in(template) == []


def test_a_required_attribute_must_be_given() -> None:
    assert found_in("<c-alert />") == [(1, "<c-alert> needs 'title'")]


def test_a_required_attribute_may_come_as_a_slot() -> None:
    template = '<c-alert><c-slot name="title">Neu</c-slot>Text</c-alert>'

    assert found_in(template) == []


def test_a_slot_that_is_not_declared_is_refused() -> None:
    template = '<c-card title="A">\n<c-slot name="fuss">x</c-slot></c-card>'

    assert found_in(template) == [
        (2, "<c-card> has no slot 'fuss'; it accepts title, href, level, tone, foot"),
    ]


def test_a_slot_belongs_to_the_component_around_it() -> None:
    template = '<c-card title="A"><c-badge>x</c-badge><c-slot name="foot">x</c-slot></c-card>'

    assert found_in(template) == []


def test_a_component_must_document_what_it_declares(monkeypatch, tmp_path) -> None:
    folder = tmp_path / "cotton"
    folder.mkdir()
    (folder / "box.html").write_text(
        '{% comment %}\nEine Schachtel.\ntitle* Name\n{% endcomment %}\n<c-vars colour="" />'
    )
    monkeypatch.setattr("bleibe.design.components.template_folders", lambda: [tmp_path])

    assert "documents ['title'] but <c-vars> declares ['colour']" in str(
        check_component_attributes()
    )
