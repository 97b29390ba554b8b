"""Tables as sources, in words that readers may see (Quellenangabe)."""

from django.db.models import QuerySet

from bleibe.profiles.models import Dataset
from bleibe.profiles.protection import source_key
from bleibe.profiles.queries.sources import SourceRef, references
from bleibe.profiles.released import SourceNote


def note_of(ref: SourceRef) -> SourceNote:
    """Return a table as a source."""
    return SourceNote(
        key=source_key(ref),
        table=ref.table_code,
        title=ref.title or ref.statistic,
        publisher=ref.source,
        licence=ref.licence,
        as_of=ref.stand.date() if ref.dated else None,
        own=not ref.is_official,
    )


def notes_of(datasets: QuerySet[Dataset]) -> dict[str, SourceNote]:
    """Return tables as sources, by their keys. One query."""
    return {source_key(ref): note_of(ref) for ref in references(datasets).values()}
