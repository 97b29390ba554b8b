"""A call for applications and the later deadlines that somebody granted."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Organisation
from bleibe.programmes.models import PackageVersion, Programme


class Call(models.Model):
    """An invitation to apply (Aufruf), on the rules of one version of a package.

    ``closes_at`` is the last second that counts, whole; what arrives within ``grace`` after
    it is still in time.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("in Vorbereitung")
        OPEN = "open", _("offen")
        CLOSED = "closed", _("geschlossen")
        DECIDED = "decided", _("entschieden")

    NEXT = {
        State.DRAFT: {State.OPEN},
        State.OPEN: {State.CLOSED},
        State.CLOSED: {State.OPEN, State.DECIDED},
        State.DECIDED: set(),
    }

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="calls", verbose_name=_("Förderprogramm")
    )
    package = models.ForeignKey(
        PackageVersion, models.PROTECT, related_name="calls", verbose_name=_("Fassung des Pakets")
    )
    key = models.SlugField(_("Kennung"), unique=True)
    title = models.CharField(_("Titel"), max_length=200)
    opens_at = models.DateTimeField(_("öffnet am"))
    closes_at = models.DateTimeField(_("Frist"))
    grace = models.DurationField(_("Nachlauf"), default=timedelta(0))
    targets_digest = models.CharField(_("Prüfsumme der Ziele"), max_length=64, blank=True)
    state = models.CharField(_("Stand"), max_length=8, choices=State, default=State.DRAFT)

    class Meta:
        verbose_name = _("Aufruf")
        verbose_name_plural = _("Aufrufe")
        ordering = ["-closes_at", "key"]
        constraints = [
            models.CheckConstraint(
                name="call_closes_after_it_opens", condition=Q(closes_at__gt=F("opens_at"))
            ),
            models.CheckConstraint(
                name="call_grace_not_negative", condition=Q(grace__gte=timedelta(0))
            ),
            models.CheckConstraint(
                name="call_state", condition=Q(state__in=["draft", "open", "closed", "decided"])
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_begun(self) -> bool:
        return timezone.now() >= self.opens_at


class DeadlineExtension(models.Model):
    """A later deadline, for one Kommune or for all (Fristverlängerung): with reason and author."""

    call = models.ForeignKey(
        Call, models.PROTECT, related_name="extensions", verbose_name=_("Aufruf")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("gilt für"), help_text=_("leer: für alle"),
    )  # fmt: skip
    closes_at = models.DateTimeField(_("neue Frist"))
    reason = models.TextField(_("Grund"))
    granted_at = models.DateTimeField(_("gewährt am"), default=timezone.now)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("gewährt von")
    )

    class Meta:
        verbose_name = _("Fristverlängerung")
        verbose_name_plural = _("Fristverlängerungen")
        ordering = ["-granted_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="extension_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.call} · {self.organisation or _('alle')}"
