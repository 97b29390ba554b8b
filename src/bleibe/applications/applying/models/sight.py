"""Who may look at an application: assignments open, bias closes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models.application import Application
from bleibe.applications.calls.models import Call
from bleibe.parties.models import Organisation


class Assignment(models.Model):
    """An application given to a person to look at (Zuweisung)."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="assignments", verbose_name=_("Bewerbung")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments",
        verbose_name=_("Person"),
    )  # fmt: skip
    at = models.DateTimeField(_("zugewiesen am"), default=timezone.now)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("zugewiesen von"),
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(_("zurückgenommen am"), null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("zurückgenommen von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Zuweisung")
        verbose_name_plural = _("Zuweisungen")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person"],
                condition=Q(withdrawn_at=None),
                name="assignment_open_once",
            ),
            models.CheckConstraint(
                name="assignment_withdrawn_by_somebody",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]


class Bias(models.Model):
    """Why somebody must not look at a Kommune's application in a call (Befangenheit)."""

    class Kind(models.TextChoices):
        OWN = "own", _("eigene Kommune oder Organisation")
        FORMER = "former", _("früher dort tätig")
        ADVISER = "adviser", _("berät oder beriet sie")
        PARTNER = "partner", _("arbeitet mit ihr zusammen")
        FAMILY = "family", _("Angehörige oder nahe Menschen dort")
        OTHER = "other", _("anderer Grund")

    call = models.ForeignKey(Call, models.PROTECT, related_name="biases", verbose_name=_("Aufruf"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("Kommune")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="biases", verbose_name=_("Person")
    )
    kind = models.CharField(_("Art"), max_length=8, choices=Kind)
    reason = models.TextField(_("Grund"), blank=True)
    declared_at = models.DateTimeField(_("erklärt am"), default=timezone.now)

    class Meta:
        verbose_name = _("Befangenheit")
        verbose_name_plural = _("Befangenheiten")
        ordering = ["declared_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "organisation", "person"], name="bias_once"),
        ]
