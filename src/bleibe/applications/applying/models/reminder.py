"""Who was reminded of which deadline."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models.application import Application


class Reminder(models.Model):
    """One person was reminded once of a deadline (Erinnerung); a later deadline counts anew."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="reminders", verbose_name=_("Bewerbung")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("Person")
    )
    closes_at = models.DateTimeField(_("Frist"))
    days = models.PositiveSmallIntegerField(_("Tage davor"))
    at = models.DateTimeField(_("erinnert am"), default=timezone.now)

    class Meta:
        verbose_name = _("Erinnerung an eine Frist")
        verbose_name_plural = _("Erinnerungen an Fristen")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person", "closes_at", "days"], name="reminder_once"
            ),
        ]
