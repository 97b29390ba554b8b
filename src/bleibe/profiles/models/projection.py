"""Stored projections, so that every published figure can be computed again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Area


class ProjectionRun(models.Model):
    """One projection of an area with all it was made from (Lauf einer Vorausberechnung).

    ``seed`` is empty where the method draws no random numbers.
    """

    area = models.ForeignKey(
        Area, models.PROTECT, related_name="projection_runs", verbose_name=_("räumliche Einheit")
    )
    inputs_digest = models.CharField(_("Prüfsumme der Eingaben"), max_length=64)
    inputs = models.TextField(_("Eingaben"))
    parameters = models.JSONField(_("Festlegungen"))
    kohorte_version = models.CharField(_("Fassung des Rechenwerks"), max_length=40)
    seed = models.BigIntegerField(_("Startwert des Zufalls"), null=True)
    result = models.TextField(_("Ergebnis"))
    made_at = models.DateTimeField(_("gerechnet am"), auto_now_add=True)

    class Meta:
        verbose_name = _("Lauf einer Vorausberechnung")
        verbose_name_plural = _("Läufe von Vorausberechnungen")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "inputs_digest", "kohorte_version"], name="projection_run_once"
            ),
        ]

    def __str__(self) -> str:
        return self.inputs_digest[:12]
