"""Beginning a Kommunalprofil and its next version."""

from datetime import date

from django.db import transaction

from bleibe.kernel import events
from bleibe.kernel.errors import Refused
from bleibe.kernel.permissions import require
from bleibe.parties.models import Area, Organisation, Person
from bleibe.reports import queries as figures
from bleibe.reports.profile import monitoring
from bleibe.reports.writing import drafts, queries
from bleibe.reports.writing.actions.writing import choose_section
from bleibe.reports.writing.models import (
    MunicipalProfile,
    ProfileSection,
    ProfileVersion,
    SourceChoice,
)
from bleibe.reports.writing.permissions import BEGIN_PROFILE


def begin_profile(
    area: Area, *, organisation: Organisation, today: date, by: Person
) -> ProfileVersion:
    """Begin the profile of a Kommune or Quartier with all chapters (Kommunalprofil beginnen).

    Side effects: the profile, its first version with its sections, the event. Raises `Refused`
    with ``not_allowed``, ``area_of_others``, ``profile_begun`` or ``profile_without_figures``.
    """
    require(by, BEGIN_PROFILE, organisation)
    if organisation.pk not in area.owner_ids():
        raise Refused("area_of_others", area=area.name, organisation=organisation.name)
    if queries.profile_of(organisation, area) is not None:
        raise Refused("profile_begun", area=area.name)
    profile = MunicipalProfile(organisation=organisation, area=area, begun_by=by)
    figures.require_figures(area, datasets=queries.tables_of(profile))
    chapters = drafts.chosen_at_first(drafts.base_of(profile, today=today))
    with transaction.atomic():
        profile.save()
        version = ProfileVersion.objects.create(profile=profile, number=1, begun_by=by)
        ProfileSection.objects.bulk_create(
            ProfileSection(version=version, key=key, position=position)
            for position, key in enumerate(chapters)
        )
        events.record("profile.begun", by=by, about=profile, area=area.key)
    return version


@transaction.atomic
def begin_version(profile: MunicipalProfile, *, by: Person) -> ProfileVersion:
    """Begin the next version from the latest one (Neue Fassung, jährliche Fortschreibung).

    Texts and order are taken over, the figures are today's, and the monitoring against the
    first version is added. Raises `Refused` with ``not_allowed`` or ``profile_version_open``.
    """
    require(by, BEGIN_PROFILE, profile)
    profile = MunicipalProfile.objects.select_for_update().get(pk=profile.pk)
    latest = queries.latest_of(profile)
    if not latest.is_public:
        raise Refused("profile_version_open", number=latest.number)
    version = ProfileVersion.objects.create(profile=profile, number=latest.number + 1, begun_by=by)
    ProfileSection.objects.bulk_create(
        ProfileSection(
            version=version, key=old.key, position=old.position, text=old.text,
            changed_at=old.changed_at, changed_by=old.changed_by,
        )
        for old in latest.sections.all()
    )  # fmt: skip
    SourceChoice.objects.bulk_create(
        SourceChoice(
            version=version, contradiction=old.contradiction, source=old.source,
            reason=old.reason, decided_at=old.decided_at, decided_by=old.decided_by,
        )
        for old in latest.choices.all()
    )  # fmt: skip
    choose_section(version, key=monitoring.KEY, by=by)
    events.record("profile.version_begun", by=by, about=version, version=version.number)
    return version
