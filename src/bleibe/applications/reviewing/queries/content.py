"""The sealed words of an application, as far as somebody may read them."""

from bleibe.applications.applying.models import Application
from bleibe.applications.reviewing.shown import Blind, ShownSection, shown
from bleibe.applications.reviewing.sight import Sight
from bleibe.forms.queries import form_of, sealed_content
from bleibe.parties.models import Area
from bleibe.programmes.package.form import FormDefinition

AROUND = (Area.Level.ASSOCIATION, Area.Level.COUNTY)
"""What a place lies in and is known by; a Land has too many places to give one away."""


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
    """Return by which names and keys an applicant could be known, those around it included."""
    areas = set(application.organisation.areas.all())
    areas |= {application.area} if application.area else set()
    around = {
        above for area in areas for above in Area.objects.above(area) if above.level in AROUND
    }
    return (
        application.organisation.name,
        *(
            part
            for area in sorted(areas | around, key=lambda each: each.pk)
            for part in (area.name, area.key, area.ars)
            if part
        ),
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
