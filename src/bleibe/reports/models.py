"""Documents that were made out of what the features know."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bleibe.kernel.models import StoredFile
from bleibe.parties.models import Area
from bleibe.reports.writing.models import (
    MunicipalProfile,
    ProfileSection,
    ProfileVersion,
    SourceChoice,
)

__all__ = [
    "MunicipalProfile",
    "ProfileDocument",
    "ProfileSection",
    "ProfileVersion",
    "SourceChoice",
]


class ProfileDocument(models.Model):
    """A Kommunalprofil as a file (Profildokument), for one state of the figures.

    ``state_key`` is the digest of the figures that a reader may see: whoever sees other
    figures, or newer ones, does not get this document.
    """

    class Format(models.TextChoices):
        """In what kind of file the same profile is (Format)."""

        PDF = "pdf", _("PDF")
        DOCX = "docx", _("Word-Dokument")
        PPTX = "pptx", _("Folien")

    area = models.ForeignKey(
        Area, models.PROTECT, related_name="profile_documents", verbose_name=_("räumliche Einheit")
    )
    state_key = models.CharField(_("Stand der Zahlen"), max_length=64)
    format = models.CharField(_("Format"), max_length=8, choices=Format, default=Format.PDF)
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name=_("Datei"))
    made_at = models.DateTimeField(_("erstellt am"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("erstellt von")
    )

    class Meta:
        verbose_name = _("Profildokument")
        verbose_name_plural = _("Profildokumente")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "state_key", "format"], name="profile_document_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.made_at:%d.%m.%Y}"
