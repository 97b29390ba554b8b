"""That somebody has said to which Kommunen they are close."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models import Bias
from bleibe.applications.calls.models import Call
from bleibe.parties.models import Area


class BiasDeclaration(models.Model):
    """Somebody has named all bias they know of, for one call (Befangenheitserklärung).

    Until it is complete nothing of an application is shown, and nothing can be written.
    """

    call = models.ForeignKey(
        Call, models.PROTECT, related_name="bias_declarations", verbose_name=_("Aufruf")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="bias_declarations",
        verbose_name=_("Person"),
    )  # fmt: skip
    is_complete = models.BooleanField(_("alle Befangenheit ist genannt"), default=False)
    declared_at = models.DateTimeField(_("begonnen am"), auto_now_add=True)

    class Meta:
        verbose_name = _("Befangenheitserklärung")
        verbose_name_plural = _("Befangenheitserklärungen")
        ordering = ["call", "person"]
        constraints = [
            models.UniqueConstraint(fields=["call", "person"], name="bias_declared_once"),
        ]


class DeclaredKommune(models.Model):
    """A Kommune of the directory that somebody is close to (genannte Kommune).

    It names a place, not an applicant: who declares does not learn who applied, and a Kommune
    that applies later is closed from its first moment.
    """

    declaration = models.ForeignKey(
        BiasDeclaration, models.PROTECT, related_name="kommunen",
        verbose_name=_("Befangenheitserklärung"),
    )  # fmt: skip
    area = models.ForeignKey(
        Area, models.PROTECT, related_name="+", verbose_name=_("räumliche Einheit")
    )
    kind = models.CharField(_("Art"), max_length=8, choices=Bias.Kind)
    reason = models.TextField(_("Grund"), blank=True)
    named_at = models.DateTimeField(_("genannt am"), auto_now_add=True)

    class Meta:
        verbose_name = _("Genannte Kommune")
        verbose_name_plural = _("Genannte Kommunen")
        ordering = ["area__folded_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["declaration", "area"], name="declared_kommune_once"),
        ]
