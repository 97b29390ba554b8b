"""What the panel said about an application and what it agreed on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models import Application


class PanelReading(models.Model):
    """A discussion of one application in the panel (Beratung); a later one never replaces it."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="panel_readings", verbose_name=_("Bewerbung")
    )
    number = models.PositiveSmallIntegerField(_("Nummer"))
    notes = models.TextField(_("Notizen der Beratung"))
    noted_at = models.DateTimeField(_("vermerkt am"), auto_now_add=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("vermerkt von")
    )

    class Meta:
        verbose_name = _("Beratung")
        verbose_name_plural = _("Beratungen")
        ordering = ["application", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "number"], name="panel_reading_number_once"
            ),
            models.CheckConstraint(name="panel_reading_has_notes", condition=~Q(notes="")),
        ]

    def __str__(self) -> str:
        return str(_("Beratung {number}")).format(number=self.number)


class AgreedRating(models.Model):
    """What the panel agreed on for one criterion, and why (vereinbarte Bewertung)."""

    panel_reading = models.ForeignKey(
        PanelReading, models.PROTECT, related_name="agreed", verbose_name=_("Beratung")
    )
    condition_key = models.SlugField(_("Kriterium"), max_length=60)
    score = models.PositiveSmallIntegerField(_("Punkte"))
    reason = models.TextField(_("Begründung"))

    class Meta:
        verbose_name = _("Vereinbarte Bewertung")
        verbose_name_plural = _("Vereinbarte Bewertungen")
        ordering = ["panel_reading", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel_reading", "condition_key"], name="agreed_condition_once"
            ),
            models.CheckConstraint(name="agreed_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.condition_key
