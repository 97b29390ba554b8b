"""Publishing programmes and admitting Kommunen."""

from datetime import date

from django.db import transaction

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Organisation, Person
from bleibe.programmes.models import Participation, Programme
from bleibe.programmes.package import Package
from bleibe.programmes.permissions import ADMIT, PUBLISH


@transaction.atomic
def publish_programme(package: Package, *, by: Person) -> Programme:
    """Make a package the current version of its programme (Programm veröffentlichen)."""
    require(by, PUBLISH)
    programme, _created = Programme.objects.update_or_create(
        key=package.key,
        defaults={
            "version": package.version,
            "title": package.title,
            "content": package.as_content(),
            "runs_from": package.runs_from,
            "runs_to": package.runs_to,
        },
    )
    events.record("programme.published", by=by, about=programme, version=package.version)
    return programme


@transaction.atomic
def admit(organisation: Organisation, *, programme: Programme, since: date, by: Person):
    """Let a Kommune take part in a programme (Kommune aufnehmen)."""
    require(by, ADMIT)
    if organisation.kind not in Organisation.KOMMUNEN:
        raise Refused("not_a_kommune", name=organisation.name)
    participation, created = Participation.objects.get_or_create(
        programme=programme, organisation=organisation, defaults={"since": since}
    )
    if created:
        events.record("programme.admitted", by=by, about=organisation, programme=programme.key)
    return participation
