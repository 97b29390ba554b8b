"""One of everything that there is in choosing, in a call of its own."""

import json
import uuid
from datetime import timedelta

import called
import filled
from django.utils import timezone

from bleibe.applications.applying.models import Application
from bleibe.applications.choosing.actions.answers import take
from bleibe.applications.choosing.canonical import canonical, digest_of
from bleibe.applications.choosing.computing import compute
from bleibe.applications.choosing.models import (
    Decision,
    Letter,
    SelectionRun,
    TargetSet,
    Tranche,
)
from bleibe.forms.models import Draft, FormRevision, ReceiptKey, SealedContent, Submission
from bleibe.kernel import files, filetypes
from bleibe.parties.models import Organisation, Person

NUMBER = 900
"""Far from the numbers of other calls."""


def everything(
    organisation: Organisation, *, lead: Person, office: Person, ministry: Person, number: int = 0
) -> dict[str, object]:
    """Add targets, a run, a released tranche with a project, and one that is prepared."""
    call = called.a_call(NUMBER + number, ministry=ministry, office=office)
    now = timezone.now()
    inside = _application(call, organisation, lead)
    other, _new = Organisation.objects.get_or_create(
        key="c-stadt", defaults={"name": "C-Stadt", "kind": "town"}
    )
    outside = _application(call, other, lead)
    targets = TargetSet.objects.create(
        call=call, number=1, content=canonical({"targets": []}), digest=digest_of("1"),
        prepared_at=now, prepared_by=office, published_at=now, published_by=ministry,
    )  # fmt: skip
    prepared = TargetSet.objects.create(
        call=call, number=2, content=canonical({"targets": []}), digest=digest_of("2"),
        prepared_at=now, prepared_by=office,
    )  # fmt: skip
    run = _run(call, targets, [inside, outside], by=office)
    released = _tranche(run, 1, by=office)
    _decision(released, inside, "accepted", is_set=True)
    Tranche.objects.filter(pk=released.pk).update(
        state=Tranche.State.RELEASED, released_at=now, released_by=ministry
    )
    decision = Decision.objects.get(tranche=released)
    project = take(decision, by=lead)
    waiting = _tranche(run, 2, by=office)
    _decision(waiting, outside, "rejected")
    return {
        "choosing_call": call, "prepared_targets": prepared, "run": run, "tranche": waiting,
        "decision": decision, "project": project, "other_application": outside,
    }  # fmt: skip


def _application(call, organisation: Organisation, lead: Person) -> Application:
    revision, _new = FormRevision.objects.get_or_create(
        digest="c" * 64,
        defaults={"key": "kurz", "content": {"key": "kurz", "sections": []}, "kept_by": lead},
    )
    draft = Draft.objects.create(revision=revision, organisation=organisation, opened_by=lead)
    key, _new = ReceiptKey.objects.get_or_create(id="structure", defaults={"public_key": "01"})
    submission = Submission.objects.create(
        id=uuid.uuid4(), draft=draft, revision=revision, number=1, arrived_at=timezone.now(),
        closes_at=timezone.now() + timedelta(days=1), on_time=True, sealed_at=timezone.now(),
        sealed_by=lead, form_digest=revision.digest, content_digest="0" * 64, receipt="{}",
        signature="", key=key,
    )  # fmt: skip
    text = json.dumps({"answers": {}, "asked": [], "nonce": "n"})
    SealedContent.objects.create(submission=submission, text=text)
    return Application.objects.create(
        call=call, organisation=organisation, draft=draft, submission=submission,
        state=Application.State.IN_REVIEW, started_by=lead,
    )  # fmt: skip


def _run(call, targets: TargetSet, applications, *, by: Person) -> SelectionRun:
    inputs = canonical({
        "call": call.key, "package": call.package.digest, "targets_digest": targets.digest,
        "targets": [], "given_up": [], "places": 1, "fixed_in": [], "fixed_out": [],
        "applicants": [
            {"id": str(each.uuid), "score": str(9 - place), "give": "0", "parts": {},
             "attributes": {}}
            for place, each in enumerate(applications)
        ],
        "weights": {}, "weight_share": "0", "tolerance": "1", "draws": 2, "seed": "s",
    })  # fmt: skip
    result = canonical(compute(json.loads(inputs)))
    return SelectionRun.objects.create(
        call=call, targets=targets, number=1, kind=SelectionRun.Kind.PROPOSAL, inputs=inputs,
        inputs_digest=digest_of(inputs), result=result, result_digest=digest_of(result),
        engine="bleibe", made_at=timezone.now(), made_by=by,
    )  # fmt: skip


def _tranche(run: SelectionRun, number: int, *, by: Person) -> Tranche:
    return Tranche.objects.create(
        run=run, call=run.call, number=number, prepared_at=timezone.now(), prepared_by=by
    )


def _decision(
    tranche: Tranche, application: Application, outcome: str, *, is_set: bool = False
) -> None:
    """A letter is set once it is released, and never changes from then on."""
    decision = Decision.objects.create(
        tranche=tranche, application=application, outcome=outcome,
        grounds={"gates": [], "factors": [], "score": None, "own": ""},
    )  # fmt: skip
    content = canonical({
        "subject": "Brief", "to": "A-Stadt", "from": "Geschäftsstelle", "reference": "AAAA-BBBB",
        "paragraphs": [{"text": "Guten Tag,"}],
    })  # fmt: skip
    letter = files.store([filled.pdf()], name="brief.pdf", allowed=[filetypes.PDF])
    Letter.objects.create(
        decision=decision, template="acceptance", content=content, digest=digest_of(content),
        file=letter if is_set else None,
    )  # fmt: skip
