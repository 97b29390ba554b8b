"""What each component accepts, read from the component's own template.

The first comment of a template in ``templates/cotton`` says what it is for and
names its attributes, one per line: ``name*`` is required, ``a | b | c`` are the
only values. ``<c-vars>`` below it gives the defaults and must name the same ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps

_COMMENT = re.compile(r"{%\s*comment\s*%}\n(.*?){%\s*endcomment\s*%}", re.DOTALL)
_ATTRIBUTE = re.compile(r"^(?P<name>[a-z][a-z_]*)(?P<required>\*?)\s+(?P<meaning>\S.*)$")
_VARS = re.compile(r"<c-vars\s+([^>]*?)/>", re.DOTALL)
_VAR = re.compile(r":?([\w-]+)=(?:\"([^\"]*)\"|'([^']*)')")


@dataclass(frozen=True)
class Attribute:
    """One attribute of a component, as its comment declares it."""

    name: str
    required: bool
    meaning: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Component:
    """A component: ``tag`` is what one writes, ``c-task-list.item``."""

    tag: str
    path: Path
    purpose: str
    attributes: tuple[Attribute, ...]
    defaults: tuple[str, ...]

    def attribute(self, name: str) -> Attribute | None:
        """Return the declaration of an attribute, or None if there is none."""
        return next((each for each in self.attributes if each.name == name), None)


def template_folders() -> Iterator[Path]:
    """Yield the template folder of each of our apps."""
    for app in apps.get_app_configs():
        folder = Path(app.path) / "templates"
        if app.name.startswith("bleibe.") and folder.is_dir():
            yield folder


def all_components() -> dict[str, Component]:
    """Return every component of every app by its tag."""
    found = {}
    for folder in template_folders():
        for path in sorted((folder / "cotton").rglob("*.html")):
            component = read_component(path, folder / "cotton")
            found[component.tag] = component
    return found


def read_component(path: Path, root: Path) -> Component:
    """Read purpose and attributes out of a component's template."""
    text = path.read_text(encoding="utf-8")
    comment = _COMMENT.search(text)
    purpose, attributes = "", []
    for line in comment.group(1).splitlines() if comment else ():
        declared = _ATTRIBUTE.match(line)
        if declared is None:
            purpose = f"{purpose} {line.strip()}".strip()
        else:
            attributes.append(_attribute(**declared.groupdict()))
    defaults = _VARS.search(text)
    names = [match.group(1) for match in _VAR.finditer(defaults.group(1))] if defaults else []
    dotted = ".".join(path.relative_to(root).with_suffix("").parts)
    tag = f"c-{dotted.replace('_', '-')}"
    return Component(tag, path, purpose, tuple(attributes), tuple(names))


def _attribute(name: str, required: str, meaning: str) -> Attribute:
    parts = [part.strip() for part in meaning.split("|")]
    choices = tuple(parts) if len(parts) > 1 else ()
    return Attribute(name, bool(required), "" if choices else meaning, choices)
