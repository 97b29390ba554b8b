"""``bleibe import``, ``bleibe fetch`` and ``bleibe sweep``: figures on the command line."""

import gzip
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils import timezone
from django.utils.formats import number_format

from bleibe.kernel import files
from bleibe.kernel.console import progress, refusals_told
from bleibe.kernel.sentences import sentence
from bleibe.parties.models import Organisation
from bleibe.profiles import genesis
from bleibe.profiles.actions.boundaries import load_boundaries
from bleibe.profiles.actions.importing import sweep_loading
from bleibe.profiles.actions.taking_over import TakenOver, take_over
from bleibe.profiles.actions.uploads import ALLOWED
from bleibe.profiles.reading import halves, read_stored
from bleibe.profiles.shown import table_shown

REFUSED = 1
SUFFIXES = (".csv", ".txt", ".xlsx")
Kommune = Annotated[
    str | None,
    typer.Option("--organisation", help="Kennung der Kommune, der die Zahlen gehören"),
]
Replace = Annotated[
    bool | None,
    typer.Option(
        "--replace/--beside",
        help="Ältere Fassung ersetzen, auch wenn in der neuen etwas fehlt, oder daneben stellen",
    ),
]


def register(app: typer.Typer) -> None:
    app.command("import", help="Tabellen einlesen, auch Verzeichnisse und gepackte Dateien.")(
        import_files
    )
    app.command("fetch", help="Eine Tabelle bei den statistischen Ämtern abrufen und einlesen.")(
        fetch
    )
    app.command("boundaries", help="Gebietsgrenzen als GeoJSON einlesen.")(boundaries)
    app.command("sweep", help="Reste abgebrochener Arbeiten entfernen.")(sweep)


def import_files(
    paths: Annotated[list[Path], typer.Argument(metavar="DATEI…", exists=True, dir_okay=False)],
    organisation: Kommune = None,
    mapping: Annotated[
        Path | None, typer.Option(help="JSON-Datei: Spalten der Vorlage und Entscheidungen")
    ] = None,
    stand: Annotated[
        datetime | None,
        typer.Option(
            "--as-of",
            formats=["%d.%m.%Y", "%Y-%m-%d"],
            metavar="TT.MM.JJJJ",
            help="Tag, von dem die Dateien sind, wenn sie ihn nicht selbst nennen",
        ),
    ] = None,
    replace: Replace = None,
) -> None:
    """Import files one after the other; each wholly or not at all."""
    chosen = json.loads(mapping.read_text()) if mapping else {}
    refused = 0
    for path in paths:
        for name, content in _contents(path):
            with refusals_told() as trouble:
                _take_over(
                    content, name, organisation, mapping=chosen, replace=replace,
                    retrieved_at=_noon(stand),
                )  # fmt: skip
            refused += bool(trouble)
    if refused:
        raise typer.Exit(REFUSED)


def fetch(
    table: Annotated[str, typer.Argument(metavar="TABELLE", help="zum Beispiel 12411-02-03-4")],
    database: Annotated[str, typer.Option(help="regio, genesis oder zensus")] = "regio",
    years: Annotated[str, typer.Option(help="zum Beispiel 2015:2024 oder 2024")] = "",
    region: Annotated[str, typer.Option(help="zum Beispiel 13* für ein Land")] = "",
    replace: Replace = None,
) -> None:
    """Fetch a table by its code and import it."""
    if database not in genesis.DATABASES:
        raise typer.BadParameter(", ".join(genesis.DATABASES), param_hint="--database")
    first, last = _years(years)
    with refusals_told() as trouble:
        with progress(f"{table} abrufen") as report:
            found = genesis.download(
                table, database=database, first_year=first, last_year=last, region=region,
                progress=report,
            )  # fmt: skip
        _take_over(
            found.content, found.name, None, mapping={}, replace=replace,
            retrieved_at=timezone.now(),
        )  # fmt: skip
    if trouble:
        raise typer.Exit(REFUSED)


def boundaries(
    path: Annotated[Path, typer.Argument(metavar="DATEI", exists=True, dir_okay=False)],
    as_of: Annotated[datetime, typer.Option("--as-of", formats=["%Y-%m-%d"], help="Gebietsstand")],
    source: Annotated[str, typer.Option(help="zum Beispiel: BKG, VG250")],
    licence: Annotated[str, typer.Option(help="zum Beispiel dl-de/by-2-0")] = "",
    organisation: Kommune = None,
) -> None:
    """Import the boundaries of Kreise, Gemeinden and Quartiere, or of a Kommune's Quartiere."""
    with refusals_told() as trouble:
        loaded = load_boundaries(
            path.read_bytes(), name=path.name, as_of=as_of.date(), source=source,
            licence=licence, owner=_organisation(organisation), by=None,
        )  # fmt: skip
        typer.echo(
            f"{path.name}: Grenzen von {number_format(loaded.areas)} Gebieten, "
            f"{number_format(len(loaded.unknown))} Flächen ohne passendes Gebiet."
        )
    if trouble:
        raise typer.Exit(REFUSED)


