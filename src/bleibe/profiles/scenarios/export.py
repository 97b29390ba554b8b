"""A kept scenario as a file: what was assumed, and what came out, rounded as on the page."""

import csv
import io
import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from bleibe.profiles.models import Scenario
from bleibe.profiles.scenarios import told
from bleibe.profiles.scenarios.base import Settings
from bleibe.profiles.scenarios.effect import GROUPS, Result
from bleibe.profiles.scenarios.expectation import Expectation
from bleibe.profiles.scenarios.levers import Levers
from bleibe.profiles.scenarios.rounding import told_effect
from bleibe.profiles.scenarios.sight import footing_of
from bleibe.profiles.steps import stepped

DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""A cell of typed text that begins so would be taken for a formula."""


def as_csv(scenario: Scenario) -> bytes:
    """Return assumptions and results as a table for spreadsheets."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for label, value in _facts(scenario):
        table.writerow([label, harmless(value)])
    table.writerow([])
    base = _base(scenario)
    table.writerow(
        [
            _("Jahr"),
            _("Alter"),
            _("ohne Szenario"),
            _("Wirkung"),
            _("untere Grenze"),
            _("obere Grenze"),
        ]
    )
    for row in _rows(scenario, base):
        table.writerow(["" if row[name] is None else row[name] for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


COLUMNS = ("year", "ages", "without", "effect", "lower", "upper")


def as_json(scenario: Scenario) -> bytes:
    """Return the same for programs, with the levers by their names."""
    base = _base(scenario)
    content = {
        "name": scenario.name,
        "kind": "model calculation",
        "area": {"key": scenario.area.key, "name": scenario.area.name},
        "owner": scenario.owner.name,
        "reason": scenario.reason,
        "levers": scenario.levers,
        "terms": scenario.terms,
        "base": {"run": base.run, "year": base.base_year, "learned_from": base.learned_from},
        "engine_version": scenario.engine_version,
        "result_digest": scenario.result_digest,
        "computed_at": scenario.computed_at.isoformat(),
        "rounded_to": base.finer_step,
        "band": 0.8,
        "rows": list(_rows(scenario, base)),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _base(scenario: Scenario) -> Expectation:
    return footing_of(scenario.run, terms=Settings.from_dict(scenario.terms)).base


def _facts(scenario: Scenario) -> Iterator[tuple[str, str]]:
    yield _("Szenario (Modellrechnung)"), scenario.name
    yield _("Gebiet"), f"{scenario.area.name} ({scenario.area.key})"
    yield _("Kommune"), scenario.owner.name
    yield _("Begründung"), scenario.reason
    for lever in told.levers_said(Levers.from_dict(scenario.levers)):
        yield _("Stellschraube"), lever
    yield _("Grundrechnung (Lauf)"), scenario.run.inputs_digest
    yield _("Fassung des Rechenwerks"), scenario.engine_version
    yield _("gerechnet am"), scenario.computed_at.date().isoformat()


def _rows(scenario: Scenario, base: Expectation) -> Iterator[dict[str, object]]:
    result = Result.from_json(scenario.result)
    for year in result.years:
        without, changed = result.total(year)
        lower, _middle, upper = base.at(year)
        yield _row(
            year, _("alle"), without, changed, step=base.step,
            lower=round(stepped(lower, base.step)), upper=round(stepped(upper, base.step)),
        )  # fmt: skip
        groups = zip(GROUPS, told.GROUP_LABELS, *result.groups(year), strict=True)
        for _ages, label, before, after in groups:
            yield _row(year, str(label), before, after, step=base.finer_step)


def _row(
    year: int, ages: str, without: float, changed: float, *, step: int,
    lower: int | None = None, upper: int | None = None,
) -> dict[str, object]:  # fmt: skip
    return {
        "year": year,
        "ages": ages,
        "without": round(stepped(without, step)),
        "effect": round(told_effect(changed - without)),
        "lower": lower,
        "upper": upper,
    }


def harmless(text: str) -> str:
    """Return typed text so that no spreadsheet reckons with it."""
    return f"'{text}" if text.lstrip().startswith(DANGEROUS) else text
