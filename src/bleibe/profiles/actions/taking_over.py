"""Taking over whatever a file holds: figures, areas, or where old keys went."""

from dataclasses import dataclass
from datetime import datetime

from bleibe.kernel.errors import Refused
from bleibe.kernel.models import StoredFile
from bleibe.parties.actions import load_crosswalk, load_directory
from bleibe.parties.actions.crosswalk import Crossed
from bleibe.parties.actions.directory import Loaded
from bleibe.parties.models import Organisation, Person
from bleibe.parties.official import edition_of, lines_of
from bleibe.profiles.actions.access import require_import
from bleibe.profiles.actions.importing import Imported, Progress, import_table
from bleibe.profiles.models import Dataset
from bleibe.profiles.planning import plan_import
from bleibe.profiles.reading import Readable
from bleibe.profiles.residents import residents_of
from kohorte.io import Crosswalk, Directory


@dataclass(frozen=True)
class TakenOver:
    """What a file brought; `imported` is None where it held no figures."""

    imported: Imported | None = None
    areas: Loaded | None = None
    keys: Crossed | None = None

    @property
    def dataset(self) -> Dataset | None:
        return self.imported.dataset if self.imported else None


def take_over(
    content: Readable,
    *,
    owner: Organisation | None,
    file: StoredFile,
    file_name: str,
    by: Person | None,
    retrieved_at: datetime | None = None,
    replace: bool | None = None,
    progress: Progress = lambda _done, _total: None,
) -> TakenOver:
    """Take over a file that was read (Datei übernehmen).

    A directory brings areas first and then the residents that it lists. Raises `Refused` as
    `import_table`, `load_directory` and `load_crosswalk` do, and ``areas_are_official``.
    """
    require_import(by, owner=owner)
    if isinstance(content, Directory | Crosswalk) and owner is not None:
        raise Refused("areas_are_official", file=file_name)
    if isinstance(content, Crosswalk):
        return TakenOver(keys=load_crosswalk(lines_of(content), source=file_name, by=by))
    areas, table = None, content
    if isinstance(content, Directory):
        areas, table = load_directory(edition_of(content), by=by), residents_of(content)
    if table is None:
        return TakenOver(areas=areas)
    imported = import_table(
        plan_import(table, owner=owner), file=file, file_name=file_name, by=by,
        retrieved_at=retrieved_at, replace=replace, progress=progress,
    )  # fmt: skip
    return TakenOver(imported, areas)
