"""What all entries share: whose they are, and which area they speak of."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Area, Organisation


class OfKommune(models.Model):
    """Something that a Kommune says of itself or of one of its Quartiere."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("gehört")
    )
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("Gebiet"), help_text=_("leer: die ganze Kommune"),
    )  # fmt: skip

    class Meta:
        abstract = True

    def owner_ids(self) -> set[int]:
        return {self.organisation_id}
