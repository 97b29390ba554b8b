"""The codebook (Codebuch): what each table and indicator is, where from, how protected."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bleibe.reports.exports.sheets import Sheet, readings_of, sheets_of, source_lines
from bleibe.reports.profile.content import Profile, Reading, Source
from kohorte.catalogue import catalogue


@dataclass(frozen=True)
class Entry:
    """One line of the codebook."""

    key: str
    kind: str
    name: str
    unit: str
    definition: str
    formula: str
    source: str
    licence: str
    as_of: str
    protection: str


def heads() -> tuple[str, ...]:
    """Return what stands over the columns, in the order of an entry's fields."""
    return (
        _("Schlüssel"),
        _("Art"),
        _("Bezeichnung"),
        _("Einheit"),
        _("Bedeutung"),
        _("Formel"),
        _("Quelle"),
        _("Lizenz"),
        _("Stand"),
        _("Schutz kleiner Zahlen"),
    )


def codebook_of(profile: Profile) -> tuple[Entry, ...]:
    """Return an entry for each table and each indicator of a profile."""
    formulas = {figure.key: figure.formula_text for figure in catalogue().figures()}
    tables = [_table(sheet) for sheet in sheets_of(profile)]
    return (
        *tables,
        *(
            _reading(reading, sources, formula=formulas.get(reading.key, ""))
            for reading, sources in readings_of(profile)
        ),
    )


def _table(sheet: Sheet) -> Entry:
    hidden = sheet.protected
    return Entry(
        key=sheet.key,
        kind=_("Tabelle"),
        name=sheet.title,
        unit=sheet.unit,
        definition=" ".join(part for part in (f"{sheet.table.caption}.", sheet.note) if part),
        formula="",
        source=source_lines(sheet.sources),
        licence=_listed(source.licence for source in sheet.sources),
        as_of=_listed(source.as_of for source in sheet.sources),
        protection=ngettext(
            "{count} Wert ausgeblendet (·)", "{count} Werte ausgeblendet (·)", hidden
        ).format(count=hidden)
        if hidden
        else _("kein Wert ausgeblendet"),
    )


def _reading(reading: Reading, sources: tuple[Source, ...], *, formula: str) -> Entry:
    return Entry(
        key=reading.key,
        kind=_("Kennzahl"),
        name=reading.name,
        unit=reading.unit,
        definition=reading.meaning,
        formula=formula,
        source=source_lines(sources),
        licence=_listed(source.licence for source in sources),
        as_of=_listed(source.as_of for source in sources),
        protection=_("nur aus gezeigten Zahlen gerechnet"),
    )


def _listed(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))
