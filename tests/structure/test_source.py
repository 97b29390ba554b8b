"""What must not stand in the source: a programme's name, foreign addresses, inline styles."""

import re
import tomllib

import pytest
from source import ROOT, SRC, modules, templates

from bleibe.programmes.package import PACKAGES

NAMESPACES = ("http://www.w3.org/",)


def test_no_programme_is_named_in_code():
    named = {"zwk", "demografiewerkstatt", "zukunftswerkstatt kommunen"}
    for package in PACKAGES.iterdir():
        named.add(tomllib.loads((package / "programme.toml").read_text())["title"].lower())
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, _tree in modules()
        if "rehearsal" not in path.parts
        for name in named
        if re.search(rf"\b{re.escape(name)}\b", path.read_text().lower())
    ]
    assert found == []


@pytest.mark.parametrize("template", list(templates()), ids=lambda path: path.name)
def test_a_template_holds_no_inline_style_or_script_and_loads_nothing_from_elsewhere(template):
    text = template.read_text()
    assert not re.search(r"""\sstyle\s*=|<style|\son[a-z]+\s*=\s*["']""", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"""(?:src|href)=["']https?://""", text)


def test_own_styles_and_scripts_load_nothing_from_elsewhere():
    found = [
        f"{path.relative_to(SRC)}: {address}"
        for path in [
            *SRC.rglob("static/**/*.css"),
            *SRC.rglob("static/**/*.js"),
            *SRC.rglob("static/**/*.svg"),
        ]
        for address in re.findall(r"""https?://[^\s"')]+""", path.read_text())
        if "vendor" not in path.parts and not address.startswith(NAMESPACES)
    ]
    assert found == []


def test_rendered_markup_is_never_glued_together():
    found = [
        str(path)
        for path, _tree in modules()
        if re.search(r"mark_safe\(f|mark_safe\(.*\+", path.read_text())
    ]
    assert found == []
