"""An application that came as e-mail and was entered by the programme office."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models.application import Application
from bleibe.kernel.models import StoredFile


class MailedApplication(models.Model):
    """The original mail of an application and when it arrived (per E-Mail eingegangen).

    Arrival is what the own mail server wrote on top; where it wrote nothing that can be
    trusted, a person decides with a reason.
    """

    class Basis(models.TextChoices):
        RECEIVED = "received", _("Vermerk des eigenen Mailservers")
        PERSON = "person", _("von einer Person festgelegt")

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="mail", verbose_name=_("Bewerbung")
    )
    original = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("Original der E-Mail")
    )
    sender = models.CharField(_("Absender"), max_length=320)
    subject = models.CharField(_("Betreff"), max_length=500, blank=True)
    message_id = models.CharField(_("Kennung der E-Mail"), max_length=500, blank=True)
    arrived_at = models.DateTimeField(_("eingegangen am"), null=True)
    basis = models.CharField(_("Zeit belegt durch"), max_length=8, choices=Basis, blank=True)
    doubt = models.CharField(_("Zweifel"), max_length=40, blank=True)
    reason = models.TextField(_("Grund"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("festgelegt von"),
    )  # fmt: skip
    entered_at = models.DateTimeField(_("erfasst am"), default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("erfasst von")
    )

    class Meta:
        verbose_name = _("Bewerbung per E-Mail")
        verbose_name_plural = _("Bewerbungen per E-Mail")
        ordering = ["entered_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="mailed_arrival_has_basis",
                condition=Q(basis="", arrived_at=None, decided_by=None)
                | Q(basis="received", arrived_at__isnull=False, decided_by=None)
                | Q(basis="person", arrived_at__isnull=False, decided_by__isnull=False)
                & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.message_id
