"""One of everything that there is in voices and judgement."""

from datetime import date

from bleibe.appraisal.actions.fields import decide_field
from bleibe.appraisal.actions.interviews import note_consent, record_interview, set_guideline
from bleibe.appraisal.actions.reflection import Subject, raise_objection, record_workshop
from bleibe.appraisal.actions.statements import add_statement
from bleibe.appraisal.actions.stocktaking import ItemFacts, add_item
from bleibe.appraisal.actions.swot import add_factor, add_point
from bleibe.appraisal.models import Evidence
from bleibe.parties.models import Organisation, Person

DAY = date(2025, 6, 2)
TEXT = "Freigegebener Wortlaut"


def everything(organisation: Organisation, *, by: Person, number: int = 0) -> dict[str, object]:
    """Add one of each; evidence without events, or it fills the first page of the log."""
    here = {"area": None, "by": by}
    facts = ItemFacts("concept", f"Konzept {number}", 2020, "Stadt", important=["mobility"])
    item = add_item(organisation, facts=facts, **here)
    set_guideline(organisation, title="Leitfaden", questions=["Was fehlt?"], by=by)
    interview = record_interview(
        organisation, person="Grete Vorbild", function="Rätin", voice="council", held_on=DAY, **here
    )
    note_consent(interview, given_on=DAY, way="signed", by=by)
    statement = add_statement(interview, text=TEXT, theme="mobility", code="weakness", by=by)
    points = [
        add_point(
            organisation, quadrant=quadrant, text=f"{quadrant} {number}", theme="mobility",
            weight=2, **here,
        )
        for quadrant in ("weakness", "strength")
    ]  # fmt: skip
    for each in points:
        Evidence.objects.create(point=each, item=item, added_by=by)
    evidence = Evidence.objects.create(point=points[0], statement=statement, added_by=by)
    factor = add_factor(organisation, kind="unique", text=f"See {number}", theme="work", **here)
    Evidence.objects.create(factor=factor, item=item, added_by=by)
    field = decide_field(
        organisation, state="accepted", title=f"Feld {number}", theme="work", reason="Weil",
        points=points, **here,
    )  # fmt: skip
    workshop = record_workshop(organisation, held_on=DAY, participants=9, **here)
    objection = raise_objection(
        workshop, kind="objection", function="Beirat", subject=Subject("SWOT", point=points[0]),
        text="Stimmt nicht", by=by,
    )  # fmt: skip
    return {
        "item": item, "interview": interview, "statement": statement, "point": points[0],
        "evidence": evidence, "factor": factor, "field_of_action": field, "workshop": workshop,
        "objection": objection,
    }  # fmt: skip
