"""What a new version changes against those that are there."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from bleibe.parties.models import Area, Organisation
from bleibe.profiles import rows
from bleibe.profiles.contents import Contents, described
from bleibe.profiles.models import Dataset, Series
from bleibe.profiles.places import Places
from kohorte.io.markers import MARKERS

LARGEST = 10

Array = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that says something else than before."""

    area: str
    kind: dict[str, object]
    start: str
    end: str
    before: float | None
    before_marker: str
    after: float | None
    after_marker: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A new file held against one version: numbers of cells and the largest changes."""

    dataset: int
    version: int
    same: int
    changed: int
    added: int
    gone: int
    largest: tuple[Change, ...]

    @property
    def overlaps(self) -> bool:
        return bool(self.same or self.changed)

    @property
    def contains_all(self) -> bool:
        """True if the new file has every cell of the version."""
        return self.gone == 0

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def differences(
    contents: Contents, places: Places, *, owner: Organisation | None, table_code: str
) -> Iterator[Difference]:
    """Yield the difference to each valid version of the table that has cells in common."""
    versions = Dataset.objects.filter(
        owner=owner, table_code=table_code, state=Dataset.State.READY
    ).order_by("-version")
    for version in versions.only("pk", "version"):
        found = _difference(contents, places, version)
        if found.overlaps:
            yield found


def _difference(contents: Contents, places: Places, version: Dataset) -> Difference:
    old_place, old_value, old_marker = rows.stored(version.pk)
    known, new_place = _placed(contents, places)
    old_key, new_key = _packed(old_place, new_place)
    _common, old, new = np.intersect1d(old_key, new_key, assume_unique=True, return_indices=True)
    cell = known[new]
    before, after = old_value[old], contents.value[cell]
    equal = (before == after) | (np.isnan(before) & np.isnan(after))
    equal &= np.array(old_marker, dtype="U3")[old] == np.array(MARKERS)[contents.marker[cell]]
    changed = np.flatnonzero(~equal)
    size = np.nan_to_num(np.abs(after - before)[changed], nan=0.0)
    largest = changed[np.argsort(-size, kind="stable")[:LARGEST]].tolist()
    return Difference(
        dataset=version.pk,
        version=version.version,
        same=int(equal.sum()),
        changed=changed.size,
        added=len(contents) - cell.size,
        gone=old_key.size - old.size,
        largest=_changes(
            contents,
            [(int(cell[each]), float(before[each]), old_marker[old[each]]) for each in largest],
        ),
    )


def _placed(contents: Contents, places: Places) -> tuple[Array, Array]:
    """Return the cells whose area and kind the database has, and where they stand there."""
    series = dict(Series.objects.filter(key__in=contents.kinds).values_list("key", "pk"))
    areas = [places.known[each].pk if each in places.known else 0 for each in contents.areas]
    kinds = [series.get(each, 0) for each in contents.kinds]
    area, kind = np.array(areas)[contents.area], np.array(kinds)[contents.kind]
    days = np.array([(start.toordinal(), end.toordinal()) for start, end in contents.spans])
    known = np.flatnonzero((area > 0) & (kind > 0))
    return known, np.column_stack([area, kind, days[contents.period]])[known]


def _packed(old: Array, new: Array) -> tuple[Array, Array]:
    """Return one number per place, equal for equal places of both."""
    columns = [np.unique(column, return_inverse=True) for column in np.vstack([old, new]).T]
    packed = np.zeros(len(old) + len(new), dtype=np.int64)
    for distinct, position in columns:
        packed = packed * len(distinct) + position
    return packed[: len(old)], packed[len(old) :]


def _changes(contents: Contents, cells) -> tuple[Change, ...]:
    names = dict(
        Area.objects.filter(
            key__in={contents.areas[contents.area[cell]][1] for cell, *_ in cells}
        ).values_list("key", "name")
    )
    return tuple(
        Change(
            area=names[contents.areas[contents.area[cell]][1]],
            kind=described(contents.series[contents.kinds[contents.kind[cell]]]),
            start=contents.spans[contents.period[cell]][0].isoformat(),
            end=contents.spans[contents.period[cell]][1].isoformat(),
            before=_number(before),
            before_marker=marker,
            after=_number(contents.value[cell]),
            after_marker=MARKERS[contents.marker[cell]],
        )
        for cell, before, marker in cells
    )


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
