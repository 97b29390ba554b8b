"""Whether a submission came in time and whole."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models import Application
from bleibe.forms.models import Submission


class FormalCheck(models.Model):
    """Whether a submission came in time and whole (formale Prüfung)."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="formal_checks", verbose_name=_("Bewerbung")
    )
    submission = models.OneToOneField(
        Submission, models.PROTECT, related_name="formal_check", verbose_name=_("Einreichung")
    )
    in_time = models.BooleanField(_("fristgerecht"))
    complete = models.BooleanField(_("vollständig"))
    reason = models.TextField(_("Begründung"), blank=True)
    at = models.DateTimeField(_("geprüft am"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("geprüft von")
    )

    class Meta:
        verbose_name = _("formale Prüfung")
        verbose_name_plural = _("formale Prüfungen")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="formal_check_no_has_reason",
                condition=Q(in_time=True, complete=True) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}"

    @property
    def passed(self) -> bool:
        return self.in_time and self.complete
