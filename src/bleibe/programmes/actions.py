"""Publishing programmes and admitting Kommunen."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Organisation, Person
from bleibe.programmes.models import PackageVersion, Participation, Programme
from bleibe.programmes.package import Package, as_content, check, digest_of
from bleibe.programmes.permissions import ADMIT, PUBLISH

SHOWN = ("summary", "aims", "steps")
"""What lists of programmes show of the newest version."""


@transaction.atomic
def publish_programme(package: Package, *, by: Person) -> Programme:
    """Publish a package as the newest version of its programme (Programm veröffentlichen).

    Raises `Refused` with ``package_unchanged`` where it says what the newest version says, and
    with ``package_version_taken`` where another content has that version; whatever `check`
    finds, too.
    """
    require(by, PUBLISH)
    check(package)
    content = as_content(package)
    programme, _created = Programme.objects.update_or_create(
        key=package.key,
        defaults={
            "version": package.version,
            "title": package.title,
            "content": {name: content[name] for name in SHOWN},
            "runs_from": package.runs_from,
            "runs_to": package.runs_to,
        },
    )
    version = _add_version(programme, package=package, content=content, by=by)
    events.record(
        "programme.published", by=by, about=programme, version=package.version,
        digest=version.digest,
    )  # fmt: skip
    return programme


def _add_version(programme, *, package: Package, content, by: Person) -> PackageVersion:
    newest = programme.versions.select_for_update().order_by("-number").first()
    if newest and _said(newest.content) == _said(content):
        raise Refused("package_unchanged", title=package.title, version=newest.version)
    if programme.versions.filter(version=package.version).exists():
        raise Refused("package_version_taken", title=package.title, version=package.version)
    return PackageVersion.objects.create(
        programme=programme,
        number=newest.number + 1 if newest else 1,
        version=package.version,
        content=content,
        digest=digest_of(content),
        published_at=timezone.now(),
        published_by=by,
    )


def _said(content) -> dict[str, object]:
    """Return what a version says apart from its own name."""
    return {name: part for name, part in content.items() if name != "version"}


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
