"""What a reviewer writes about an application."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models import Application


class Review(models.Model):
    """One reviewer's judgement of one application, in one version (Gutachten)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("in Arbeit")
        SUBMITTED = "submitted", _("abgegeben")
        SUPERSEDED = "superseded", _("durch eine neue Fassung ersetzt")

    NEXT = {
        State.DRAFT: {State.SUBMITTED},
        State.SUBMITTED: {State.SUPERSEDED},
        State.SUPERSEDED: set(),
    }

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="reviews", verbose_name=_("Bewerbung")
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reviews",
        verbose_name=_("begutachtet von"),
    )  # fmt: skip
    version = models.PositiveSmallIntegerField(_("Fassung"), default=1)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.DRAFT)
    summary = models.TextField(_("Gesamteindruck"), blank=True)
    change_reason = models.TextField(_("Grund der Änderung"), blank=True)
    begun_at = models.DateTimeField(_("begonnen am"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("abgegeben am"), null=True)

    class Meta:
        verbose_name = _("Gutachten")
        verbose_name_plural = _("Gutachten")
        ordering = ["application", "reviewer", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "reviewer", "version"], name="review_version_once"
            ),
            models.UniqueConstraint(
                fields=["application", "reviewer"], condition=Q(state="draft"),
                name="review_one_draft",
            ),
            models.UniqueConstraint(
                fields=["application", "reviewer"], condition=Q(state="submitted"),
                name="review_one_in_force",
            ),
            models.CheckConstraint(
                name="review_submitted_has_time",
                condition=Q(state="draft", submitted_at=None)
                | Q(state__in=["submitted", "superseded"], submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="review_change_has_reason", condition=Q(version=1) | ~Q(change_reason="")
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(_("Gutachten, Fassung {version}")).format(version=self.version)


class Rating(models.Model):
    """A score for one criterion with its reason, or why it cannot be judged (Bewertung)."""

    review = models.ForeignKey(
        Review, models.CASCADE, related_name="ratings", verbose_name=_("Gutachten")
    )
    condition_key = models.SlugField(_("Kriterium"), max_length=60)
    score = models.PositiveSmallIntegerField(_("Punkte"), null=True)
    cannot_judge = models.BooleanField(_("nicht zu beurteilen"), default=False)
    reason = models.TextField(_("Begründung"), blank=True)

    class Meta:
        verbose_name = _("Bewertung")
        verbose_name_plural = _("Bewertungen")
        ordering = ["review", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "condition_key"], name="rating_condition_once"
            ),
            models.CheckConstraint(
                name="rating_scored_or_not_judged",
                condition=Q(cannot_judge=False) | Q(cannot_judge=True, score=None),
            ),
        ]

    def __str__(self) -> str:
        return self.condition_key

    @property
    def is_complete(self) -> bool:
        """True once there is a score, or that none can be given, and a reason."""
        return (self.score is not None or self.cannot_judge) and bool(self.reason.strip())
