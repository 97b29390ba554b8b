"""A Kommune that asks to take part."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Area, Organisation

KINDS = [(kind.value, kind.label) for kind in Organisation.KOMMUNEN]


class Registration(models.Model):
    """A Kommune asks to be let in (Registrierung): sent, confirmed by mail, then decided.

    Of the link in the mail only a digest is kept.
    """

    class State(models.TextChoices):
        SENT = "sent", _("abgesendet")
        CONFIRMED = "confirmed", _("bestätigt")
        ADMITTED = "admitted", _("zugelassen")
        REFUSED = "refused", _("abgelehnt")
        EXPIRED = "expired", _("nicht bestätigt")

    NEXT = {
        State.SENT: {State.CONFIRMED, State.EXPIRED},
        State.CONFIRMED: {State.ADMITTED, State.REFUSED},
        State.ADMITTED: set(),
        State.REFUSED: set(),
        State.EXPIRED: set(),
    }

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(_("Stand"), max_length=9, choices=State, default=State.SENT)
    name = models.CharField(_("Name der Kommune"), max_length=160)
    kind = models.CharField(_("Art"), max_length=20, choices=KINDS)
    areas = models.ManyToManyField(
        Area, blank=True, related_name="+", verbose_name=_("räumliche Einheiten")
    )
    quarter = models.CharField(_("Quartier"), max_length=160, blank=True)
    person_name = models.CharField(_("Ihr Name"), max_length=120)
    function = models.CharField(_("Funktion"), max_length=160)
    email = models.EmailField(_("E-Mail-Adresse"))
    token_digest = models.CharField(_("Prüfsumme des Links"), max_length=64)
    sent_at = models.DateTimeField(_("abgesendet am"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("bestätigt am"), null=True)
    decided_at = models.DateTimeField(_("entschieden am"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("entschieden von"),
    )  # fmt: skip
    reason = models.TextField(_("Grund"), blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="registrations",
        verbose_name=_("Organisation"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Registrierung")
        verbose_name_plural = _("Registrierungen")
        ordering = ["sent_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="registration_decided_by_somebody",
                condition=Q(state__in=["sent", "confirmed", "expired"], decided_by=None)
                | Q(state__in=["admitted", "refused"], decided_by__isnull=False,
                    decided_at__isnull=False, confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="registration_refused_with_reason",
                condition=~Q(state="refused") | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="registration_admitted_has_organisation",
                condition=~Q(state="admitted") | Q(organisation__isnull=False),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name
