"""Reads a profile as somebody with time does: every table, every number, what it counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

YEAR = re.compile(r"\b(20\d\d)\b")
NUMBER = re.compile(r"[+−]?\d[\d.]*(?:,\d+)?")
WOMEN_AND_MEN = re.compile(
    r"Am 31\. Dezember (\d{4}) lebten [^.]*?[\d.]+ Menschen: ([\d.]+) Frauen und ([\d.]+) Männer"
)
BETWEEN = re.compile(r"(\d+)(?:–| bis | und )(\d+)")


@dataclass(frozen=True)
class Said:
    """A page says: so many people, or so much of all (in percent), at most so far off."""

    year: int
    sex: str
    low: int
    high: int | None
    value: float
    off: float
    percent: bool = False


class Tables(HTMLParser):
    """All tables of a page: caption, and rows of cells, the heads of columns first."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[list[str]]]] = []
        self._into: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.found.append(("", []))
        elif tag == "tr" and self.found:
            self.found[-1][1].append([])
        elif tag in ("caption", "th", "td") and self.found:
            self._into = []

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("caption", "th", "td") or self._into is None:
            return
        text = " ".join("".join(self._into).split())
        if tag == "caption":
            self.found[-1] = (text, self.found[-1][1])
        else:
            self.found[-1][1][-1].append(text)
        self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)


def said_on(html: str) -> list[Said]:
    """Return every count and share of residents that the page gives."""
    tables = [(caption, *rows) for caption, rows in Tables(html).found if rows]
    return [said for table in tables for said in read_table(*table)] + list(read_words(html))


def read_words(html: str) -> Iterator[Said]:
    """Yield what the sentences of a page say."""
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    for day, women, men in WOMEN_AND_MEN.findall(text):
        yield Said(int(day), "f", 0, None, number_in(women), 0)
        yield Said(int(day), "m", 0, None, number_in(men), 0)


def read_table(caption: str, heads: list[str], *rows: list[str]) -> Iterator[Said]:
    """Yield what a table says of how many people there are."""
    if heads[0] == "Kennzahl":
        return
    if caption == "Einwohnerzahl nach Stichtag":
        for row in rows:
            yield Said(int(YEAR.search(row[0])[1]), "", 0, None, number_in(row[1]), 0)
        return
    rounded = 5 if caption.startswith("Zu erwartende") else 0
    for row in rows:
        for column, (head, cell) in enumerate(zip(heads, row, strict=True)):
            label = row[column - 1] if heads[column - 1].startswith("Alter") else row[0]
            year, ages = YEAR.search(head), ages_in(label)
            if column == 0 or year is None or ages is None or not NUMBER.fullmatch(_bare(cell)):
                continue
            if head.startswith(("Alter", "Veränderung")) or " bis " in head:
                continue
            sex = "f" if head.startswith("Frauen") else "m" if head.startswith("Männer") else ""
            share = cell.endswith("%")
            off = half_a_step(cell) if share else rounded
            yield Said(int(year[1]), sex, *ages, number_in(cell), off, share)


def ages_in(label: str) -> tuple[int, int | None] | None:
    """Return lower and upper bound of a group: „0–2“, „75+“, „10 bis 17 Jahre“."""
    if (found := BETWEEN.search(label)) and "." not in label:
        return int(found[1]), int(found[2]) + 1
    if found := re.fullmatch(r"(\d+)\+|(\d+) Jahre und älter", label):
        return int(found[1] or found[2]), None
    if found := re.fullmatch(r"unter (\d+) Jahre", label):
        return 0, int(found[1])
    if found := re.fullmatch(r"(\d{1,2})", label):
        return int(found[1]), int(found[1]) + 1
    return None


def number_in(text: str) -> float:
    """Return „1.234,5“ as a number."""
    return float(_bare(text).replace(".", "").replace(",", ".").replace("−", "-"))


def half_a_step(text: str) -> float:
    """Return how far a rounded number may be off: half of its last place."""
    return 0.5 * 10.0 ** -len(_bare(text).partition(",")[2])


def _bare(text: str) -> str:
    return text.removesuffix("%").strip()
