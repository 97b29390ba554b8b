"""Charts as server-rendered SVG: pure functions from frozen inputs to a `Chart`.

Every function returns the drawing together with its title, a description in a few
German sentences made from the data, and the figures as a table. The drawings
carry no style attributes and no ids that a page could already have; colours are
presentation attributes with a class each, so that a page may recolour them and a
document may embed them as they are.
"""

from bleibe.design.charts.bar_series import BarSeries
from bleibe.design.charts.bars import bars
from bleibe.design.charts.chart import MISSING, Chart, Value
from bleibe.design.charts.comparison import Compared, comparison
from bleibe.design.charts.life_phases import Phase, life_phases
from bleibe.design.charts.lines import LineSeries, lines
from bleibe.design.charts.population_line import population_line
from bleibe.design.charts.population_years import ProjectedYear, Variant, YearValue
from bleibe.design.charts.pyramid import AgeGroup, pyramid
from bleibe.design.charts.regions import Region, regions
from bleibe.design.charts.sparkline import sparkline
from bleibe.design.charts.waterfall import Step, waterfall

__all__ = [
    "MISSING",
    "AgeGroup",
    "BarSeries",
    "Chart",
    "Compared",
    "LineSeries",
    "Phase",
    "ProjectedYear",
    "Region",
    "Step",
    "Value",
    "Variant",
    "YearValue",
    "bars",
    "comparison",
    "life_phases",
    "lines",
    "population_line",
    "pyramid",
    "regions",
    "sparkline",
    "waterfall",
]
