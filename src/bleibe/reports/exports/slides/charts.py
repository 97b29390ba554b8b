"""Charts that can be edited in the slides; their data sheets hold what is told, nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree
from pptx.chart.chart import Chart as SlideChart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from bleibe.reports.exports.charts import told
from bleibe.reports.exports.safe_text import plain
from bleibe.reports.exports.slides.master import COLOURS, INK, MUTED
from bleibe.reports.profile.content import Chart, Figure, Series

LINE, BARS, COLUMNS = (
    XL_CHART_TYPE.LINE_MARKERS, XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.COLUMN_CLUSTERED,
)  # fmt: skip
MOST_COLUMNS, MOST_YEARS = 6, 18
GRID = RGBColor.from_string("D5D6D0")
LETTERS = Pt(12)


@dataclass(frozen=True)
class Line:
    """How a series looks: its place among the colours, dashed or not."""

    series: Series
    colour: int
    dashed: bool = False


PICTURES = ("pyramid", "map")


def is_drawn_natively(figure: Figure) -> bool:
    """Whether a chart can be edited; a map and a pyramid of unequal groups are pictures."""
    return figure.chart.kind not in PICTURES


def add_chart(shapes: Any, figure: Figure, box: tuple[Emu, Emu, Emu, Emu]) -> SlideChart:
    """Add a chart of a figure with its description for those who do not see it."""
    chart = told(figure.chart)
    lines = list(_lines(chart))
    data = CategoryChartData(number_format=_number_format(chart))
    years = _all_years(chart)
    data.categories = years or [plain(category) for category in chart.categories]
    for line in lines:
        data.add_series(plain(line.series.name), _spread(line.series, chart, years))
    upright = years or len(chart.categories) <= MOST_COLUMNS
    kind = LINE if years else COLUMNS if upright else BARS
    frame = shapes.add_chart(kind, *box, data)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("name", plain(figure.title))
    properties.set("descr", plain(figure.description))
    drawn = frame.chart
    _look(drawn, chart, several=len(lines) > 1)
    _label_each(drawn, 5 if len(years) > MOST_YEARS else 1)
    for line, series in zip(lines, drawn.plots[0].series, strict=True):
        _paint(series, line, as_line=bool(years))
    if not years:
        _bars(drawn, chart, lying=not upright)
    return drawn


def _lines(chart: Chart) -> Iterator[Line]:
    """The series to draw: counted years by what they rest on, a band by its two ends."""
    for place, series in enumerate(chart.series):
        if chart.bases and not series.lower:
            bases = dict.fromkeys(base for base in chart.bases if base)
            for base in bases:
                values = tuple(
                    value if found == base else None
                    for value, found in zip(series.values, chart.bases, strict=True)
                )
                if any(value is not None for value in values):
                    name = f"{series.name} ({base})" if len(bases) > 1 else series.name
                    yield Line(Series(name, values), 0)
        elif series.lower:
            yield Line(replace(series, lower=(), upper=()), 1, dashed=True)
            yield Line(Series(_("untere Grenze"), series.lower), 5, dashed=True)
            yield Line(Series(_("obere Grenze"), series.upper), 5, dashed=True)
        else:
            yield Line(series, place % len(COLOURS))


def _all_years(chart: Chart) -> list[str]:
    """Every year from the first to the last, so that distances are true; none for bars."""
    if chart.kind == "bars":
        return []
    years = [int(category) for category in chart.categories]
    return [str(year) for year in range(min(years), max(years) + 1)]


def _spread(series: Series, chart: Chart, years: list[str]) -> list[float | None]:
    if not years:
        return list(series.values)
    known = dict(zip(chart.categories, series.values, strict=True))
    return [known.get(year) for year in years]


def _number_format(chart: Chart) -> str:
    return "#,##0" + ("." + "0" * chart.places if chart.places else "")


def _look(drawn: SlideChart, chart: Chart, *, several: bool) -> None:
    drawn.has_title = False
    drawn.font.size, drawn.font.color.rgb = LETTERS, INK
    drawn.has_legend = several
    if several:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
    values, categories = drawn.value_axis, drawn.category_axis
    values.major_gridlines.format.line.color.rgb = GRID
    values.format.line.fill.background()
    categories.format.line.color.rgb = MUTED
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "#,##0", False
    values.has_title = True
    title = values.axis_title.text_frame
    title.text = plain(chart.unit)
    title.paragraphs[0].font.size, title.paragraphs[0].font.bold = LETTERS, False
    blanks = drawn._chartSpace.chart.find(qn("c:dispBlanksAs"))
    if blanks is not None:
        blanks.set("val", "span" if chart.kind in ("years", "fan") else "gap")
    if chart.reach or chart.kind == "fan":
        ends = ("values", "lower", "upper")
        shown = [
            value
            for each in chart.series
            for end in ends
            for value in getattr(each, end)
            if value is not None
        ]
        low, high = min([*shown, *chart.reach]), max([*shown, *chart.reach])
        step = _round_step(high - low)
        values.minimum_scale, values.maximum_scale = low // step * step, -(-high // step) * step


def _label_each(drawn: SlideChart, step: int) -> None:
    """Label every category, or every fifth year."""
    axis = drawn.category_axis._element
    for name in ("c:tickLblSkip", "c:tickMarkSkip"):
        for old in axis.findall(qn(name)):
            axis.remove(old)
        skip = etree.SubElement(axis, qn(name))
        skip.set("val", str(step))
        after = axis.find(qn("c:noMultiLvlLbl"))
        if after is not None:
            after.addprevious(skip)


def _round_step(span: float) -> float:
    """A step of 1, 2 or 5 times a power of ten, about five of them to the span."""
    power = 10 ** len(str(int(max(span, 1)))) / 10
    return next(power * each for each in (0.2, 0.5, 1, 2) if span / (power * each) <= 6)


def _paint(series: Any, line: Line, *, as_line: bool) -> None:
    colour = COLOURS[line.colour]
    if not as_line:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
        series.invert_if_negative = False
        return
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = colour, Pt(2.75)
    series.marker.size = 5
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour
    series.marker.format.line.color.rgb = colour
    if line.dashed:
        series.format.line.dash_style = MSO_LINE.DASH
        series.marker.style = None
        series.marker.size = 2


def _bars(drawn: SlideChart, chart: Chart, *, lying: bool) -> None:
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 55, -5
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.font.size = Pt(11)
    labels.number_format, labels.number_format_is_linked = _number_format(chart), False
    if lying:
        drawn.category_axis.reverse_order = True
        drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
