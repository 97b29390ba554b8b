"""What stands below the figures of a GENESIS table: notes, copyright, date of making."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

RULE: Final = re.compile(r'"?_{8,}"?[;,\t]*')
STAND: Final = re.compile(r"Stand: (\d{2}\.\d{2}\.\d{4})(?: ?/ ?(\d{2}:\d{2}(?::\d{2})?))?")
HOLDER: Final = re.compile(r"(?:©|\(C\)) ?(.+?)(?:, Deutschland)?, ?(\d{4})")
LICENCE: Final = re.compile(
    r"Datenlizenz Deutschland\W+(Namensnennung|Zero)\W+Version (\d)\.(\d)", re.IGNORECASE
)
BROKEN_WORD: Final = re.compile(r"(?<=[a-zäöüß])-\n(?=[a-zäöüß])")


@dataclass(frozen=True)
class Footer:
    """The lines after the figures."""

    notes: tuple[str, ...]
    holder: str
    licence: str | None
    stand: datetime | None


def read_footer(lines: Sequence[str], *, delimiter: str) -> Footer:
    """Read the lines below the rule; missing parts are left empty."""
    texts = []
    for record in csv.reader([line + "\n" for line in lines], delimiter=delimiter):
        text = "\n".join(cell for cell in record if cell.strip())
        texts += [text] if text else []
    whole = "\n\n".join(texts)
    found = STAND.search(whole)
    holder = HOLDER.search(whole)
    licence = LICENCE.search(BROKEN_WORD.sub("", whole).replace("\n", " "))
    paragraphs = [
        " ".join(BROKEN_WORD.sub("", paragraph).split())
        for paragraph in re.split(r"\n\s*\n", whole)
    ]
    return Footer(
        tuple(p for p in paragraphs if p and not STAND.fullmatch(p)),
        holder[1] if holder else "",
        _licence(licence),
        _moment(found) if found else None,
    )


def _licence(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    kind = "by" if found[1].lower() == "namensnennung" else "zero"
    return f"dl-de/{kind}-{found[2]}-{found[3]}"


def _moment(found: re.Match[str]) -> datetime | None:
    """Return the moment, in the office's local time, which the file does not name."""
    clock = found[2] or "00:00:00"
    if len(clock) == 5:
        clock += ":00"
    try:
        return datetime.strptime(f"{found[1]} {clock}", "%d.%m.%Y %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        return None
