"""In which phase the reviewing of a call is, and what the phase opens."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bleibe.applications.calls.models import Call


class ReviewPhase(models.Model):
    """One phase of the reviewing of a call (Begutachtungsphase): who may do and see what.

    It governs pages, documents, tables and mails alike. Where no phase is open, nothing is.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("geplant")
        OPEN = "open", _("läuft")
        OVER = "over", _("beendet")

    NEXT = {
        State.PLANNED: {State.OPEN},
        State.OPEN: {State.OVER},
        State.OVER: {State.OPEN},
    }

    class OtherReviews(models.TextChoices):
        NEVER = "never", _("nie")
        AFTER_OWN = "after_own", _("sobald das eigene abgegeben ist")
        ALWAYS = "always", _("immer")

    call = models.ForeignKey(
        Call, models.PROTECT, related_name="review_phases", verbose_name=_("Aufruf")
    )
    number = models.PositiveSmallIntegerField(_("Nummer"))
    title = models.CharField(_("Titel"), max_length=120)
    may_review = models.BooleanField(_("Gutachten werden abgegeben"), default=False)
    may_revise = models.BooleanField(
        _("abgegebene Gutachten werden mit Grund geändert"), default=False
    )
    may_discuss = models.BooleanField(_("das Gremium berät"), default=False)
    shows_applicants = models.BooleanField(
        _("Gutachterinnen und Gutachter sehen die Namen der Kommunen"), default=False
    )
    shows_personal = models.BooleanField(
        _("Gutachterinnen und Gutachter sehen Angaben zu Personen"), default=False
    )
    shows_reviewers = models.BooleanField(
        _("Gutachterinnen und Gutachter sehen, wer begutachtet hat"), default=False
    )
    other_reviews = models.CharField(
        _("Gutachten der anderen sind zu sehen"), max_length=9, choices=OtherReviews,
        default=OtherReviews.NEVER,
    )  # fmt: skip
    state = models.CharField(_("Stand"), max_length=7, choices=State, default=State.PLANNED)
    opened_at = models.DateTimeField(_("geöffnet am"), null=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("geöffnet von"),
    )  # fmt: skip
    ended_at = models.DateTimeField(_("beendet am"), null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("beendet von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Begutachtungsphase")
        verbose_name_plural = _("Begutachtungsphasen")
        ordering = ["call", "number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="review_phase_number_once"),
            models.UniqueConstraint(
                fields=["call"], condition=Q(state="open"), name="review_phase_one_open"
            ),
            models.CheckConstraint(
                name="review_phase_state_has_time",
                condition=Q(
                    state="planned", opened_at=None, opened_by=None, ended_at=None, ended_by=None
                )
                | Q(
                    state="open", opened_at__isnull=False, opened_by__isnull=False,
                    ended_at=None, ended_by=None,
                )
                | Q(
                    state="over", opened_at__isnull=False, opened_by__isnull=False,
                    ended_at__isnull=False, ended_by__isnull=False,
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title
