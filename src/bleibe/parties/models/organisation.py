"""Bodies that take part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models.area import Area


class Organisation(models.Model):
    """A body that takes part (Organisation): a Kommune, the office, a ministry, an adviser."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Gemeinde")
        TOWN = "town", _("Stadt")
        COUNTY = "county", _("Landkreis")
        DISTRICT_OF_CITY = "district_of_city", _("Quartier einer Großstadt")
        ASSOCIATION = "association", _("Verbund von Kommunen")
        PROGRAMME_OFFICE = "programme_office", _("Geschäftsstelle")
        MINISTRY_UNIT = "ministry_unit", _("Fachreferat")
        CONSULTANCY = "consultancy", _("Beratung")
        RESEARCH = "research", _("Forschung")
        AUDIT = "audit", _("Prüfung")
        OPERATOR = "operator", _("Betrieb")

    KOMMUNEN = (
        Kind.MUNICIPALITY, Kind.TOWN, Kind.COUNTY, Kind.DISTRICT_OF_CITY, Kind.ASSOCIATION,
    )  # fmt: skip

    key = models.SlugField(_("Kennung"), unique=True)
    name = models.CharField(_("Name"), max_length=160)
    kind = models.CharField(_("Art"), max_length=20, choices=Kind)
    areas = models.ManyToManyField(
        Area, blank=True, related_name="organisations", verbose_name=_("räumliche Einheiten")
    )

    class Meta:
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_kommune(self) -> bool:
        return self.kind in self.KOMMUNEN

    def owner_ids(self) -> set[int]:
        return {self.pk}