def sweep() -> None:
    """Remove what interrupted imports left behind."""
    typer.echo(f"{sweep_loading()} unfertige Tabellen entfernt.")


def _take_over(
    content: bytes, name: str, organisation: str | None, *, mapping: dict,
    replace: bool | None, retrieved_at: datetime | None,
) -> None:  # fmt: skip
    owner = _organisation(organisation)
    stored = files.store([content], name=name, allowed=ALLOWED)
    with progress(f"{name} lesen") as report:
        readable = read_stored(
            stored.pk, name=name, mapping=mapping, progress=halves(report, first=True)
        )
        taken = take_over(
            readable, owner=owner, file=stored, file_name=name, by=None, replace=replace,
            retrieved_at=retrieved_at, progress=halves(report, first=False),
        )  # fmt: skip
    for line in _told(taken):
        typer.echo(f"{name}: {line}")


def _noon(day: datetime | None) -> datetime | None:
    return timezone.make_aware(day.replace(hour=12)) if day else None


def _told(taken: TakenOver) -> Iterator[str]:
    """Yield what came of a file, in sentences."""
    if taken.areas:
        yield (
            f"Gebietsstand {taken.areas.as_of:%d.%m.%Y}, {number_format(taken.areas.areas)} "
            f"Gebiete – {number_format(taken.areas.created)} neu, "
            f"{number_format(taken.areas.changed)} geändert, "
            f"{number_format(taken.areas.bounded)} beendet."
        )
    if taken.keys:
        yield (
            f"{number_format(taken.keys.lines)} Zeilen, "
            f"{number_format(taken.keys.recodings)} Umschlüsselungen."
        )
    if taken.imported is None:
        return
    dataset, shown = taken.imported.dataset, table_shown(taken.imported.dataset)
    if taken.imported.unchanged:
        yield (
            f"{dataset.table_code} ist schon da (Fassung {dataset.version}) und hat dieselben "
            "Werte. Es hat sich nichts geändert."
        )
        return
    yield (
        f"{dataset.table_code}, Fassung {dataset.version}: {number_format(dataset.cells)} Werte, "
        f"{shown['levels']}, {shown['span']}."
    )
    if shown["dissolved"]:
        yield f"{number_format(shown['dissolved'])} aufgelöste Gebiete erkannt."
    for difference in shown["differences"]:
        yield f"Gegenüber Fassung {difference['version']}: {difference['sentence']}."
    for code, params in dataset.warnings:
        yield "Bitte ansehen: " + sentence(code, **params)


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of a file, or of each table in an archive of several."""
    if path.suffix == ".gz":
        yield path.name.removesuffix(".gz"), gzip.decompress(path.read_bytes())
        return
    members = _tables_in(path)
    if len(members) < 2:
        yield path.name, path.read_bytes()
        return
    with zipfile.ZipFile(path) as archive:
        for member in members:
            yield Path(member.filename).name, archive.read(member)


def _tables_in(path: Path) -> list[zipfile.ZipInfo]:
    """Return the tables in an archive that are not larger than an upload may be."""
    if path.suffix != ".zip" or not zipfile.is_zipfile(path):
        return []
    with zipfile.ZipFile(path) as archive:
        return [
            member
            for member in archive.infolist()
            if member.filename.lower().endswith(SUFFIXES)
            and "__MACOSX" not in member.filename
            and member.file_size <= settings.MAX_FILE_BYTES
        ]


def _organisation(key: str | None) -> Organisation | None:
    if key is None:
        return None
    found = Organisation.objects.filter(key=key).first()
    if found is None:
        raise typer.BadParameter(
            f"Es gibt keine Organisation „{key}“.", param_hint="--organisation"
        )
    return found


def _years(text: str) -> tuple[int | None, int | None]:
    if not text:
        return None, None
    first, _colon, last = text.partition(":")
    try:
        found = int(first), int(last or first)
    except ValueError as trouble:
        raise typer.BadParameter("zum Beispiel 2015:2024", param_hint="--years") from trouble
    if found[0] > found[1]:
        raise typer.BadParameter("Das erste Jahr liegt nach dem letzten.", param_hint="--years")
    return found
