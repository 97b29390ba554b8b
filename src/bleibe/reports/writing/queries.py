"""Which written profiles there are, for whom, and what a version is made from."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from bleibe.kernel.permissions import Action, organisations_for
from bleibe.parties.models import Area, Organisation, Person
from bleibe.reports import queries as figures
from bleibe.reports.writing.models import MunicipalProfile, ProfileSection, ProfileVersion
from bleibe.reports.writing.permissions import BEGIN_PROFILE, READ_DRAFTS


def profiles_for(person: Person, *, action: Action = READ_DRAFTS) -> QuerySet[MunicipalProfile]:
    """Return the written profiles with which a person may do something."""
    found = MunicipalProfile.objects.select_related("area", "organisation")
    organisations = organisations_for(person, action)
    return found if organisations is None else found.filter(organisation__in=organisations)


def versions_for(person: Person, *, action: Action = READ_DRAFTS) -> QuerySet[ProfileVersion]:
    """Return the versions with which a person may do something, by their role."""
    found = ProfileVersion.objects.select_related("profile__area", "profile__organisation")
    organisations = organisations_for(person, action)
    if organisations is None:
        return found
    return found.filter(profile__organisation__in=organisations)


def versions_to_name(person: Person) -> QuerySet[ProfileVersion]:
    """Return the versions of which a person may know: those in work for them, and all released."""
    known = Q(state__in=ProfileVersion.PUBLIC)
    organisations = organisations_for(person, READ_DRAFTS)
    if organisations is None:
        known = Q()
    elif organisations:
        known |= Q(profile__organisation__in=organisations)
    found = ProfileVersion.objects.select_related("profile__area", "profile__organisation")
    return found.filter(known).defer("content")


def may_see_in_work(person: Person, version: ProfileVersion) -> bool:
    """Say whether a person may see how a version came about."""
    organisations = organisations_for(person, READ_DRAFTS)
    return organisations is None or version.profile.organisation_id in organisations


def newest_versions_for(person: Person) -> QuerySet[ProfileVersion]:
    """Return the newest version of each profile that a person may see in work, for the list."""
    newer = ProfileVersion.objects.filter(
        profile=OuterRef("profile"), number__gt=OuterRef("number")
    )
    return (
        versions_for(person)
        .filter(~Exists(newer))
        .order_by("profile__area__name", "profile_id")
        .defer("content")
    )


def versions_of(profile: MunicipalProfile) -> QuerySet[ProfileVersion]:
    """Return the versions of a profile, the newest first, with the people that acted."""
    return (
        profile.versions.select_related("begun_by", "released_by", "resolved_by")
        .defer("content")
        .order_by("-number")
    )


def published() -> QuerySet[ProfileVersion]:
    """Return the newest released version of each profile: what everybody may read."""
    newer = ProfileVersion.objects.filter(
        profile=OuterRef("profile"),
        number__gt=OuterRef("number"),
        state__in=ProfileVersion.PUBLIC,
    )
    return (
        every_published()
        .filter(~Exists(newer))
        .order_by("profile__area__name", "profile_id")
        .defer("content")
    )


def every_published() -> QuerySet[ProfileVersion]:
    """Return all released versions; earlier ones stay readable."""
    return ProfileVersion.objects.filter(state__in=ProfileVersion.PUBLIC).select_related(
        "profile__area", "profile__organisation", "file", "one_page_file"
    )


def released_of(organisation: Organisation) -> QuerySet[ProfileVersion]:
    """Return all released versions of a Kommune's profiles."""
    found = ProfileVersion.objects.filter(state__in=ProfileVersion.PUBLIC)
    return found.filter(profile__organisation=organisation).select_related("profile__organisation")


def start_of(profile: MunicipalProfile) -> ProfileVersion | None:
    """Return the first released version: what monitoring compares with."""
    return profile.versions.filter(state__in=ProfileVersion.PUBLIC).order_by("number").first()


def latest_of(profile: MunicipalProfile) -> ProfileVersion | None:
    """Return the newest version, whatever its state."""
    return profile.versions.order_by("-number").first()


def tables_of(profile: MunicipalProfile) -> QuerySet:
    """Return what a profile is made from: official tables and those of its own Kommune."""
    return figures.own_figures(profile.area).filter(
        Q(owner=None) | Q(owner=profile.organisation_id)
    )


def section_of(version: ProfileVersion, key: str) -> ProfileSection:
    """Return what is written for a chapter; an empty one where nothing is yet."""
    found = version.sections.filter(key=key).select_related("changed_by").first()
    return found or ProfileSection(version=version, key=key)


def organisations_to_begin(person: Person, area: Area) -> QuerySet[Organisation]:
    """Return the person's Kommunen that may write the profile of an area."""
    own = set(organisations_for(person, BEGIN_PROFILE) or ())
    return Organisation.objects.filter(pk__in=own & area.owner_ids())


def profile_of(organisation: Organisation, area: Area) -> MunicipalProfile | None:
    """Return the profile that a Kommune writes of an area, if it has begun one."""
    return MunicipalProfile.objects.filter(organisation=organisation, area=area).first()
