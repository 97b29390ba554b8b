"""What the directories know of a Kommune, so that nobody types it."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from bleibe.forms.known import Known, provide
from bleibe.parties.models import Area, DirectoryEdition, Organisation

OURS = _("Verzeichnis der Beteiligten in Bleibe")


def provide_all() -> None:
    """Register every fact of the directories; called once when the apps are ready."""
    provide("organisation_name", _("Name der Organisation"), _of_organisation("name"))
    provide("organisation_kind", _("Art der Organisation"), _of_organisation("kind"))
    provide("ars", _("Amtlicher Regionalschlüssel"), _of_area(lambda area: area.ars or area.key))
    provide("area_km2", _("Fläche in km²"), _of_area(lambda area: area.square_km))
    provide("state", _("Land"), _of_level(Area.Level.STATE, lambda area: area.key))
    provide("county", _("Landkreis"), _of_level(Area.Level.COUNTY, lambda area: area.name))


def _of_organisation(attribute: str) -> Callable[[Area | None, Organisation], Known | None]:
    def find(_area: Area | None, organisation: Organisation) -> Known | None:
        return Known(getattr(organisation, attribute), None, str(OURS))

    return find


def _of_area(
    told: Callable[[Area], object],
) -> Callable[[Area | None, Organisation], Known | None]:
    def find(area: Area | None, _organisation: Organisation) -> Known | None:
        return _from_directory(area, told(area)) if area is not None else None

    return find


def _of_level(
    level: str, told: Callable[[Area], object]
) -> Callable[[Area | None, Organisation], Known | None]:
    """Return how to find the area of a level in which an area lies, and what to tell of it."""

    def find(area: Area | None, _organisation: Organisation) -> Known | None:
        if area is None:
            return None
        above = Area.objects.above(area).filter(level=level).first()
        return _from_directory(area, told(above)) if above is not None else None

    return find


def _from_directory(area: Area, value: object) -> Known | None:
    """Return a value with the edition of the directory that it stands in."""
    if value in (None, ""):
        return None
    scopes = ("", area.key[:2])
    edition = DirectoryEdition.objects.filter(scope__in=scopes).order_by("-as_of").first()
    return Known(value, edition and edition.as_of, edition.source if edition else str(OURS))
