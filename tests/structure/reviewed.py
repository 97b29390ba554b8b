"""A call that is reviewed: an open phase, an application, a review and a discussion."""

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.models import Call
from bleibe.applications.reviewing.actions.assigning import assign
from bleibe.applications.reviewing.actions.declaring import declare_complete
from bleibe.applications.reviewing.actions.discussing import Agreement, note_discussion
from bleibe.applications.reviewing.actions.phases import Settings, lay_down_phases, open_phase
from bleibe.applications.reviewing.actions.reviews import Entry, save_review, submit_review
from bleibe.applications.reviewing.models import ReviewPhase
from bleibe.applications.reviewing.queries.rubric import rubric_for
from bleibe.applications.reviewing.tests.handed_in import handed_in
from bleibe.kernel.permissions import Role
from bleibe.parties.models import Mandate, Organisation, Person

ALL = Settings(
    "Lesen und beraten", may_review=True, may_revise=True, may_discuss=True,
    shows_applicants=True, shows_reviewers=True, other_reviews="always",
)  # fmt: skip


def everything(call: Call, *, office: Person, reviewer: Person) -> dict[str, object]:
    """Open a phase and let one Kommune of its own be reviewed."""
    lay_down_phases(call, phases=(ALL,), by=office)
    open_phase(ReviewPhase.objects.get(call=call), by=office)
    declare_complete(call, by=reviewer)
    return {"reviewed": _reviewed(call, 0, office=office, reviewer=reviewer)}


def one_more(call: Call, number: int, *, office: Person, reviewer: Person) -> None:
    """Add an application with a review, a reviewer, a phase."""
    _reviewed(call, number + 1, office=office, reviewer=reviewer)
    lay_down_phases(call, phases=(Settings(f"Phase {number}"),), by=office)
    other = Person.objects.create_user(f"panel{number}@example.org", f"Gutachten {number}")
    Mandate.objects.create(
        person=other, organisation=reviewer.mandates.get().organisation,
        role=Role.SELECTION_PANEL, valid_from="2025-01-01",
    )  # fmt: skip
    declare_complete(call, by=other)


def _reviewed(call: Call, number: int, *, office: Person, reviewer: Person) -> Application:
    kommune = Organisation.objects.create(
        key=f"bewerbung-{number}", name=f"Bewerbung {number}", kind="town"
    )
    application = handed_in(call, kommune, by=office)
    assign(application, person=reviewer, by=office)
    rubric = rubric_for(call)
    entries = {each.key: Entry(each.highest, reason="Gut.") for each in rubric}
    save_review(application, entries=entries, by=reviewer)
    submit_review(application, by=reviewer)
    agreed = {rubric[0].key: Agreement(rubric[0].lowest, "Doch nicht.")}
    note_discussion(application, notes="Beraten.", agreed=agreed, by=office)
    return application
