"""The profile as JSON: the same blocks as page and document, numbers beside their text."""

import json
from dataclasses import asdict
from typing import Any

from bleibe.reports.exports.cells import Cell
from bleibe.reports.exports.charts import told
from bleibe.reports.exports.sheets import sheets_of
from bleibe.reports.profile.content import Block, Figure, Profile

FORMAT, VERSION = "bleibe-kommunalprofil", 1


def json_of(profile: Profile) -> bytes:
    """Return a profile for programs (JSON); its keys are described in the handbook."""
    rows = {sheet.key: sheet.rows for sheet in sheets_of(profile)}
    document = {
        "format": FORMAT,
        "version": VERSION,
        "area": {"key": profile.area_key, "name": profile.area},
        "subtitle": profile.subtitle,
        "as_of": profile.as_of,
        "made_on": profile.made_on,
        "chapters": [
            {
                "key": chapter.key,
                "title": chapter.title,
                "lead": chapter.lead,
                "blocks": [_block(block, rows) for block in chapter.blocks],
            }
            for chapter in profile.chapters
        ],
        "sources": [asdict(source) for source in profile.sources],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _block(block: Block, rows: dict[str, list[tuple[Cell, ...]]]) -> dict[str, Any]:
    found = asdict(block)
    if isinstance(block, Figure):
        found["chart"] = asdict(told(block.chart))
    if "table" in found:
        found["table"]["rows"] = [[_cell(cell) for cell in row] for row in rows[found["key"]]]
    return found


def _cell(cell: Cell) -> dict[str, Any]:
    value = None if cell.value is None else float(cell.value)
    return {"text": cell.text, "value": value, "percent": cell.percent, "marker": cell.marker}
