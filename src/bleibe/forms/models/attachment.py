"""Files that belong to a draft, and files that are still on their way."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bleibe.forms.models.draft import Draft
from bleibe.kernel.models import StoredFile


class Attachment(models.Model):
    """A file that proves or shows something (Anlage); a removed one stays in the history."""

    uuid = models.UUIDField(_("Kennung"), default=uuid.uuid4, unique=True, editable=False)
    draft = models.ForeignKey(
        Draft, models.PROTECT, related_name="attachments", verbose_name=_("Entwurf")
    )
    field = models.CharField(_("Feld"), max_length=80)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("Datei"))
    name = models.CharField(_("Name der Datei"), max_length=255)
    title = models.CharField(_("Titel"), max_length=200)
    description = models.TextField(_("Worum es geht"), blank=True)
    added_at = models.DateTimeField(_("hochgeladen am"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("hochgeladen von"),
    )  # fmt: skip
    removed_at = models.DateTimeField(_("entfernt am"), null=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("entfernt von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Anlage")
        verbose_name_plural = _("Anlagen")
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="attachment_removed_by_somebody",
                condition=Q(removed_at=None, removed_by=None)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Upload(models.Model):
    """A file that arrives piece by piece (Hochladen in Teilen).

    The browser makes the id, so that an answer that got lost is asked for again. How much has
    arrived is the length of the file on the disk, and nothing else.
    """

    class State(models.TextChoices):
        ARRIVING = "arriving", _("unterwegs")
        DONE = "done", _("angekommen")
        GIVEN_UP = "given_up", _("aufgegeben")

    NEXT = {
        State.ARRIVING: {State.DONE, State.GIVEN_UP},
        State.DONE: set(),
        State.GIVEN_UP: {State.ARRIVING},
    }

    id = models.UUIDField(_("Kennung"), primary_key=True)
    draft = models.ForeignKey(
        Draft, models.PROTECT, related_name="uploads", verbose_name=_("Entwurf")
    )
    field = models.CharField(_("Feld"), max_length=80)
    name = models.CharField(_("Name der Datei"), max_length=255)
    size = models.PositiveBigIntegerField(_("Größe in Byte"))
    sha256 = models.CharField(_("Prüfsumme"), max_length=64)
    state = models.CharField(_("Stand"), max_length=8, choices=State, default=State.ARRIVING)
    begun_at = models.DateTimeField(_("begonnen am"), auto_now_add=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("begonnen von")
    )
    attachment = models.OneToOneField(
        Attachment, models.PROTECT, null=True, related_name="upload", verbose_name=_("Anlage")
    )

    class Meta:
        verbose_name = _("Hochladen in Teilen")
        verbose_name_plural = _("Hochladen in Teilen")
        ordering = ["-begun_at"]
        constraints = [
            models.CheckConstraint(
                name="upload_done_has_attachment",
                condition=Q(state="done", attachment__isnull=False)
                | (~Q(state="done") & Q(attachment=None)),
            ),
        ]
