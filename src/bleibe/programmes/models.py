"""Programmes and the organisations that take part in them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Organisation


class Programme(models.Model):
    """A funding programme (Förderprogramm): one published version of a package of data."""

    key = models.SlugField(_("Kennung"), unique=True)
    version = models.CharField(_("Version"), max_length=20)
    title = models.CharField(_("Titel"), max_length=200)
    content = models.JSONField(_("Inhalt des Pakets"))
    runs_from = models.DateField(_("beginnt am"))
    runs_to = models.DateField(_("endet am"))
    participants = models.ManyToManyField(
        Organisation, through="Participation", related_name="programmes"
    )

    class Meta:
        verbose_name = _("Förderprogramm")
        verbose_name_plural = _("Förderprogramme")
        ordering = ["runs_from", "key"]
        constraints = [
            models.CheckConstraint(
                name="programme_ends_after_it_begins", condition=Q(runs_to__gte=F("runs_from"))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Participation(models.Model):
    """An organisation's part in a programme (Teilnahme)."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="participations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="participations")
    since = models.DateField(_("seit"))

    class Meta:
        verbose_name = _("Teilnahme")
        verbose_name_plural = _("Teilnahmen")
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"], name="participation_once"
            ),
        ]
