"""Files on their way in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bleibe.kernel.models import StoredFile
from bleibe.parties.models import Organisation
from bleibe.profiles.models.dataset import Dataset


class Upload(models.Model):
    """A file that came in (hochgeladene Datei); it stays for a second try."""

    class State(models.TextChoices):
        RECEIVED = "received", _("wird gelesen")
        READABLE = "readable", _("bereit zum Einlesen")
        UNREADABLE = "unreadable", _("nicht lesbar")
        IMPORTING = "importing", _("wird eingelesen")
        IMPORTED = "imported", _("eingelesen")
        DISCARDED = "discarded", _("verworfen")

    NEXT = {
        State.RECEIVED: {State.READABLE, State.UNREADABLE, State.DISCARDED},
        State.READABLE: {State.RECEIVED, State.IMPORTING, State.DISCARDED},
        State.UNREADABLE: {State.RECEIVED, State.DISCARDED},
        State.IMPORTING: {State.IMPORTED, State.READABLE, State.UNREADABLE},
        State.IMPORTED: set(),
        State.DISCARDED: set(),
    }

    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="uploads", verbose_name=_("gehört")
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name=_("Datei"))
    file_name = models.CharField(_("Name der Datei"), max_length=255)
    received_at = models.DateTimeField(_("eingegangen am"), auto_now_add=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("von")
    )
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.RECEIVED)
    mapping = models.JSONField(_("Zuordnung der Spalten"), default=dict)
    preview = models.JSONField(_("Vorschau"), default=dict)
    error_code = models.CharField(_("Fehler"), max_length=60, blank=True)
    error_params = models.JSONField(_("Angaben zum Fehler"), default=dict)
    job_id = models.UUIDField(_("Auftrag"), null=True)
    dataset = models.ForeignKey(
        Dataset, models.SET_NULL, null=True, related_name="uploads", verbose_name=_("Tabelle")
    )

    class Meta:
        verbose_name = _("hochgeladene Datei")
        verbose_name_plural = _("hochgeladene Dateien")
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                name="upload_unreadable_has_error",
                condition=~Q(state="unreadable") | ~Q(error_code=""),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    def owner_ids(self) -> set[int]:
        return {self.owner_id} if self.owner_id else set()
