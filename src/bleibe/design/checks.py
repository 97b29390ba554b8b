"""Holds every use of a component against its declaration, in all our templates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.checks import Error, register

from bleibe.design.components import Attribute, Component, all_components, template_folders

_IGNORED = re.compile(
    r"{%\s*(comment|verbatim|cotton:verbatim)\s*%}.*?{%\s*end\1\s*%}|{#.*?#}|{{.*?}}|{%.*?%}",
    re.DOTALL,
)
_TAG = re.compile(
    r"<(?P<close>/?)(?P<tag>c-[^\s/>]+)"
    r"(?P<attributes>(?:\s+[^\s/>\"'=<>`]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*)"
    r"\s*(?P<single>/?)\s*>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s/>\"'=<>`]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>\S+)))?",
    re.DOTALL,
)
_FILLER = "\ue000"
"""Stands for template code inside a tag: its value is not known before rendering."""


@dataclass(frozen=True)
class Misuse:
    """One thing in a template that a component does not accept."""

    path: Path
    line: int
    text: str


@register("templates")
def check_component_attributes(**_options) -> list[Error]:
    """Refuse attributes, values and tags that no component declares."""
    components = all_components()
    found = [misuse for each in components.values() for misuse in _bad_declaration(each)]
    for folder in template_folders():
        for path in sorted(folder.rglob("*.html")):
            found += misuses(path, path.read_text(encoding="utf-8"), components)
    return [
        Error(f"{misuse.path}:{misuse.line}: {misuse.text}", id="design.E001") for misuse in found
    ]


def misuses(path: Path, text: str, components: dict[str, Component]) -> Iterator[Misuse]:
    """Yield what a template gives to components that they do not declare."""
    masked = _IGNORED.sub(lambda match: _mask(match.group(0)), text)
    enclosing: list[Component | None] = []
    for match in _TAG.finditer(masked):
        tag, line = match["tag"], masked.count("\n", 0, match.start()) + 1
        if tag == "c-vars":
            continue
        if match["close"]:
            if tag != "c-slot" and enclosing:
                enclosing.pop()
            continue
        given = dict(_attributes(match["attributes"]))
        if tag == "c-slot":
            yield from _slot_misuse(path, line, given, enclosing)
            continue
        component = components.get(tag)
        if not match["single"]:
            enclosing.append(component)
        if component is None:
            known = ", ".join(sorted(components))
            yield Misuse(path, line, f"there is no <{tag}>; there are {known}")
            continue
        slots = _slots_inside(masked, match.end(), tag) if not match["single"] else set()
        yield from _attribute_misuses(path, line, component, given, slots)


def _attribute_misuses(path, line, component, given, slots) -> Iterator[Misuse]:
    accepted = ", ".join(each.name for each in component.attributes) or "none"
    for name, value in given.items():
        attribute = component.attribute(name)
        if attribute is None:
            text = f"<{component.tag}> has no attribute {name!r}; it accepts {accepted}"
            yield Misuse(path, line, text)
        elif not _is_accepted(value, attribute):
            choices = ", ".join(attribute.choices)
            yield Misuse(path, line, f"<{component.tag}> {name}={value!r} is none of {choices}")
    for attribute in component.attributes:
        if attribute.required and attribute.name not in given and attribute.name not in slots:
            yield Misuse(path, line, f"<{component.tag}> needs {attribute.name!r}")


def _is_accepted(value: str | None, attribute: Attribute) -> bool:
    is_known = value is not None and _FILLER not in value
    return not (attribute.choices and is_known) or value in attribute.choices


def _slot_misuse(path, line, given, enclosing) -> Iterator[Misuse]:
    component = enclosing[-1] if enclosing else None
    name = given.get("name")
    if component is not None and component.attribute(name or "") is None:
        accepted = ", ".join(each.name for each in component.attributes) or "none"
        text = f"<{component.tag}> has no slot {name!r}; it accepts {accepted}"
        yield Misuse(path, line, text)


def _bad_declaration(component: Component) -> Iterator[Misuse]:
    documented = [each.name for each in component.attributes]
    if not component.purpose:
        yield Misuse(component.path, 1, "the first comment does not say what it is for")
    if sorted(documented) != sorted(component.defaults):
        text = f"documents {documented} but <c-vars> declares {list(component.defaults)}"
        yield Misuse(component.path, 1, text)


def _attributes(text: str) -> Iterator[tuple[str, str | None]]:
    for match in _ATTRIBUTE.finditer(text):
        value = next((match[kind] for kind in ("double", "single", "bare") if match[kind]), None)
        dynamic = match["name"].startswith(":")
        yield match["name"].lstrip(":"), _FILLER if dynamic else value


def _slots_inside(masked: str, start: int, tag: str) -> set[str]:
    end = masked.find(f"</{tag}>", start)
    inside = masked[start : end if end >= 0 else None]
    return set(re.findall(r"<c-slot\s+name=[\"']([\w-]+)[\"']", inside))


def _mask(text: str) -> str:
    return "".join("\n" if char == "\n" else _FILLER for char in text)
