"""What programmes there are, what they say and who takes part."""

from django.db.models import OuterRef, QuerySet, Subquery

from bleibe.programmes.models import PackageVersion, Participation, Programme
from bleibe.programmes.package import Package, from_content

KEPT = 64
"""Packages held at hand, more than an installation has versions in use."""

_packages: dict[str, Package] = {}


def published_programmes() -> QuerySet[Programme]:
    """Return the programmes that everybody may see."""
    return Programme.objects.all()


def participants() -> QuerySet[Participation]:
    """Return who takes part in which programme, with both at hand."""
    return Participation.objects.select_related("programme", "organisation").order_by(
        "organisation__name"
    )


def current_version(programme: Programme) -> PackageVersion | None:
    """Return the newest version of a programme."""
    return programme.versions.order_by("-number").first()


def all_versions() -> QuerySet[PackageVersion]:
    """Return every published version, with its programme and who published it."""
    return PackageVersion.objects.select_related("programme", "published_by")


def newest_versions() -> QuerySet[PackageVersion]:
    """Return the newest version of each programme, with the programme at hand."""
    numbers = PackageVersion.objects.filter(programme=OuterRef("programme")).order_by("-number")
    return PackageVersion.objects.filter(
        number=Subquery(numbers.values("number")[:1])
    ).select_related("programme")


def package_of(version: PackageVersion) -> Package:
    """Return what a version says; it never changes, so it is built once per digest."""
    if version.digest not in _packages:
        while len(_packages) >= KEPT:
            del _packages[next(iter(_packages))]
        _packages[version.digest] = from_content(version.content)
    return _packages[version.digest]
