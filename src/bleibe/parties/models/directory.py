"""What was read from the official directories: their editions and the old keys."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DirectoryEdition(models.Model):
    """One edition of the directory of municipalities (Stand des Gemeindeverzeichnisses).

    ``scope`` is empty for the whole of Germany; an edition of an invented Land has its key
    and says nothing about all others.
    """

    scope = models.CharField(_("gilt für"), max_length=2, blank=True)
    as_of = models.DateField(_("Gebietsstand"))
    source = models.CharField(_("Quelle"), max_length=255)
    areas = models.PositiveIntegerField(_("räumliche Einheiten"))

    class Meta:
        verbose_name = _("Stand des Gemeindeverzeichnisses")
        verbose_name_plural = _("Stände des Gemeindeverzeichnisses")
        ordering = ["-as_of"]
        constraints = [
            models.UniqueConstraint(fields=["scope", "as_of"], name="directory_edition_once"),
        ]

    def __str__(self) -> str:
        return self.source


class Recoding(models.Model):
    """Where the people of an old municipality key belong now (Umschlüsselung).

    One row stands for all years in a row in which key, target and share are the same; a key
    that never changed has its row too, so that an unknown key is told from an unchanged one.
    """

    old_key = models.CharField(_("alter Schlüssel"), max_length=8)
    first_year = models.PositiveSmallIntegerField(_("Gebietsstand von"))
    last_year = models.PositiveSmallIntegerField(_("Gebietsstand bis"))
    new_key = models.CharField(_("neuer Schlüssel"), max_length=8)
    share = models.FloatField(_("Anteil der Bevölkerung"))

    class Meta:
        verbose_name = _("Umschlüsselung")
        verbose_name_plural = _("Umschlüsselungen")
        constraints = [
            models.UniqueConstraint(
                fields=["old_key", "first_year", "new_key"], name="recoding_once"
            ),
            models.CheckConstraint(name="recoding_share", condition=Q(share__gt=0, share__lte=1)),
            models.CheckConstraint(
                name="recoding_years", condition=Q(last_year__gte=F("first_year"))
            ),
        ]
