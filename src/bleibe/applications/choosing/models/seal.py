"""Seals: what a decision rested on, so that anybody can compute it again."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Seal(models.Model):
    """One sealed act (Siegel): the salted digest stays for ever, the content may be erased."""

    class Kind(models.TextChoices):
        TARGETS = "targets", _("Auswahlziele")
        GATE = "gate", _("Prüfung der Bedingungen")
        SCORES = "scores", _("Bewertungen eines Aufrufs")
        READINGS = "readings", _("Merkmale der Bewerbungen")
        RUN = "run", _("Auswahllauf")
        DECISION = "decision", _("Entscheidung")

    uuid = models.UUIDField(_("Kennung"), default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(
        "calls.Call", models.PROTECT, related_name="seals", verbose_name=_("Aufruf")
    )
    kind = models.CharField(_("Art"), max_length=8, choices=Kind)
    about = models.UUIDField(_("Gegenstand"), db_index=True)
    digest = models.CharField(_("Prüfsumme"), max_length=64, unique=True)
    sealed_at = models.DateTimeField(_("versiegelt am"))
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("versiegelt von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Siegel")
        verbose_name_plural = _("Siegel")
        ordering = ["pk"]


class SealContent(models.Model):
    """What lies under a seal (Inhalt eines Siegels), erasable together with its salt."""

    seal = models.OneToOneField(
        Seal, models.PROTECT, primary_key=True, related_name="content", verbose_name=_("Siegel")
    )
    salt = models.CharField(_("Salz"), max_length=32)
    content = models.TextField(_("Inhalt"), help_text=_("in kanonischer Form"))

    class Meta:
        verbose_name = _("Inhalt eines Siegels")
        verbose_name_plural = _("Inhalte von Siegeln")
