"""Where an area lies: its boundary as a source gave it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Area, Organisation


class Boundary(models.Model):
    """The boundary of an area on a day (Gebietsgrenze), for maps.

    ``rings`` are lists of points in metres, EPSG:25832; islands and holes are not told apart,
    for what lies in an odd number of rings is inside. Without an owner it is official.
    """

    area = models.ForeignKey(
        Area, models.PROTECT, related_name="boundaries", verbose_name=_("räumliche Einheit")
    )
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="boundaries",
        verbose_name=_("gehört"), help_text=_("leer: amtliche Grenzen für alle"),
    )  # fmt: skip
    as_of = models.DateField(_("Gebietsstand"))
    source = models.CharField(_("Quelle"), max_length=255)
    licence = models.CharField(_("Lizenz"), max_length=80, blank=True)
    rings = models.JSONField(_("Ringe"))
    loaded_at = models.DateTimeField(_("eingelesen am"), auto_now=True)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("eingelesen von"), help_text=_("leer: auf der Kommandozeile"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Gebietsgrenze")
        verbose_name_plural = _("Gebietsgrenzen")
        ordering = ["area", "-as_of"]
        constraints = [
            models.UniqueConstraint(fields=["area", "as_of"], name="boundary_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.as_of:%d.%m.%Y}"

    def owner_ids(self) -> set[int]:
        return {self.owner_id} if self.owner_id else set()
