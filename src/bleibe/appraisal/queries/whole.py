"""The whole appraisal of a Kommune or a Quartier, as chapters and documents read it."""

from collections.abc import Iterable

from bleibe.appraisal.appraised import (
    Appraisal,
    EvidenceEntry,
    FactorEntry,
    FieldEntry,
    ObjectionEntry,
    Point,
    StockEntry,
    SwotField,
    WorkshopEntry,
)
from bleibe.appraisal.models import (
    Evidence,
    Factor,
    FieldOfAction,
    Objection,
    ReflectionWorkshop,
    Relevance,
    Statement,
    StocktakingItem,
    SwotPoint,
)
from bleibe.appraisal.proposals import Proposal, Weighed, proposals
from bleibe.appraisal.queries.entries import of_place, with_evidence
from bleibe.appraisal.queries.voices import enough_talks, released_statements, talks_of
from bleibe.appraisal.themes import Quadrant, Theme
from bleibe.appraisal.words import reason_of, years_of
from bleibe.parties.models import Area, Organisation


def appraisal_of(organisation: Organisation, *, area: Area | None = None) -> Appraisal:
    """Return voices and judgement of a Kommune as a whole, or of one Quartier of it.

    Statements are anonymised and released ones only; the number of queries does not grow
    with the entries.
    """
    quotable = enough_talks(organisation, area=area)
    points = list(points_of(organisation, area=area))
    return Appraisal(
        kommune=organisation.name,
        area=area.name if area else "",
        stocktaking=_stocktaking(organisation, area=area),
        talks=talks_of(organisation, area=area),
        statements=released_statements(organisation, area=area),
        swot=_swot(points, quotable=quotable),
        factors=_factors(organisation, area=area, quotable=quotable),
        fields=_fields(organisation, points, area=area),
        workshops=_workshops(organisation, area=area),
    )


def points_of(organisation: Organisation, *, area: Area | None) -> Iterable[SwotPoint]:
    """Return the points of a SWOT in their order, with all that they rest on."""
    return with_evidence(of_place(SwotPoint, organisation, area=area))


def proposals_of(
    organisation: Organisation, points: Iterable[SwotPoint], *, area: Area | None
) -> list[Proposal]:
    """Return the fields that the rule proposes and nobody has decided on yet."""
    decided = set(of_place(FieldOfAction, organisation, area=area).values_list("theme", flat=True))
    return [each for each in proposals(weighed(points)) if each.theme not in decided]


def weighed(points: Iterable[SwotPoint]) -> list[Weighed]:
    """Return points as the rule for proposals sees them."""
    order = {theme: at for at, theme in enumerate(Theme.values)}
    return [
        Weighed(
            point.pk, point.theme, order[point.theme], point.quadrant, point.weight,
            bool(point.evidence.all()),
        )
        for point in points
    ]  # fmt: skip


def _stocktaking(organisation: Organisation, *, area: Area | None) -> tuple[StockEntry, ...]:
    items = of_place(StocktakingItem, organisation, area=area).prefetch_related("relevances")
    return tuple(
        StockEntry(
            item.pk, str(item.get_kind_display()), item.title, years_of(item), item.who,
            item.summary, item.link, item.other_ministry,
            _themes(item, Relevance.Degree.HIGH), _themes(item, Relevance.Degree.SOME),
        )
        for item in items
    )  # fmt: skip


def _themes(item: StocktakingItem, degree: Relevance.Degree) -> tuple[str, ...]:
    return tuple(
        str(each.get_theme_display()) for each in item.relevances.all() if each.degree == degree
    )


def _swot(points: list[SwotPoint], *, quotable: bool) -> tuple[SwotField, ...]:
    return tuple(
        SwotField(
            quadrant.value,
            str(quadrant.label),
            tuple(
                Point(
                    point.pk, point.text, str(point.get_theme_display()), point.weight,
                    _evidence(point.evidence.all(), quotable=quotable),
                )
                for point in points
                if point.quadrant == quadrant
            ),
        )
        for quadrant in Quadrant
    )  # fmt: skip


def _evidence(rows: Iterable[Evidence], *, quotable: bool) -> tuple[EvidenceEntry, ...]:
    return tuple(_one_evidence(row, quotable=quotable) for row in rows)


def _one_evidence(row: Evidence, *, quotable: bool) -> EvidenceEntry:
    if row.statement:
        released = quotable and row.statement.state == Statement.State.PUBLISHED
        text = row.statement.public_text if released else ""
        return EvidenceEntry("statement", str(row.statement_id), "", text)
    if row.item:
        title = f"{row.item.get_kind_display()} „{row.item.title}“ ({years_of(row.item)})"
        return EvidenceEntry("stocktaking", str(row.item_id), title, row.item.summary)
    title = f"{row.name}, {row.indicator_area.name} {row.year}: {row.value}"
    return EvidenceEntry("indicator", row.indicator, title, row.sentence)


def _factors(
    organisation: Organisation, *, area: Area | None, quotable: bool
) -> tuple[FactorEntry, ...]:
    order = {kind: at for at, kind in enumerate(Factor.Kind.values)}
    factors = with_evidence(of_place(Factor, organisation, area=area))
    return tuple(
        FactorEntry(
            factor.pk, str(factor.get_kind_display()), factor.text,
            str(factor.get_theme_display()), _evidence(factor.evidence.all(), quotable=quotable),
        )
        for factor in sorted(factors, key=lambda each: (order[each.kind], each.pk))
    )  # fmt: skip


def _fields(
    organisation: Organisation, points: list[SwotPoint], *, area: Area | None
) -> tuple[FieldEntry, ...]:
    accepted = of_place(FieldOfAction, organisation, area=area).filter(
        state=FieldOfAction.State.ACCEPTED
    )
    texts = {point.pk: point.text for point in points}
    proposed = proposals_of(organisation, points, area=area)
    return (
        *(
            FieldEntry(
                field.title, str(field.get_theme_display()), field.reason, "accepted",
                tuple(point.text for point in field.points.all()),
            )
            for field in accepted.prefetch_related("points")
        ),
        *(
            FieldEntry(
                str(Theme(each.theme).label), str(Theme(each.theme).label), reason_of(each),
                "proposed", tuple(texts[pk] for pk in each.points),
            )
            for each in proposed
        ),
    )  # fmt: skip


def _workshops(organisation: Organisation, *, area: Area | None) -> tuple[WorkshopEntry, ...]:
    found = of_place(ReflectionWorkshop, organisation, area=area)
    return tuple(
        WorkshopEntry(
            workshop.held_on,
            workshop.participants,
            tuple(_objection(each) for each in workshop.objections.all()),
        )
        for workshop in found.prefetch_related("objections__workshop")
    )


def _objection(found: Objection) -> ObjectionEntry:
    return ObjectionEntry(
        found.pk, found.workshop.held_on, str(found.get_kind_display()), found.function,
        found.about, found.text, found.state, found.answer,
    )  # fmt: skip
