"""Areas of every level, from the Quartier to the federation."""

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.parties.folding import folded

ABOVE = """
WITH RECURSIVE above(id) AS (
  SELECT CAST(%s AS bigint)
  UNION SELECT area.parent_id FROM parties_area AS area JOIN above ON area.id = above.id
) SELECT id FROM above WHERE id IS NOT NULL
"""
BELOW = """
WITH RECURSIVE below(id) AS (
  SELECT link.area_id FROM parties_organisation_areas AS link WHERE link.organisation_id IN ({})
  UNION SELECT area.id FROM parties_area AS area JOIN below ON area.parent_id = below.id
) SELECT id FROM below
"""
WITHIN = """
WITH RECURSIVE within(id) AS (
  SELECT area.id FROM parties_area AS area WHERE area.parent_id IN ({})
  UNION SELECT area.id FROM parties_area AS area JOIN within ON area.parent_id = within.id
) SELECT id FROM within
"""


class Areas(models.QuerySet):
    def above(self, area: "Area") -> "Areas":
        """Narrow to the area itself and all that it lies in."""
        return self.filter(pk__in=RawSQL(ABOVE, [area.pk]))  # noqa: S611 - bound parameter

    def within(self, area_ids: set[int]) -> "Areas":
        """Narrow to all that lies in these areas, without the areas themselves."""
        if not area_ids:
            return self.none()
        within = WITHIN.format(", ".join(["%s"] * len(area_ids)))
        return self.filter(pk__in=RawSQL(within, sorted(area_ids)))  # noqa: S611 - bound

    def below_organisations(self, organisation_ids: set[int]) -> "Areas":
        """Narrow to the areas of these organisations and all that lie in them."""
        if not organisation_ids:
            return self.none()
        marks = ", ".join(["%s"] * len(organisation_ids))
        below = BELOW.format(marks)
        return self.filter(pk__in=RawSQL(below, sorted(organisation_ids)))  # noqa: S611 - bound

    def existing(self) -> "Areas":
        """Narrow to the areas that are there today."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate()))


class Area(models.Model):
    """A spatial unit that figures belong to (räumliche Einheit).

    The key is text in the form of the level: DG for the federation, 2 digits for
    a Land, 3 or 4 for a region, 5 for a Kreis, 9 for a Verband, the 8 digits of the
    AGS for a municipality; a Quartier has the AGS, a hyphen and a key of its own.

    Validity is what the directories show: it begins with the first edition that has
    the area while an earlier one has not, and ends with the last edition that has it.
    """

    class Level(models.TextChoices):
        QUARTER = "quarter", _("Quartier")
        MUNICIPALITY = "municipality", _("Gemeinde")
        ASSOCIATION = "association", _("Gemeindeverband")
        COUNTY = "county", _("Kreis")
        REGION = "region", _("Region")
        STATE = "state", _("Land")
        FEDERATION = "federation", _("Bund")

    LARGEST_FIRST = tuple(reversed(Level))

    key = models.CharField(_("Schlüssel"), max_length=24)
    ars = models.CharField(_("Regionalschlüssel (ARS)"), max_length=12, blank=True)
    level = models.CharField(_("Ebene"), max_length=12, choices=Level)
    name = models.CharField(_("Name"), max_length=160)
    folded_name = models.GeneratedField(
        expression=folded("name"), output_field=models.CharField(max_length=200), db_persist=True,
        verbose_name=_("Name zum Suchen"),
    )  # fmt: skip
    designation = models.CharField(_("Bezeichnung"), max_length=80, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children",
        verbose_name=_("gehört zu"),
    )  # fmt: skip
    square_km = models.DecimalField(_("Fläche in km²"), max_digits=10, decimal_places=2, null=True)
    valid_from = models.DateField(_("gültig ab"), null=True)
    valid_to = models.DateField(_("gültig bis"), null=True)

    objects = Areas.as_manager()

    class Meta:
        verbose_name = _("räumliche Einheit")
        verbose_name_plural = _("räumliche Einheiten")
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["level", "key"], name="area_key_once_per_level"),
            models.CheckConstraint(
                name="area_ends_after_it_begins",
                condition=Q(valid_from=None)
                | Q(valid_to=None)
                | Q(valid_to__gte=models.F("valid_from")),
            ),
        ]
        indexes = [models.Index(fields=["folded_name"], name="area_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_dissolved(self) -> bool:
        """True once the area no longer exists (aufgelöst)."""
        return self.valid_to is not None and self.valid_to < timezone.localdate()

    def owner_ids(self) -> set[int]:
        """Return the organisations that stand for it or for an area it lies in."""
        above = Area.objects.above(self)
        return set(above.values_list("organisations", flat=True)) - {None}
