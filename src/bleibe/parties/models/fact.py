"""What is known of an area beside its figures: dated, with its source."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models.area import Area


class AreaFact(models.Model):
    """A dated fact about an area, with source and licence (Angabe zu einem Gebiet).

    Which facts there are stands in `bleibe.parties.facts`. Facts of one area under one
    name do not overlap in time; what ended stays, so that an old answer can be explained.
    """

    area = models.ForeignKey(
        Area, models.PROTECT, related_name="facts", verbose_name=_("räumliche Einheit")
    )
    fact = models.SlugField(_("Angabe"))
    value = models.JSONField(_("Wert"))
    valid_from = models.DateField(_("gültig ab"))
    valid_to = models.DateField(_("gültig bis"), null=True, blank=True)
    source = models.CharField(_("Quelle"), max_length=255)
    licence = models.CharField(_("Lizenz"), max_length=120)

    class Meta:
        verbose_name = _("Angabe zu einem Gebiet")
        verbose_name_plural = _("Angaben zu Gebieten")
        ordering = ["area", "fact", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "fact", "valid_from"], name="area_fact_once_a_day"
            ),
            models.CheckConstraint(
                name="area_fact_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(name="area_fact_has_a_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.fact}"
