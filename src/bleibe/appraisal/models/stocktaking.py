"""What is there already: concepts, studies, resolutions, initiatives, measures."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bleibe.appraisal.models.kommune import OfKommune
from bleibe.appraisal.themes import Theme
from bleibe.kernel.models import StoredFile


class StocktakingItem(OfKommune):
    """Something that a Kommune can build on (Eintrag der Bestandsaufnahme)."""

    class Kind(models.TextChoices):
        CONCEPT = "concept", _("Konzept")
        STUDY = "study", _("Studie")
        RESOLUTION = "resolution", _("Beschluss")
        INITIATIVE = "initiative", _("Initiative")
        MEASURE = "measure", _("Maßnahme")

    kind = models.CharField(_("Art"), max_length=10, choices=Kind)
    title = models.CharField(_("Titel"), max_length=200)
    year = models.PositiveSmallIntegerField(_("Jahr"))
    valid_until = models.PositiveSmallIntegerField(_("gilt bis (Jahr)"), null=True, blank=True)
    who = models.CharField(_("von wem"), max_length=200)
    summary = models.TextField(_("Worum es geht"), blank=True)
    link = models.URLField(_("Link"), blank=True, max_length=500)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("Datei"),
    )  # fmt: skip
    file_name = models.CharField(_("Name der Datei"), max_length=255, blank=True)
    other_ministry = models.CharField(
        _("Vorhaben eines anderen Ministeriums"), max_length=160, blank=True,
        help_text=_("welches Ministerium; leer: keines"),
    )  # fmt: skip
    added_at = models.DateTimeField(_("erfasst am"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("erfasst von")
    )

    class Meta:
        verbose_name = _("Eintrag der Bestandsaufnahme")
        verbose_name_plural = _("Bestandsaufnahme")
        ordering = ["-year", "title"]
        constraints = [
            models.CheckConstraint(
                name="stocktaking_valid_from_its_year_on",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("year")),
            ),
            models.CheckConstraint(
                name="stocktaking_file_has_name",
                condition=Q(file=None, file_name="") | (Q(file__isnull=False) & ~Q(file_name="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Relevance(models.Model):
    """How much an entry matters for a theme (Bedeutung für ein Thema)."""

    class Degree(models.IntegerChoices):
        HIGH = 2, _("wichtig")
        SOME = 1, _("berührt")

    item = models.ForeignKey(
        StocktakingItem, models.CASCADE, related_name="relevances", verbose_name=_("Eintrag")
    )
    theme = models.CharField(_("Thema"), max_length=12, choices=Theme)
    degree = models.PositiveSmallIntegerField(_("Bedeutung"), choices=Degree)

    class Meta:
        verbose_name = _("Bedeutung für ein Thema")
        verbose_name_plural = _("Bedeutungen für Themen")
        ordering = ["-degree", "theme"]
        constraints = [
            models.UniqueConstraint(fields=["item", "theme"], name="relevance_once"),
        ]
