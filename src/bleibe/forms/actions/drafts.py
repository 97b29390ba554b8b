"""Opening a draft, releasing it, taking it back."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from bleibe.forms.definition import as_plain, digest_of_form
from bleibe.forms.known import Known, known
from bleibe.forms.models import Answer, AnswerVersion, Draft, FormRevision
from bleibe.forms.permissions import KEEP_FORM
from bleibe.forms.queries import form_of, missing
from bleibe.forms.rights import filling_of, releasing_of
from bleibe.forms.values import Plain, understand
from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Organisation, Person
from bleibe.programmes.package import FormDefinition


@transaction.atomic
def keep_revision(form: FormDefinition, *, by: Person) -> FormRevision:
    """Keep this wording of a form (Fassung festhalten); equal wordings are one.

    Raises `Refused` with ``not_allowed``.
    """
    require(by, KEEP_FORM)
    revision, is_new = FormRevision.objects.get_or_create(
        digest=digest_of_form(form),
        defaults={"key": form.key, "content": as_plain(form), "kept_by": by},
    )
    if is_new:
        events.record("form.kept", by=by, about=revision, key=form.key, sha256=revision.digest)
    return revision


@transaction.atomic
def open_draft(
    revision: FormRevision,
    *,
    organisation: Organisation,
    area: Area | None,
    by: Person,
    entered_by_office: bool = False,
) -> Draft:
    """Begin to fill a form in (Entwurf anlegen); what is known stands in it with its source.

    Raises `Refused` with ``not_allowed`` or ``draft_elsewhere``.
    """
    draft = Draft(
        revision=revision, organisation=organisation, area=area, opened_by=by,
        entered_by_office=entered_by_office,
    )  # fmt: skip
    require(by, filling_of(draft), draft)
    if area is not None and organisation.pk not in area.owner_ids():
        raise Refused("draft_elsewhere", area=area.name, name=organisation.name)
    draft.save(force_insert=True)
    _fill_with_known(draft, by=by)
    events.record("draft.opened", by=by, about=draft, organisation=organisation.key)
    return draft


@transaction.atomic
def release(draft: Draft, *, by: Person) -> Draft:
    """Say that this may be handed in (Freigeben): somebody other than the last editor.

    What the office enters from a mail may have gaps; they belong to what was sent.
    Raises `Refused` with ``not_allowed``, ``not_in_this_state``, ``release_needs_another`` or
    ``form_incomplete``.
    """
    draft = _locked(draft, state=Draft.State.RELEASED, by=by)
    if draft.edited_by_id == by.pk:
        raise Refused("release_needs_another")
    gaps = [] if draft.entered_by_office else missing(draft)
    if gaps:
        raise Refused("form_incomplete", gaps=len(gaps))
    draft.state, draft.released_at, draft.released_by = Draft.State.RELEASED, timezone.now(), by
    draft.save(update_fields=["state", "released_at", "released_by"])
    events.record("draft.released", by=by, about=draft)
    return draft


@transaction.atomic
def take_back(draft: Draft, *, by: Person) -> Draft:
    """Open a released draft again (Freigabe zurücknehmen).

    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    if draft.state == Draft.State.SEALED:
        raise Refused("not_in_this_state", state=draft.get_state_display())
    draft = _open_again(draft, by=by)
    events.record("draft.taken_back", by=by, about=draft)
    return draft


@transaction.atomic
def reopen(draft: Draft, *, by: Person) -> Draft:
    """Work on what was handed in, to replace it (Ersetzen).

    The submission stays in force until a newer one is sealed or somebody withdraws it.
    Raises `Refused` with ``not_allowed`` or ``not_in_this_state``.
    """
    if draft.state == Draft.State.RELEASED:
        raise Refused("not_in_this_state", state=draft.get_state_display())
    draft = _open_again(draft, by=by)
    events.record("draft.reopened", by=by, about=draft)
    return draft


def _open_again(draft: Draft, *, by: Person) -> Draft:
    draft = _locked(draft, state=Draft.State.OPEN, by=by)
    draft.state, draft.released_at, draft.released_by = Draft.State.OPEN, None, None
    draft.save(update_fields=["state", "released_at", "released_by"])
    return draft


def _locked(draft: Draft, *, state: Draft.State, by: Person) -> Draft:
    """Return the draft, locked, if it may be brought into that state by this person."""
    draft = (
        Draft.objects.select_for_update(of=("self",)).select_related("revision").get(pk=draft.pk)
    )
    require(by, releasing_of(draft), draft)
    if state not in Draft.NEXT[Draft.State(draft.state)]:
        raise Refused("not_in_this_state", state=draft.get_state_display())
    return draft


def _fill_with_known(draft: Draft, *, by: Person) -> None:
    now = timezone.now()
    answers = Answer.objects.bulk_create(
        Answer(
            draft=draft, field=key, value=value, source=found.source, as_of=found.as_of,
            written_at=now, written_by=by,
        )
        for key, value, found in _known_values(draft)
    )  # fmt: skip
    AnswerVersion.objects.bulk_create(
        AnswerVersion(
            answer=answer, number=1, value=answer.value, source=answer.source,
            as_of=answer.as_of, written_at=now, written_by=by,
        )
        for answer in answers
    )  # fmt: skip


def _known_values(draft: Draft) -> Iterator[tuple[str, Plain, Known]]:
    """Yield field, value and origin of all that need not be typed."""
    for field in form_of(draft.revision).fields:
        if field.fact is None:
            continue
        found = known(field.fact, organisation=draft.organisation, area=draft.area)
        if found is None:
            continue
        understood = understand(field, found.value)
        if understood.fault is None and understood.value is not None:
            yield field.key, understood.value, found
