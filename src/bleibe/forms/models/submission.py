"""What was handed in: sealed, receipted, never changed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bleibe.forms.models.draft import Draft, FormRevision
from bleibe.kernel.models import StoredFile


class ReceiptKey(models.Model):
    """A public key that receipts are checked with (öffentlicher Schlüssel); old ones stay."""

    id = models.CharField(_("Kennung"), max_length=16, primary_key=True)
    public_key = models.CharField(_("öffentlicher Schlüssel"), max_length=64, unique=True)
    first_used = models.DateTimeField(_("zuerst benutzt am"), auto_now_add=True)

    class Meta:
        verbose_name = _("öffentlicher Schlüssel")
        verbose_name_plural = _("öffentliche Schlüssel")
        ordering = ["first_used"]

    def __str__(self) -> str:
        return self.id


class Submission(models.Model):
    """A sealed form (Einreichung): when it arrived, what it held, the receipt for it.

    The database refuses to change or delete it. It holds digests only; the words lie in
    `SealedContent` and can be deleted when their time has come. One that came too late is
    kept as well, with ``on_time`` false, and counts for nothing.
    """

    class Channel(models.TextChoices):
        ONLINE = "online", _("online")
        EMAIL = "email", _("per E-Mail")

    id = models.UUIDField(_("Kennung"), primary_key=True, editable=False)
    draft = models.ForeignKey(
        Draft, models.PROTECT, related_name="submissions", verbose_name=_("Entwurf")
    )
    revision = models.ForeignKey(
        FormRevision, models.PROTECT, related_name="+", verbose_name=_("Fassung")
    )
    number = models.PositiveSmallIntegerField(_("Nummer"))
    channel = models.CharField(_("Weg"), max_length=6, choices=Channel, default=Channel.ONLINE)
    arrived_at = models.DateTimeField(_("eingegangen am"))
    closes_at = models.DateTimeField(_("Einsendeschluss"))
    on_time = models.BooleanField(_("fristgerecht"))
    sealed_at = models.DateTimeField(_("versiegelt am"))
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("versiegelt von"),
    )  # fmt: skip
    original = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+",
        verbose_name=_("Original der E-Mail"),
    )  # fmt: skip
    form_digest = models.CharField(_("Prüfsumme des Formulars"), max_length=64)
    content_digest = models.CharField(_("Prüfsumme der Antworten"), max_length=64)
    receipt = models.TextField(_("Eingangsbestätigung"))
    signature = models.CharField(_("Signatur"), max_length=128)
    key = models.ForeignKey(
        ReceiptKey, models.PROTECT, related_name="+", verbose_name=_("öffentlicher Schlüssel")
    )

    class Meta:
        verbose_name = _("Einreichung")
        verbose_name_plural = _("Einreichungen")
        ordering = ["draft", "number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="submission_number_once"),
            models.CheckConstraint(
                name="submission_on_time_or_not",
                condition=Q(on_time=True, arrived_at__lte=F("closes_at"))
                | Q(on_time=False, arrived_at__gt=F("closes_at")),
            ),
            models.CheckConstraint(
                name="submission_mailed_has_original",
                condition=Q(channel="online", original=None)
                | Q(channel="email", original__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft} #{self.number}"

    def owner_ids(self) -> set[int]:
        return self.draft.owner_ids()


class SealedContent(models.Model):
    """The words and the list of files of a submission (versiegelter Inhalt).

    Canonical JSON with a random part, so that the digest tells nothing once this is deleted.
    """

    submission = models.OneToOneField(
        Submission, models.DO_NOTHING, primary_key=True, related_name="content",
        verbose_name=_("Einreichung"), db_constraint=False,
    )  # fmt: skip
    text = models.TextField(_("Inhalt"))

    class Meta:
        verbose_name = _("versiegelter Inhalt")
        verbose_name_plural = _("versiegelte Inhalte")


class Withdrawal(models.Model):
    """A submission that was taken back (Rücknahme)."""

    submission = models.OneToOneField(
        Submission, models.PROTECT, related_name="withdrawal", verbose_name=_("Einreichung")
    )
    reason = models.TextField(_("Grund"), blank=True)
    withdrawn_at = models.DateTimeField(_("zurückgenommen am"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("zurückgenommen von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Rücknahme")
        verbose_name_plural = _("Rücknahmen")
