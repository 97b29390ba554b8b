"""What an accepted application becomes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bleibe.applications.choosing.models.decision import Decision
from bleibe.parties.models import Area, Organisation
from bleibe.programmes.models import Participation


class Project(models.Model):
    """The project of a Kommune (Projekt), with what its application said: nothing typed twice."""

    participation = models.ForeignKey(
        Participation, models.PROTECT, related_name="projects", verbose_name=_("Teilnahme")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="projects", verbose_name=_("Organisation")
    )
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, related_name="projects",
        verbose_name=_("räumliche Einheit"),
    )  # fmt: skip
    decision = models.OneToOneField(
        Decision, models.PROTECT, related_name="project", verbose_name=_("Entscheidung")
    )
    answers = models.JSONField(_("Angaben der Bewerbung"))
    begun_at = models.DateTimeField(_("angelegt am"))
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("angelegt von")
    )

    class Meta:
        verbose_name = _("Projekt")
        verbose_name_plural = _("Projekte")
        ordering = ["organisation__name"]

    def owner_ids(self) -> set[int]:
        return {self.organisation_id}
