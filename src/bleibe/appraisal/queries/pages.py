"""What pages show to those who may: entries with all that hangs on them, and how far it is."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from bleibe.appraisal.models import (
    Consent,
    Evidence,
    Factor,
    FieldOfAction,
    Guideline,
    Interview,
    Objection,
    ReflectionWorkshop,
    Statement,
    StocktakingItem,
    SwotPoint,
)
from bleibe.appraisal.permissions import HOLD_INTERVIEWS, READ_APPRAISAL, SEE_CONSENTS
from bleibe.appraisal.queries.entries import of_place, rows_for, with_evidence
from bleibe.kernel.permissions import Action, organisations_for
from bleibe.parties.models import Area, Organisation, Person

PLACE = ("organisation", "area")
OPEN = Q(objections__state=Objection.State.OPEN)


@dataclass(frozen=True)
class Progress:
    """How many of everything there are for a Kommune or a Quartier."""

    items: int
    talks: int
    talks_with_consent: int
    statements: int
    released: int
    points: int
    points_without_evidence: int
    factors: int
    fields: int
    workshops: int
    open_objections: int


def progress_of(organisation: Organisation, *, area: Area | None) -> Progress:
    """Count what is there. Seven queries."""
    talks = of_place(Interview, organisation, area=area).aggregate(
        all=Count("pk"), consented=Count("pk", filter=Q(consent__withdrawn_at=None,
                                                        consent__isnull=False)),
    )  # fmt: skip
    statements = statements_of(organisation, area=area).aggregate(
        all=Count("pk"), released=Count("pk", filter=Q(state=Statement.State.PUBLISHED))
    )
    points = of_place(SwotPoint, organisation, area=area).aggregate(
        all=Count("pk", distinct=True),
        bare=Count("pk", filter=Q(evidence=None), distinct=True),
    )
    workshops = of_place(ReflectionWorkshop, organisation, area=area).aggregate(
        all=Count("pk", distinct=True), open=Count("objections", filter=OPEN)
    )
    accepted = of_place(FieldOfAction, organisation, area=area).filter(
        state=FieldOfAction.State.ACCEPTED
    )
    return Progress(
        items=of_place(StocktakingItem, organisation, area=area).count(),
        talks=talks["all"],
        talks_with_consent=talks["consented"],
        statements=statements["all"],
        released=statements["released"],
        points=points["all"],
        points_without_evidence=points["bare"],
        factors=of_place(Factor, organisation, area=area).count(),
        fields=accepted.count(),
        workshops=workshops["all"],
        open_objections=workshops["open"],
    )


def items_of(organisation: Organisation, *, area: Area | None) -> QuerySet[StocktakingItem]:
    """Return the stocktaking with its themes and with how much rests on each entry."""
    items = of_place(StocktakingItem, organisation, area=area)
    return (
        items.prefetch_related("relevances")
        .annotate(used=Count("evidence"))
        .order_by("-year", "title", "pk")
    )


def items_for(person: Person, action: Action) -> QuerySet[StocktakingItem]:
    """Return the entries that a person may read or work on."""
    return rows_for(person, StocktakingItem, action=action).select_related(*PLACE, "file")


def interviews_of(organisation: Organisation, *, area: Area | None) -> QuerySet[Interview]:
    """Return the talks with their consent and the number of their statements."""
    talks = of_place(Interview, organisation, area=area).select_related("consent")
    return talks.annotate(
        said=Count("consent__statements"),
        shown=Count(
            "consent__statements", filter=Q(consent__statements__state=Statement.State.PUBLISHED)
        ),
    ).order_by("-held_on", "-pk")


def interviews_for(person: Person) -> QuerySet[Interview]:
    """Return the talks of which a person may see names and notes."""
    return rows_for(person, Interview, action=HOLD_INTERVIEWS).select_related(
        *PLACE, "consent", "guideline", "recorded_by"
    )


def statements_for(person: Person) -> QuerySet[Statement]:
    """Return the statements a person may work on."""
    owner = "consent__interview__organisation"
    return rows_for(person, Statement, action=HOLD_INTERVIEWS, owner=owner).select_related(
        owner, "consent__interview__area"
    )


def statements_in(interview: Interview) -> QuerySet[Statement]:
    """Return what was said in a talk, with all that rests on it."""
    statements = Statement.objects.filter(consent__interview=interview)
    return statements.select_related("checked_by").prefetch_related(
        "evidence__point", "evidence__factor"
    )


def statements_of(organisation: Organisation, *, area: Area | None) -> QuerySet[Statement]:
    """Return all statements of a Kommune or Quartier."""
    return Statement.objects.filter(
        consent__interview__organisation=organisation, consent__interview__area=area
    ).select_related("consent__interview")


def guidelines_of(organisation: Organisation) -> QuerySet[Guideline]:
    """Return the versions of the guideline, the newest first, with how often each was used."""
    return (
        Guideline.objects.filter(organisation=organisation)
        .annotate(used=Count("interviews"))
        .order_by("-version")
    )


def consents_for(person: Person) -> QuerySet[Consent]:
    """Return the consents that a person may check; of the talk nothing but Kommune and group."""
    owner = "interview__organisation"
    return rows_for(person, Consent, action=SEE_CONSENTS, owner=owner).select_related(
        owner, "noted_by", "withdrawn_by"
    )


def points_for(person: Person, action: Action) -> QuerySet[SwotPoint]:
    """Return the points that a person may read or work on."""
    return rows_for(person, SwotPoint, action=action).select_related(*PLACE)


def factors_for(person: Person, action: Action) -> QuerySet[Factor]:
    """Return the factors that a person may read or work on."""
    return rows_for(person, Factor, action=action).select_related(*PLACE)


def factors_of(organisation: Organisation, *, area: Area | None) -> QuerySet[Factor]:
    """Return the factors with all that they rest on."""
    return with_evidence(of_place(Factor, organisation, area=area))


def evidence_for(person: Person, action: Action) -> QuerySet[Evidence]:
    """Return the evidence that a person may work on."""
    allowed = organisations_for(person, action)
    rows = Evidence.objects.select_related("point__organisation", "factor__organisation")
    if allowed is None:
        return rows
    return rows.filter(Q(point__organisation__in=allowed) | Q(factor__organisation__in=allowed))


def evidence_of(organisation: Organisation, *, area: Area | None) -> QuerySet[Evidence]:
    """Return all evidence of a Kommune or Quartier with what rests on it."""
    ours = Q(point__organisation=organisation, point__area=area) | Q(
        factor__organisation=organisation, factor__area=area
    )
    return Evidence.objects.filter(ours).select_related(
        "point", "factor", "statement__consent", "item", "indicator_area"
    )


def fields_of(organisation: Organisation, *, area: Area | None) -> QuerySet[FieldOfAction]:
    """Return the fields that somebody decided on."""
    fields = of_place(FieldOfAction, organisation, area=area)
    return fields.select_related("decided_by").prefetch_related("points")


def fields_for(person: Person, action: Action) -> QuerySet[FieldOfAction]:
    """Return the fields of action that a person may work on."""
    return rows_for(person, FieldOfAction, action=action).select_related(*PLACE)


def workshops_of(organisation: Organisation, *, area: Area | None) -> QuerySet[ReflectionWorkshop]:
    """Return the workshops with how much was said there and how much is open."""
    return (
        of_place(ReflectionWorkshop, organisation, area=area)
        .annotate(said=Count("objections"), open=Count("objections", filter=OPEN))
        .order_by("-held_on", "-pk")
    )


def workshops_for(person: Person, action: Action = READ_APPRAISAL) -> QuerySet[ReflectionWorkshop]:
    """Return the workshops that a person may read or work on."""
    return rows_for(person, ReflectionWorkshop, action=action).select_related(*PLACE)


def objections_in(workshop: ReflectionWorkshop) -> QuerySet[Objection]:
    """Return what was objected in a workshop."""
    return Objection.objects.filter(workshop=workshop).select_related("answered_by")


def objections_for(person: Person, action: Action) -> QuerySet[Objection]:
    """Return the objections that a person may work on."""
    owner = "workshop__organisation"
    return rows_for(person, Objection, action=action, owner=owner).select_related(
        owner, "workshop__area"
    )
