"""Previews and tables made ready for a page: numbers, signs and lists in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bleibe.kernel.sentences import sentence
from bleibe.profiles.models import Dataset, Observation, Upload
from bleibe.profiles.models.dataset import table_called
from bleibe.profiles.words import joined, kind_said, levels_said, value_said
from kohorte.io import DIALECTS

PERIODS_NAMED = 4


def preview_shown(upload: Upload) -> dict[str, object]:
    """Return the preview of a file in words."""
    found = upload.preview
    if found.get("kind") != "table":
        return found
    return found | {
        "table": table_called(found["table_code"]),
        "levels": levels_said(found["levels"]),
        "periods": spans_said([dates(span) for span in found["spans"]]),
        "markers": signs_said(found["markers"]),
        "rows": [
            {
                "area": row["area"],
                "period": span_said(*dates(row["span"])),
                "kind": kind_said(row["kind"]),
                "value": value_said(row["value"], row["marker"]),
            }
            for row in found["rows"]
        ],
        "warnings": [sentence(code, **params) for code, params in found["warnings"]],
        "dissolved_said": _some(found["dissolved_names"], found["dissolved"]),
        "new_said": _some(found["new_names"], found["new"]),
        "differences": [difference_shown(each) for each in found["differences"]],
    }


def table_shown(dataset: Dataset) -> dict[str, object]:
    """Return what a table's own page says in words."""
    findings = dataset.findings
    return {
        "dialect": DIALECTS.get(dataset.dialect, dataset.dialect),
        "levels": levels_said(findings.get("levels", {})),
        "dissolved": len(findings.get("dissolved", ())),
        "new": findings.get("new", 0),
        "markers": signs_said({sign: n for sign, n in dataset.markers.items() if sign}),
        "warnings": [sentence(code, **params) for code, params in dataset.warnings],
        "differences": [difference_shown(each) for each in findings.get("differences", ())],
        "span": span_said(dataset.first_day, dataset.last_day),
    }


def difference_shown(difference: Mapping) -> dict[str, object]:
    """Return what a new version changes: one sentence and the largest changes."""
    parts = [
        said(difference[name]).format(n=number_format(difference[name]))
        for name, said in COUNTS.items()
        if difference[name]
    ]
    return {
        "version": difference["version"],
        "sentence": joined(parts),
        "gone": difference["gone"],
        "changed": difference["changed"],
        "largest": [
            {
                "area": change["area"],
                "label": kind_said(change["kind"]),
                "span": span_said(*dates((change["start"], change["end"]))),
                "before": value_said(change["before"], change["before_marker"]),
                "after": value_said(change["after"], change["after_marker"]),
            }
            for change in difference["largest"]
        ],
    }


COUNTS = {
    "same": lambda n: ngettext("{n} Wert ist gleich", "{n} Werte sind gleich", n),
    "changed": lambda n: ngettext("{n} Wert ist anders", "{n} Werte sind anders", n),
    "added": lambda n: ngettext("{n} Wert kommt hinzu", "{n} Werte kommen hinzu", n),
    "gone": lambda n: ngettext("{n} Wert fehlt in der neuen", "{n} Werte fehlen in der neuen", n),
}


def span_said(first: date, last: date) -> str:
    """Return „31. Dezember 2024“, „2024“ or „2015 bis 2024“."""
    if first == last:
        return date_format(first, "j. F Y")
    if first.year == last.year:
        return str(last.year)
    return _("{first} bis {last}").format(first=first.year, last=last.year)


def dates(span: Sequence[str]) -> tuple[date, date]:
    """Return first and last day out of their texts."""
    first, last = span
    return date.fromisoformat(first), date.fromisoformat(last)


def spans_said(spans: Sequence[tuple[date, date]]) -> str:
    """Return the periods of a file, few by name and many by their ends."""
    if len(spans) <= PERIODS_NAMED:
        return joined([span_said(*span) for span in spans])
    return _("{span}, {n} Zeitpunkte").format(
        span=span_said(spans[0][0], spans[-1][1]), n=len(spans)
    )


def signs_said(markers: Mapping[str, int]) -> list[dict[str, str]]:
    """Return each sign with its number and meaning."""
    return [
        {"sign": sign, "count": number_format(count), "meaning": Observation.Marker(sign).label}
        for sign, count in markers.items()
    ]


def _some(names: Iterable[str], count: int) -> str:
    """Return some names, and how many more there are."""
    listed = list(names)
    more = count - len(listed)
    rest = ngettext("{n} weiteres", "{n} weitere", more).format(n=more)
    return joined([*listed, rest]) if more else joined(listed)
