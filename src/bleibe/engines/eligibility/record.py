"""A trace as plain data, to be kept with a result."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from bleibe.engines.eligibility.outcome import Line, Verdict
from bleibe.engines.eligibility.rule import RuleFault
from bleibe.engines.eligibility.values import Plain


def trace_as_data(trace: Iterable[Line]) -> list[dict[str, Plain]]:
    """Return a trace as lists and tables that JSON keeps unchanged."""
    return [{**asdict(line), "verdict": line.verdict.value} for line in trace]


def trace_from_data(data: Iterable[Mapping[str, Plain]]) -> tuple[Line, ...]:
    """Read a kept trace. Raises `RuleFault` with ``trace_broken``."""
    lines: list[Line] = []
    for number, row in enumerate(data, 1):
        try:
            verdict = Verdict(str(row["verdict"]))
            lines.append(Line(**{**row, "verdict": verdict}))  # type: ignore[arg-type]
        except (KeyError, TypeError, ValueError) as fault:
            raise RuleFault("trace_broken", line=number) from fault
    return tuple(lines)
