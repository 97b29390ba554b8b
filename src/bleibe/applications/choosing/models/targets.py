"""What a good set looks like, said before anybody has applied."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TargetSet(models.Model):
    """Targets of a call (Auswahlziele): prepared by one person, published by another.

    The database refuses rows and publications after the deadline, and any change of what
    was published; the published set with the highest number counts.
    """

    call = models.ForeignKey(
        "calls.Call", models.PROTECT, related_name="target_sets", verbose_name=_("Aufruf")
    )
    uuid = models.UUIDField(_("Kennung"), default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveSmallIntegerField(_("Nummer"))
    content = models.TextField(_("Inhalt"), help_text=_("in kanonischer Form"))
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    prepared_at = models.DateTimeField(_("vorbereitet am"))
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("vorbereitet von"),
    )  # fmt: skip
    published_at = models.DateTimeField(_("veröffentlicht am"), null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("veröffentlicht von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Auswahlziele")
        verbose_name_plural = _("Auswahlziele")
        ordering = ["call", "number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="target_set_numbered_once"),
            models.CheckConstraint(
                name="target_set_published_by_another",
                condition=Q(published_at=None, published_by=None)
                | (
                    Q(published_at__isnull=False, published_by__isnull=False)
                    & ~Q(published_by=F("prepared_by"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call}, {self.number}"
