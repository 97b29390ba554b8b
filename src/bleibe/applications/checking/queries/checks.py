"""What was found about applications; the number of queries does not grow with them."""

from collections import defaultdict
from collections.abc import Iterable

from bleibe.applications.applying.models import Application
from bleibe.applications.calls.queries import package_of_call
from bleibe.applications.checking.checks import Check, ConditionCheck
from bleibe.applications.checking.models import Finding, FormalCheck, Settlement
from bleibe.programmes.package import Package


def check_of(application: Application) -> Check:
    """Return the check of an application: per condition verdicts, reasons and source."""
    return checks_of([application])[application.pk]


def passes_gates(application: Application) -> bool | None:
    """Say whether all mandatory conditions are met; None while that is open."""
    return check_of(application).passes_gates


def checks_of(applications: Iterable[Application], *, brief: bool = False) -> dict[int, Check]:
    """Return the checks of applications by their ids, on the submissions that count.

    Three queries for all, if calls and their packages are at hand; ``brief`` leaves traces and
    inputs in the database, for lists that show standings only.
    """
    applications = list(applications)
    submissions = [each.submission_id for each in applications if each.submission_id]
    findings = defaultdict(list)
    standing = Finding.objects.filter(submission__in=submissions, superseded_at=None)
    told = standing.select_related("by", "evidence", "evidence__file")
    for finding in standing.defer("inputs", "trace", "changes") if brief else told:
        findings[finding.submission_id, finding.condition_key].append(finding)
    settled = {
        (each.submission_id, each.condition_key): each
        for each in Settlement.objects.filter(submission__in=submissions).select_related("by")
    }
    formal = {
        each.submission_id: each
        for each in FormalCheck.objects.filter(submission__in=submissions).select_related("by")
    }
    return {
        application.pk: Check(
            application,
            _conditions(application, package_of_call(application.call), findings, settled),
            formal.get(application.submission_id),
        )
        for application in applications
    }


def _conditions(
    application: Application, package: Package, findings, settled
) -> tuple[ConditionCheck, ...]:
    statements = {statement.id: statement for statement in package.statements}
    made = []
    for condition in package.conditions:
        place = (application.submission_id, condition.key)
        found = findings.get(place, [])
        made.append(
            ConditionCheck(
                condition,
                tuple(statements[key] for key in condition.source if key in statements),
                next((each for each in found if each.source == Finding.Source.ENGINE), None),
                tuple(each for each in found if each.source == Finding.Source.PERSON),
                settled.get(place),
            )
        )
    return tuple(made)
