"""The tables of the kernel: events, stored files, jobs."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One entry of the event log (Protokolleintrag): append-only and chained.

    It holds plain text and no foreign keys, so that nothing it tells about can
    block it or take it along. What may have to be erased lies in `EventFacts`;
    the chain covers only a salted commitment to it.
    """

    seq = models.PositiveBigIntegerField(_("Nummer"), primary_key=True)
    at = models.CharField(_("Zeitpunkt (UTC)"), max_length=32)
    verb = models.CharField(_("Vorgang"), max_length=80)
    actor = models.CharField(_("Person (Kennung)"), max_length=40)
    about_kind = models.CharField(_("Art des Gegenstands"), max_length=80)
    about_id = models.CharField(_("Gegenstand"), max_length=80)
    commitment = models.CharField(_("Festlegung der Angaben"), max_length=64)
    previous = models.CharField(_("Prüfsumme davor"), max_length=64)
    digest = models.CharField(_("Prüfsumme"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("Protokolleintrag")
        verbose_name_plural = _("Protokolleinträge")
        ordering = ["seq"]


class EventFacts(models.Model):
    """The facts of an event (Angaben), erasable together with their salt."""

    event = models.OneToOneField(
        Event, models.DO_NOTHING, primary_key=True, related_name="facts", db_constraint=False
    )
    salt = models.CharField(_("Salz"), max_length=32)
    content = models.TextField(_("Angaben"))

    class Meta:
        verbose_name = _("Angaben zum Protokolleintrag")
        verbose_name_plural = _("Angaben zu Protokolleinträgen")


class ChainHead(models.Model):
    """The end of the event chain (Kettenende): the row that writers queue for."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        verbose_name = _("Kettenende")
        verbose_name_plural = _("Kettenende")
        constraints = [models.CheckConstraint(name="chain_has_one_head", condition=models.Q(id=1))]


class StoredFile(models.Model):
    """A file in the content-addressed store (Datei); equal content is one row."""

    sha256 = models.CharField(_("Prüfsumme"), max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField(_("Größe in Byte"))
    media_type = models.CharField(_("Art"), max_length=120)
    stored_at = models.DateTimeField(_("gespeichert am"), auto_now_add=True)

    class Meta:
        verbose_name = _("Datei")
        verbose_name_plural = _("Dateien")


class Job(models.Model):
    """A piece of work in the background (Auftrag) with its progress and its end."""

    class State(models.TextChoices):
        QUEUED = "queued", _("wartet")
        RUNNING = "running", _("läuft")
        DONE = "done", _("fertig")
        FAILED = "failed", _("nicht gelungen")

    NEXT = {
        State.QUEUED: {State.RUNNING, State.FAILED},
        State.RUNNING: {State.DONE, State.FAILED},
        State.DONE: set(),
        State.FAILED: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Art"), max_length=40)
    person_id = models.BigIntegerField(_("Person"), db_index=True)
    state = models.CharField(_("Stand"), max_length=8, choices=State, default=State.QUEUED)
    worker = models.CharField(
        _("Prozess"), max_length=32, blank=True, help_text=_("der daran arbeitet oder es tat")
    )
    done = models.PositiveBigIntegerField(_("erledigt"), default=0)
    total = models.PositiveBigIntegerField(_("insgesamt"), default=0)
    error_code = models.CharField(_("Fehler"), max_length=60, blank=True)
    error_params = models.JSONField(_("Angaben zum Fehler"), default=dict)
    result = models.JSONField(_("Ergebnis"), default=dict)
    created_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)
    finished_at = models.DateTimeField(_("beendet am"), null=True)

    class Meta:
        verbose_name = _("Auftrag")
        verbose_name_plural = _("Aufträge")
        constraints = [
            models.CheckConstraint(
                name="job_end_has_time",
                condition=models.Q(state__in=["queued", "running"], finished_at=None)
                | models.Q(state__in=["done", "failed"], finished_at__isnull=False),
            ),
        ]

    @property
    def percent(self) -> int:
        """Whole percent done, for a progress bar."""
        return min(100, 100 * self.done // self.total) if self.total else 0
