"""What a run suggests for each application that is still to be decided."""

from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from bleibe.applications.applying.models import Application
from bleibe.applications.checking.queries import checks_of
from bleibe.applications.choosing.forms.tranches import LATER, Proposal
from bleibe.applications.choosing.models import Decision
from bleibe.applications.choosing.queries.candidates import FREE
from bleibe.applications.choosing.queries.runs import named
from bleibe.applications.choosing.results import Run

State, Outcome = Application.State, Decision.Outcome
OPEN = (*FREE, State.FORMAL_CHECK, State.CLARIFICATION)


def proposals_of(applications: Iterable[Application], *, told: Run) -> list[Proposal]:
    """Return a suggestion for each: the chosen are accepted, shut gates end in a rejection.

    The others wait or are rejected as people decide; who stood in some good set comes first.
    """
    there = [each for each in applications if each.state in OPEN]
    checks = checks_of(there)
    found = []
    for application in there:
        key = str(application.uuid)
        outcome, why, order = _suggested(
            key, told=told, passes=checks[application.pk].passes_gates,
            waits=application.state == State.WAITING_LIST,
        )  # fmt: skip
        score = told.by_key[key]["score"] if key in told.by_key else ""
        found.append(
            (order, -float(score or 0), Proposal(
                application, named(application), outcome,
                number_format(score) if score else "", why,
            ))
        )  # fmt: skip
    return [each for *_order, each in sorted(found, key=lambda row: (*row[:2], row[2].name))]


def _suggested(key: str, *, told: Run, passes: bool | None, waits: bool) -> tuple[str, str, int]:
    if passes is False:
        return Outcome.REJECTED, _("eine Voraussetzung ist nicht erfüllt"), 3
    if key in told.chosen:
        return Outcome.ACCEPTED, _("in der Auswahl dieses Laufs"), 0
    if key not in told.by_key:
        return LATER, _("noch nicht fertig geprüft"), 4
    if told.standing(key) != "none":
        return (LATER if waits else Outcome.WAITING_LIST), _("in manchen guten Auswahlen"), 1
    return (LATER if waits else Outcome.REJECTED), _("in keiner guten Auswahl"), 2
