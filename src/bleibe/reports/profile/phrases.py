"""Turns of phrase that several chapters share."""

from django.utils.translation import gettext as _

from bleibe.profiles.census import EARLIER, REGISTER
from bleibe.profiles.released import ReleasedStand, SourceNote
from bleibe.reports.profile.numbers import NO_BREAK, day, number, percent
from bleibe.reports.profile.words import chance, direction

ORDINALS = {2: "zweite", 3: "dritte", 4: "vierte", 5: "fünfte", 6: "sechste", 7: "siebte",
            8: "achte", 9: "neunte", 10: "zehnte"}  # fmt: skip
NEAR_ENOUGH = 0.04
MANUAL = "manual"
OWN_TABLES = {"register": REGISTER, MANUAL: "von Hand erfasst"}


def people(count: float) -> str:
    """``1 Mensch``, ``2.345 Menschen``."""
    shown = number(count)
    return f"{shown}{NO_BREAK}{'Mensch' if shown == '1' else 'Menschen'}"


def at_the_end_of(stand: ReleasedStand) -> str:
    """„Ende 2024“, or the full day where it is not the last of the year."""
    if (stand.day.month, stand.day.day) == (12, 31):
        return f"Ende{NO_BREAK}{stand.day.year}"
    return f"am {day(stand.day)}"


def so_many_are(share: float, *, place: str = "") -> str:
    """„war rund jede vierte Person“ where that is near enough, else „waren 27 von 100 Menschen“."""
    where = f" {place}" if place else ""
    for count, ordinal in ORDINALS.items():
        if abs(share * count - 1) <= NEAR_ENOUGH:
            return f"war{where} rund jede {ordinal} Person"
    verb = "war" if number(share * 100) == "1" else "waren"
    return f"{verb}{where} {number(share * 100)} von 100 Menschen"


def development(before: ReleasedStand, after: ReleasedStand) -> str:
    """How the total changed between two days on one census base; a full sentence."""
    first, last = before.total or 0.0, after.total or 0.0
    change, since = last - first, at_the_end_of(before)
    years = max((after.day - before.day).days / 365.25, 0.1)
    amount = f"{number(abs(change))}{NO_BREAK}{'Person' if abs(change) == 1 else 'Personen'}"
    rate = percent(abs(change) / first) if first else ""
    span = f"Von {since} bis {at_the_end_of(after)}"
    match direction(first, last, noise=chance(first, years=years)):
        case 1:
            return f"{span} ist die Zahl um {amount} ({rate}) gestiegen."
        case -1:
            return f"{span} ist die Zahl um {amount} ({rate}) gesunken."
    if change == 0:
        return f"{span} hat sich die Zahl nicht verändert."
    return (
        f"{span} hat sich die Zahl kaum verändert "
        f"({number(change, signed=True)} Personen); so viel kann Zufall sein."
    )


def on_base(base: str) -> str:
    """What figures rest on, after „beruhen auf“."""
    return {EARLIER: _("einer früheren Zählung"), REGISTER: _("dem Melderegister")}.get(
        base, _("dem {base}").format(base=base)
    )


def runs_on_one_base(stands: tuple[ReleasedStand, ...]) -> list[list[ReleasedStand]]:
    """Stands with a total, in runs that rest on the same census."""
    runs: list[list[ReleasedStand]] = []
    for stand in stands:
        if stand.total is None:
            continue
        if runs and runs[-1][-1].base == stand.base:
            runs[-1].append(stand)
        else:
            runs.append([stand])
    return runs


def source_line(source: SourceNote) -> str:
    """Publisher, table and date of a source."""
    who, table = publisher(source), table_name(source)
    named = who if who.endswith(table) else f"{who}, {table}"
    return f"{named}, {as_of(source)}"


def as_of(source: SourceNote) -> str:
    """When a source was made: „Stand 3. März 2025“."""
    if source.as_of is None:
        return _("Stand nicht angegeben")
    return _("Stand {day}").format(day=day(source.as_of))


def publisher(source: SourceNote) -> str:
    """Who gave the figures out."""
    if source.own and source.table == MANUAL and source.publisher:
        return _("Angabe der Kommune nach: {source}").format(source=source.publisher)
    return _("Eigene Zahlen der Kommune") if source.own else source.publisher


def table_name(source: SourceNote) -> str:
    """A table as it stands in a sentence; one without a code by what it holds."""
    if has_code(source):
        return _("Tabelle {code}").format(code=source.table)
    return OWN_TABLES.get(source.table, source.table)


def table_code(source: SourceNote) -> str:
    """A table as it stands in a list, beside its title."""
    if has_code(source) or source.table.isupper():
        return source.table
    return OWN_TABLES.get(source.table, "–")


def has_code(source: SourceNote) -> bool:
    """Whether the offices know the table by a number."""
    return source.table[:1].isdigit()
