"""Scenarios that a Kommune keeps."""

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Area, Organisation
from bleibe.profiles.models.projection import ProjectionRun


class Scenario(models.Model):
    """A named set of levers with its result (Szenario), computed on one projection run.

    Run, terms and levers are all that the result is made from; ``result_digest`` tells
    whether computing it again gives the same to the last digit. Until it is published
    (veröffentlicht) it belongs to its owner alone.
    """

    owner = models.ForeignKey(
        Organisation, models.PROTECT, related_name="scenarios", verbose_name=_("Kommune")
    )
    area = models.ForeignKey(
        Area, models.PROTECT, related_name="scenarios", verbose_name=_("räumliche Einheit")
    )
    name = models.CharField(_("Name des Szenarios"), max_length=120)
    reason = models.TextField(_("Begründung der Annahmen"), blank=True, max_length=2000)
    levers = models.JSONField(_("Stellschrauben"))
    run = models.ForeignKey(
        ProjectionRun, models.PROTECT, related_name="scenarios", verbose_name=_("Grundrechnung")
    )
    terms = models.JSONField(_("Festlegungen"))
    engine_version = models.CharField(_("Fassung des Rechenwerks"), max_length=40)
    result = models.TextField(_("Ergebnis"))
    result_digest = models.CharField(_("Prüfsumme des Ergebnisses"), max_length=64)
    created_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("angelegt von")
    )
    computed_at = models.DateTimeField(_("gerechnet am"))
    computed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("gerechnet von")
    )
    published_at = models.DateTimeField(_("veröffentlicht am"), null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("veröffentlicht von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Szenario")
        verbose_name_plural = _("Szenarien")
        ordering = ["area__name", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "area", "name"], name="scenario_name_once_per_area"
            ),
            models.CheckConstraint(name="scenario_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="scenario_published_by_somebody",
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__gte=F("created_at"), published_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_published(self) -> bool:
        """Whether everybody with an account may read it."""
        return self.published_at is not None

    def owner_ids(self) -> Collection[int]:
        """Return the organisation it belongs to."""
        return {self.owner_id}
