"""Reads a finished drawing: where its texts lie, and whether they are clear of each other."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from bleibe.design.charts import Chart
from bleibe.design.charts.text_width import text_width

SVG = "{http://www.w3.org/2000/svg}"
TOLERANCE = 0.6


@dataclass(frozen=True)
class Box:
    """A text with the place that it takes."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right - TOLERANCE
            and other.left < self.right - TOLERANCE
            and self.top < other.bottom - TOLERANCE
            and other.top < self.bottom - TOLERANCE
        )


def root_of(chart: Chart) -> ET.Element:
    return ET.fromstring(chart.svg)  # noqa: S314 - our own drawing


def size_of(chart: Chart) -> tuple[float, float]:
    _x, _y, width, height = map(float, root_of(chart).get("viewBox").split())
    return width, height


def texts_of(chart: Chart) -> list[Box]:
    boxes = []
    for element in root_of(chart).iter(f"{SVG}text"):
        size, x, y = (float(element.get(name)) for name in ("font-size", "x", "y"))
        width = text_width(element.text or "", size=size)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor")]
        left = x - share * width
        boxes.append(Box(element.text or "", left, y - 0.72 * size, left + width, y + 0.2 * size))
    return boxes


def marks_of(chart: Chart) -> list[tuple[float, float]]:
    """Return corners of bars, centres of dots and points of lines."""
    points = []
    for element in root_of(chart).iter():
        if element.tag == f"{SVG}rect" and element.get("x") is not None:
            x, y, width, height = (float(element.get(n)) for n in ("x", "y", "width", "height"))
            points += [(x, y), (x + width, y + height)]
        if element.tag == f"{SVG}circle":
            points.append((float(element.get("cx")), float(element.get("cy"))))
    body = re.sub(r"<pattern.*?</pattern>", "", chart.svg)
    for path in re.findall(r' d="M([^"]+?)Z?"', body):
        points += [tuple(map(float, pair.split())) for pair in path.split("L")]
    return points


def check(chart: Chart) -> None:
    """Hold a chart against everything that all of them must keep."""
    root = root_of(chart)
    assert root.get("role") == "img"
    assert root.get("direction") == "ltr"
    labels = root.get("aria-labelledby").split()
    assert [root.find(f"{SVG}{name}").get("id") for name in ("title", "desc")] == labels
    assert root.find(f"{SVG}title").text == chart.title
    assert root.find(f"{SVG}desc").text == chart.description
    assert " style=" not in chart.svg
    assert "nan" not in chart.svg
    assert "None" not in chart.svg
    assert "\N{OBJECT REPLACEMENT CHARACTER}" not in chart.svg
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    _check_places(chart)


def _check_places(chart: Chart) -> None:
    width, height = size_of(chart)
    texts = texts_of(chart)
    outside = [
        box
        for box in texts
        if box.left < -TOLERANCE
        or box.right > width + TOLERANCE
        or box.top < -TOLERANCE
        or box.bottom > height + TOLERANCE
    ]
    assert outside == []
    overlapping = [
        (first.text, second.text)
        for index, first in enumerate(texts)
        for second in texts[index + 1 :]
        if first.overlaps(second)
    ]
    assert overlapping == []
    strayed = [
        (x, y)
        for x, y in marks_of(chart)
        if not (-TOLERANCE <= x <= width + TOLERANCE and -TOLERANCE <= y <= height + TOLERANCE)
    ]
    assert strayed == []
