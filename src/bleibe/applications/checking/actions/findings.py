"""What people find about a condition, and how differences are settled."""

from django.db import transaction

from bleibe.applications.applying.models import Application
from bleibe.applications.checking.actions.holding import held, supersede
from bleibe.applications.checking.checks import ConditionCheck
from bleibe.applications.checking.judging import NEEDED, Standing
from bleibe.applications.checking.models import Finding, Settlement
from bleibe.applications.checking.models.finding import Verdict
from bleibe.applications.checking.permissions import CHECK, SETTLE
from bleibe.applications.checking.queries import check_of
from bleibe.forms.models import Attachment
from bleibe.forms.queries import attachments_of
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Person


@transaction.atomic
def find(
    application: Application,
    *,
    condition: str,
    verdict: Verdict,
    reason: str,
    evidence: Attachment | None = None,
    page: int | None = None,
    by: Person,
) -> Finding:
    """Say whether a condition is met, as one of two people (Feststellung treffen).

    Nobody reads what the other one said before both have. One's own finding can be changed
    until then, and again once both say that something has to be clarified.
    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, ``condition_unknown``,
    ``finding_needs_reason``, ``finding_page_without_evidence``, ``evidence_not_here``,
    ``finding_both_in`` or ``finding_settled``.
    """
    require(by, CHECK, application)
    application = held(application, action=CHECK, actor=by)
    checked = _condition(application, condition)
    if not reason.strip():
        raise Refused("finding_needs_reason")
    if page is not None and evidence is None:
        raise Refused("finding_page_without_evidence")
    if (
        evidence is not None
        and not attachments_of(application.draft).filter(pk=evidence.pk).exists()
    ):
        raise Refused("evidence_not_here")
    _require_open(checked)
    replaced = checked.people if checked.standing == Standing.TO_CLARIFY else ()
    for earlier in checked.people:
        if earlier.by_id == by.pk or earlier in replaced:
            supersede(earlier, actor=by)
    finding = Finding.objects.create(
        application=application, submission=application.submission, condition_key=condition,
        source=Finding.Source.PERSON, verdict=verdict, reason=reason.strip(), evidence=evidence,
        page=page, by=by,
    )  # fmt: skip
    events.record(
        "check.found", by=by, about=finding, reference=application.reference, key=condition,
        verdict=str(Verdict(verdict)),
    )  # fmt: skip
    return finding


@transaction.atomic
def settle(
    application: Application, *, condition: str, verdict: Verdict, reason: str, by: Person
) -> Settlement:
    """Settle two differing findings as a third person, with a reason (Abweichung klären).

    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, ``condition_unknown``,
    ``finding_needs_reason``, ``settlement_nothing_differs``, ``settlement_by_third`` or
    ``settlement_decides``.
    """
    require(by, SETTLE, application)
    application = held(application, action=SETTLE, actor=by)
    checked = _condition(application, condition)
    if not reason.strip():
        raise Refused("finding_needs_reason")
    if checked.standing != Standing.DIFFERENT:
        raise Refused("settlement_nothing_differs")
    if by.pk in {finding.by_id for finding in checked.people}:
        raise Refused("settlement_by_third")
    if verdict == Verdict.NEEDS_JUDGEMENT:
        raise Refused("settlement_decides")
    settlement = Settlement.objects.create(
        application=application, submission=application.submission, condition_key=condition,
        verdict=verdict, reason=reason.strip(), by=by,
    )  # fmt: skip
    events.record(
        "check.settled", by=by, about=settlement, reference=application.reference, key=condition,
        verdict=str(Verdict(verdict)), reason=reason.strip(),
    )  # fmt: skip
    return settlement


def _condition(application: Application, key: str) -> ConditionCheck:
    found = check_of(application).of(key)
    if found is None:
        raise Refused("condition_unknown", key=key)
    return found


def _require_open(checked: ConditionCheck) -> None:
    if checked.settlement is not None:
        raise Refused("finding_settled")
    if len(checked.people) >= NEEDED and checked.standing != Standing.TO_CLARIFY:
        raise Refused("finding_both_in")
