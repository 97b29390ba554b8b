"""The gallery page."""

from dataclasses import dataclass
from pathlib import Path

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from bleibe.design.components import Component, all_components
from bleibe.design.gallery.charts import example_charts
from bleibe.design.gallery.forms import ExampleForm, FilterForm

EXAMPLES = Path(__file__).parent.parent / "templates" / "design" / "gallery"


@dataclass(frozen=True)
class Example:
    """A component with its parts, as shown on the page."""

    name: str
    components: list[Component]
    source: str
    shown: SafeString


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, with its attributes (Gestaltung)."""
    context = {"examples": examples(request), "form": ExampleForm()}
    return render(request, "design/gallery.html", context)


gallery.access = "public"


def examples(request: HttpRequest) -> list[Example]:
    """Return every component that is not part of another one, with its example."""
    components, charts = all_components(), example_charts()
    context = {
        "charts": {name: chart for name, chart in charts.items() if name != "sparkline"},
        "sparkline": charts["sparkline"],
        "example_form": ExampleForm(prefix="leer"),
        "filter_form": FilterForm(prefix="filter"),
        "wrong_form": ExampleForm({"falsch-persons": "viele"}, prefix="falsch"),
        "page": Paginator(range(1, 2000), 50).page(7),
        "steps": ["Bestandsaufnahme", "Werkstatt", "Strategie", "Umsetzung", "Bilanz"],
    }
    found = []
    for tag, component in components.items():
        if "." in tag:
            continue
        name = component.path.stem
        found.append(
            Example(
                name=tag.removeprefix("c-"),
                components=[component, *_parts(tag, components)],
                source=(EXAMPLES / f"{name}.html").read_text(encoding="utf-8").strip(),
                shown=render_to_string(f"design/gallery/{name}.html", context, request),
            )
        )
    return found


def _parts(tag: str, components: dict[str, Component]) -> list[Component]:
    return [each for other, each in components.items() if other.startswith(f"{tag}.")]
