"""What a Kommune is asked to add to its application."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models import Application
from bleibe.kernel.models import StoredFile


class CompletionRequest(models.Model):
    """A question to the Kommune with a deadline (Nachforderung); the clock stands meanwhile."""

    class State(models.TextChoices):
        ASKED = "asked", _("gestellt")
        ANSWERED = "answered", _("beantwortet")
        CLOSED = "closed", _("ohne Antwort geschlossen")

    NEXT = {
        State.ASKED: {State.ANSWERED, State.CLOSED},
        State.ANSWERED: set(),
        State.CLOSED: set(),
    }

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="completion_requests",
        verbose_name=_("Bewerbung"),
    )  # fmt: skip
    condition_key = models.SlugField(_("Bedingung"), max_length=80, blank=True)
    state = models.CharField(_("Stand"), max_length=8, choices=State, default=State.ASKED)
    text = models.TextField(_("Was fehlt"))
    due = models.DateField(_("Frist"))
    asked_at = models.DateTimeField(_("gestellt am"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("gestellt von")
    )
    answer = models.TextField(_("Antwort"), blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("Datei")
    )
    file_name = models.CharField(_("Name der Datei"), max_length=255, blank=True)
    ended_at = models.DateTimeField(_("beendet am"), null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("beendet von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Nachforderung")
        verbose_name_plural = _("Nachforderungen")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="completion_state",
                condition=Q(state="asked", ended_at=None, ended_by=None, answer="", file=None)
                | Q(state="answered", ended_at__isnull=False, ended_by__isnull=False)
                & ~Q(answer="")
                | Q(
                    state="closed", ended_at__isnull=False, ended_by__isnull=False,
                    answer="", file=None,
                ),
            ),
            models.CheckConstraint(name="completion_asks_something", condition=~Q(text="")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text[:80]

    def owner_ids(self) -> set[int]:
        return self.application.owner_ids()

    @property
    def is_overdue(self) -> bool:
        return self.state == self.State.ASKED and self.due < timezone.localdate()
