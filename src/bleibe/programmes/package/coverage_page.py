"""The coverage of a programme's statements as a page of the documentation (Abdeckungsbericht)."""

from bleibe.programmes.package.coverage import coverage
from bleibe.programmes.package.whole import Package

KINDS = {
    "aim": "Ziel",
    "offer": "Angebot",
    "condition": "Bedingung",
    "duty": "Pflicht",
    "procedure": "Verfahren",
    "background": "Hintergrund",
}
SHORTEST = 60
"""Letters after which what fulfils a statement is cut: the key stands beside it."""


def coverage_page(package: Package) -> str:
    """Return the report as Markdown: each statement with what fulfils it."""
    found = coverage(package)
    whole = sum(each.is_whole for each in found)
    lines = [
        f"# Was aus jeder Aussage wurde: {package.title}",
        "",
        f"{whole} von {len(found)} Aussagen der Quellen sind mit einer Regel, einem Feld, einer",
        "Pflicht, einer Regel für Mittel, einer Seite oder mit „zur Kenntnis“ verbunden. Erzeugt",
        f"aus dem Paket `{package.key}`, Version {package.version}; ein Test hält sie aktuell.",
        "",
        "| Aussage | Stelle | Art | Inhalt | Erfüllt durch |",
        "| --- | --- | --- | --- | --- |",
    ]
    for each in found:
        statement = each.statement
        by = "<br>".join(f"{_cut(label)} (`{name}`)" for name, label in each.by)
        lines.append(
            f"| {statement.id} | {statement.place} | {KINDS[statement.kind]} "
            f"| {statement.summary} | {by} |"
        )
    return "\n".join([*lines, ""])


def _cut(label: str) -> str:
    return label if len(label) <= SHORTEST else f"{label[: SHORTEST - 1].rstrip()}…"
