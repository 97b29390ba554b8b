"""What was found about a condition, by the rules and by people."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.applications.applying.models import Application
from bleibe.engines.eligibility import Verdict as EngineVerdict
from bleibe.forms.models import Attachment, Submission


class Verdict(models.TextChoices):
    """One of three answers (Ergebnis)."""

    MET = EngineVerdict.MET, _("erfüllt")
    NOT_MET = EngineVerdict.NOT_MET, _("nicht erfüllt")
    NEEDS_JUDGEMENT = EngineVerdict.NEEDS_JUDGEMENT, _("zu klären")


class Finding(models.Model):
    """What the rules or a person found about one condition of a submission (Feststellung).

    What the rules found carries the digest of the rule, its inputs and the trace from which
    it can be recomputed; what a person found carries the reason. A later one takes the
    place of an earlier one, which stays.
    """

    class Source(models.TextChoices):
        ENGINE = "engine", _("Regel")
        PERSON = "person", _("Mensch")

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="findings", verbose_name=_("Bewerbung")
    )
    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="findings", verbose_name=_("Einreichung")
    )
    condition_key = models.SlugField(_("Bedingung"), max_length=80)
    source = models.CharField(_("festgestellt durch"), max_length=6, choices=Source)
    verdict = models.CharField(_("Ergebnis"), max_length=15, choices=Verdict)
    reason = models.TextField(_("Begründung"), blank=True)
    evidence = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("Beleg"),
    )  # fmt: skip
    page = models.PositiveSmallIntegerField(_("Seite"), null=True, blank=True)
    rule_digest = models.CharField(_("Prüfsumme der Regel"), max_length=64, blank=True)
    inputs = models.JSONField(_("Angaben"), default=dict)
    trace = models.JSONField(_("Rechenweg"), default=list)
    changes = models.JSONField(_("kleinste Änderung"), default=list)
    at = models.DateTimeField(_("festgestellt am"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("festgestellt von"),
    )  # fmt: skip
    superseded_at = models.DateTimeField(_("ersetzt am"), null=True)
    superseded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("ersetzt von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Feststellung")
        verbose_name_plural = _("Feststellungen")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="finding_has_its_ground",
                condition=Q(source="engine", by=None) & ~Q(rule_digest="")
                | Q(source="person", by__isnull=False, rule_digest="") & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="finding_superseded_by_somebody",
                condition=Q(superseded_at=None, superseded_by=None)
                | Q(superseded_at__isnull=False, superseded_by__isnull=False),
            ),
            models.CheckConstraint(
                name="finding_verdict",
                condition=Q(verdict__in=["met", "not_met", "needs_judgement"]),
            ),
            models.CheckConstraint(
                name="finding_page_of_evidence",
                condition=Q(page=None) | Q(evidence__isnull=False, page__gte=1),
            ),
            models.UniqueConstraint(
                fields=["submission", "condition_key"],
                condition=Q(source="engine", superseded_at=None),
                name="finding_of_rule_once",
            ),
            models.UniqueConstraint(
                fields=["submission", "condition_key", "by"],
                condition=Q(source="person", superseded_at=None),
                name="finding_of_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.condition_key}: {self.get_verdict_display()}"


class Settlement(models.Model):
    """How two differing findings were settled, and why (Klärung einer Abweichung)."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="settlements", verbose_name=_("Bewerbung")
    )
    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="settlements", verbose_name=_("Einreichung")
    )
    condition_key = models.SlugField(_("Bedingung"), max_length=80)
    verdict = models.CharField(_("Ergebnis"), max_length=15, choices=Verdict)
    reason = models.TextField(_("Begründung"))
    at = models.DateTimeField(_("geklärt am"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("geklärt von")
    )

    class Meta:
        verbose_name = _("Klärung einer Abweichung")
        verbose_name_plural = _("Klärungen von Abweichungen")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "condition_key"], name="settled_once"),
            models.CheckConstraint(
                name="settlement_decides_with_reason",
                condition=Q(verdict__in=["met", "not_met"]) & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.condition_key}: {self.get_verdict_display()}"
