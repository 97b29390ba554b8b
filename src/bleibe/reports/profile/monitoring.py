"""Monitoring gegenüber dem Start: each indicator then and now, taken as it was shown."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from bleibe.reports.profile.content import (
    Block,
    Chapter,
    Paragraph,
    Profile,
    Reading,
    Readings,
    Table,
    Tabular,
)
from bleibe.reports.profile.numbers import MINUS, NO_BREAK

KEY = "monitoring"
NONE = "–"


def chapter(now: Profile, *, start: Profile, start_status: str) -> Chapter:
    """Set today's indicators beside those of the first released version.

    The change is that between the two values as shown: nobody can reckon back from it to more
    than both profiles say.
    """
    before = {reading.key: reading for _title, reading in readings_of(start)}
    lines = {source.key: source.line for source in (*start.sources, *now.sources)}
    blocks: list[Block] = [
        Paragraph(
            _(
                "Diese Tabellen stellen die Kennzahlen von heute neben die der ersten Fassung "
                "({start}). Beide Werte stehen so da, wie sie gezeigt sind; die Veränderung ist "
                "ihr Unterschied. Ist das Jahr gleich geblieben, gibt es noch keine neue Zahl."
            ).format(start=start_status)
        )
    ]
    themes: dict[str, list[Reading]] = {}
    for title, reading in readings_of(now):
        themes.setdefault(title, []).append(reading)
    for title, items in themes.items():
        blocks.append(_table(title, items, before, lines))
    gone = sorted(
        reading.name
        for key, reading in before.items()
        if key not in {each.key for items in themes.values() for each in items}
    )
    if gone:
        blocks.append(
            Paragraph(_("Heute nicht mehr anzugeben: {names}.").format(names=", ".join(gone)))
        )
    return Chapter(
        KEY,
        _("Monitoring gegenüber dem Start"),
        _("Was sich seit der ersten Fassung verändert hat."),
        tuple(blocks),
    )


def readings_of(profile: Profile) -> Iterator[tuple[str, Reading]]:
    """Yield every indicator of a profile with its theme."""
    for each in profile.chapters:
        for block in each.blocks:
            if isinstance(block, Readings):
                for reading in block.items:
                    yield block.title, reading


def change(before: str, now: str) -> str:
    """Return the difference of two values as they are shown; a dash where one is no number."""
    first, last = number_in(before), number_in(now)
    if first is None or last is None:
        return NONE
    difference = last - first
    places = max(0, -int(difference.as_tuple().exponent))
    shown = f"{abs(difference):,.{places}f}".translate(str.maketrans(",.", ".,"))
    if not difference:
        return shown
    return f"{'+' if difference > 0 else MINUS}{shown}"


def number_in(text: str) -> Decimal | None:
    """Return a value as it is shown, „1.234,5“ or „−3“, as a number."""
    bare = text.replace(NO_BREAK, "").replace(".", "").replace(",", ".").replace(MINUS, "-")
    try:
        return Decimal(bare.strip(" %"))
    except InvalidOperation:
        return None


def _table(
    title: str, items: list[Reading], before: dict[str, Reading], lines: dict[str, str]
) -> Tabular:
    rows = []
    used: dict[str, None] = {}
    for now in items:
        then = before.get(now.key)
        used |= dict.fromkeys((*(then.sources if then else ()), *now.sources))
        rows.append(
            (
                now.name,
                _valued(then) if then else NONE,
                _valued(now),
                change(then.value, now.value) if then else _("neu"),
            )
        )
    return Tabular(
        key=f"{KEY}-{items[0].key}",
        table=Table(
            _("Damals und heute: {theme}").format(theme=title),
            (_("Kennzahl"), _("damals"), _("heute"), _("Veränderung")),
            tuple(rows),
        ),
        sources=tuple(key for key in used if key in lines),
    )


def _valued(reading: Reading) -> str:
    unit = f"{NO_BREAK}{reading.unit}" if reading.unit else ""
    return f"{reading.value}{unit} ({reading.year})"
