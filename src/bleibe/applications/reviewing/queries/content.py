"""The sealed words of an application, as far as somebody may read them."""

from bleibe.applications.applying.models import Application
from bleibe.applications.reviewing.shown import Blind, ShownSection, shown
from bleibe.applications.reviewing.sight import Sight
from bleibe.forms.queries import form_of, sealed_content
from bleibe.programmes.package.form import FormDefinition


def content_of(application: Application, *, sight: Sight) -> tuple[ShownSection, ...]:
    """Return the sections of an application as this sight opens them."""
    submission = application.submission
    sealed = sealed_content(submission)
    form = form_of(submission.revision)
    blind = Blind(
        persons=not sight.personal,
        names=() if sight.applicants else names_of(application),
    )
    return shown(form, answers=sealed["answers"], asked=_asked(form, sealed), blind=blind)


def names_of(application: Application) -> tuple[str, ...]:
    """Return by which names and keys an applicant could be known."""
    areas = list(application.organisation.areas.all())
    if application.area is not None:
        areas.append(application.area)
    return (
        application.organisation.name,
        *(part for area in areas for part in (area.name, area.key, area.ars) if part),
    )


def name_for(application: Application, *, sight: Sight) -> str:
    """Return how an application is called: by its Kommune, or by its reference alone."""
    if not sight.applicants:
        return application.reference
    if application.area is None:
        return application.organisation.name
    return f"{application.organisation.name}, {application.area.name}"


def _asked(form: FormDefinition, sealed: dict[str, object]) -> set[str]:
    asked = sealed.get("asked")
    return {field.key for field in form.fields} if asked is None else set(asked)
