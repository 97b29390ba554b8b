"""The sentences under a population line."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bleibe.design.charts.figures import german, signed
from bleibe.design.charts.population_years import ProjectedYear, Variant, YearValue


def describe(
    past: Sequence[YearValue], projection: Sequence[ProjectedYear], *,
    area: str, unit: str, band: str,
) -> str:  # fmt: skip
    """Return what the line tells: from where to where, and where to."""
    counted = [each for each in past if each.value is not None]
    if not counted and not projection:
        return _("Für %s gibt es keine Zahlen, die gezeigt werden können.") % area
    said = []
    if len(counted) == 1:
        said.append(
            _("%(area)s: %(value)s %(unit)s im Jahr %(year)s.")
            % {
                "area": area,
                "value": german(counted[0].value),
                "unit": unit,
                "year": counted[0].year,
            }
        )
    elif counted:
        first, last = counted[0], counted[-1]
        words = {
            "area": area,
            "unit": unit,
            "first": first.year,
            "last": last.year,
            "before": german(first.value),
            "after": german(last.value),
            "change": _change(first.value, last.value),
        }
        said.append(
            _(
                "%(area)s: von %(before)s %(unit)s im Jahr %(first)s auf %(after)s "
                "im Jahr %(last)s %(change)s."
            )
            % words
        )
    if projection:
        end = projection[-1]
        said.append(
            _(
                "Für %(year)s sind %(middle)s vorausberechnet; in %(band)s "
                "liegt die Zahl zwischen %(low)s und %(high)s."
            )
            % {
                "year": end.year,
                "middle": german(end.middle),
                "band": band,
                "low": german(end.low),
                "high": german(end.high),
            }
        )
    gaps = sum(each.value is None for each in past)
    if gaps:
        said.append(_("Jahre ohne Angabe: %s.") % gaps)
    return " ".join(said)


def variant_told(variant: Variant, *, unit: str) -> str:
    """Return where a variant ends."""
    return _("%(name)s: am Ende %(value)s %(unit)s.") % {
        "name": variant.name[:1].upper() + variant.name[1:],
        "value": german(variant.values[-1]),
        "unit": unit,
    }


def _change(before: float, after: float) -> str:
    if before == 0:
        return _("(%s)") % signed(after - before)
    return _("(%s %%)") % signed((after / before - 1) * 100, digits=1)
