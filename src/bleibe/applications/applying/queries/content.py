"""What stands in an application, for those who may read it."""

from dataclasses import dataclass, replace

from bleibe.applications.applying.models import Application
from bleibe.applications.applying.queries.seen import (
    applications_for,
    own_applications,
    started_applications,
)
from bleibe.forms.queries import answers_of, form_of, sealed_answers
from bleibe.kernel.errors import Refused
from bleibe.parties.models import Person
from bleibe.programmes.package import FormDefinition


@dataclass(frozen=True)
class ReadableContent:
    """The form and what stands in it, as one person may read it.

    ``answers`` has every key of ``form``, None where nothing was answered. ``is_sealed`` tells
    what was handed in from what somebody lets others look at before.
    """

    form: FormDefinition
    answers: dict[str, object]
    is_sealed: bool
    is_blind: bool


def readable_content(application: Application, *, person: Person, blind: bool) -> ReadableContent:
    """Return what a person may read of an application (lesbarer Inhalt).

    What was handed in for those of `applications_for`; what is still being written for the
    Kommune itself, and for the office if the Kommune has opened it. ``blind`` leaves out
    every field about a person. Raises `Refused` with ``not_allowed``.
    """
    if not _may_read(application, person):
        raise Refused("not_allowed")
    submission = application.submission
    revision = submission.revision if submission else application.draft.revision
    answers = sealed_answers(submission) if submission else answers_of(application.draft)
    form = form_of(revision)
    if blind:
        form = without_personal(form)
    keys = {field.key for field in form.fields}
    shown = {key: answers.get(key) for key in keys}
    return ReadableContent(form, shown, is_sealed=submission is not None, is_blind=blind)


def without_personal(form: FormDefinition) -> FormDefinition:
    """Return a form without the fields about people; sections that held nothing else go, too."""
    sections = (
        replace(section, fields=tuple(each for each in section.fields if not each.personal))
        for section in form.sections
    )
    return replace(form, sections=tuple(section for section in sections if section.fields))


def _may_read(application: Application, person: Person) -> bool:
    if own_applications(person).filter(pk=application.pk).exists():
        return True
    if application.state == Application.State.WITHDRAWN:
        return False
    if application.submission_id is not None:
        return applications_for(person).filter(pk=application.pk).exists()
    if not application.is_open_to_office:
        return False
    return started_applications(person).filter(pk=application.pk).exists()
