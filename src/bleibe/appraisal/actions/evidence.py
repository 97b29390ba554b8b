"""What a point or a factor rests on (Beleg)."""

from django.db import transaction

from bleibe.appraisal.models import Evidence, Factor, Statement, StocktakingItem, SwotPoint
from bleibe.appraisal.permissions import WRITE_APPRAISAL
from bleibe.appraisal.readings import Reading
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Person

Target = SwotPoint | Factor


@transaction.atomic
def cite_reading(target: Target, *, reading: Reading, area: Area, by: Person) -> Evidence:
    """Let a point rest on a figure, copied as it stands now (Kennzahl als Beleg).

    Raises `Refused` with ``not_allowed`` or ``evidence_twice``.
    """
    require(by, WRITE_APPRAISAL, target)
    rows = _rows(target)
    if rows.filter(indicator=reading.key, indicator_area=area, year=reading.year).exists():
        raise Refused("evidence_twice")
    evidence = rows.create(
        indicator=reading.key, indicator_area=area, name=reading.name, year=reading.year,
        value=reading.value, sentence=reading.sentence, added_by=by,
    )  # fmt: skip
    events.record(
        "evidence.added", by=by, about=evidence, kind="indicator", key=reading.key, area=area.key
    )
    return evidence


@transaction.atomic
def cite_statement(target: Target, *, statement: Statement, by: Person) -> Evidence:
    """Let a point rest on something that was said (Aussage als Beleg).

    Raises `Refused` with ``not_allowed``, ``evidence_elsewhere`` or ``evidence_twice``.
    """
    return _cite(target, statement, name="statement", by=by)


@transaction.atomic
def cite_item(target: Target, *, item: StocktakingItem, by: Person) -> Evidence:
    """Let a point rest on a concept, study or measure (Bestand als Beleg).

    Raises `Refused` with ``not_allowed``, ``evidence_elsewhere`` or ``evidence_twice``.
    """
    return _cite(target, item, name="item", by=by)


@transaction.atomic
def remove_evidence(evidence: Evidence, *, by: Person) -> None:
    """Take a piece of evidence away (Beleg entfernen). Raises `Refused` with ``not_allowed``."""
    require(by, WRITE_APPRAISAL, evidence)
    events.record("evidence.removed", by=by, about=evidence)
    evidence.delete()


def _cite(target: Target, basis: Statement | StocktakingItem, *, name: str, by: Person) -> Evidence:
    require(by, WRITE_APPRAISAL, target)
    if basis.owner_ids() != target.owner_ids():
        raise Refused("evidence_elsewhere")
    rows = _rows(target)
    if rows.filter(**{name: basis}).exists():
        raise Refused("evidence_twice")
    evidence = rows.create(**{name: basis}, added_by=by)
    events.record("evidence.added", by=by, about=evidence, kind=name)
    return evidence


def _rows(target: Target):
    """Return the evidence of a point or factor, locked against a second one at the same time."""
    type(target).objects.select_for_update().get(pk=target.pk)
    return target.evidence
