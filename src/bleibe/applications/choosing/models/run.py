"""A computation of the best set, kept with all that it rests on."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bleibe.applications.choosing.models.targets import TargetSet


class SelectionRun(models.Model):
    """One run of the solver (Auswahllauf); never changed, never deleted.

    A deviation is a run of its own: it names the run that it departs from, and why.
    """

    class Kind(models.TextChoices):
        PROPOSAL = "proposal", _("Vorschlag der Rechnung")
        DEVIATION = "deviation", _("Abweichung des Gremiums")
        LOTTERY = "lottery", _("Los unter Gleichen")

    uuid = models.UUIDField(_("Kennung"), default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(
        "calls.Call", models.PROTECT, related_name="runs", verbose_name=_("Aufruf")
    )
    targets = models.ForeignKey(
        TargetSet, models.PROTECT, null=True, related_name="runs", verbose_name=_("Auswahlziele"),
        help_text=_("leer: vor der Frist wurden keine veröffentlicht"),
    )  # fmt: skip
    number = models.PositiveSmallIntegerField(_("Nummer"))
    kind = models.CharField(_("Art"), max_length=9, choices=Kind)
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="deviations",
        verbose_name=_("weicht ab von"),
    )  # fmt: skip
    reason = models.TextField(_("Begründung"), blank=True)
    inputs = models.TextField(_("Eingaben"), help_text=_("in kanonischer Form"))
    inputs_digest = models.CharField(_("Prüfsumme der Eingaben"), max_length=64)
    result = models.TextField(_("Ergebnis"), help_text=_("in kanonischer Form"))
    result_digest = models.CharField(_("Prüfsumme des Ergebnisses"), max_length=64)
    engine = models.CharField(_("Programmfassung"), max_length=80)
    made_at = models.DateTimeField(_("gerechnet am"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("gerechnet von")
    )

    class Meta:
        verbose_name = _("Auswahllauf")
        verbose_name_plural = _("Auswahlläufe")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="run_numbered_once"),
            models.CheckConstraint(
                name="run_departs_with_reason",
                condition=Q(kind="proposal", base=None, reason="")
                | (Q(kind__in=["deviation", "lottery"], base__isnull=False) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call}, {self.number}"


class Draw(models.Model):
    """A lottery among equals (Losentscheidung): bound before, opened with a value from outside.

    The office commits to a secret and names a public source of a later time; only with
    the value from that source can anybody, and everybody, compute who is drawn.
    """

    run = models.OneToOneField(
        SelectionRun, models.PROTECT, related_name="draw", verbose_name=_("Auswahllauf")
    )
    commitment = models.CharField(_("Festlegung"), max_length=64)
    secret = models.CharField(_("Geheimnis"), max_length=64)
    source = models.CharField(_("öffentliche Quelle"), max_length=300)
    opens_at = models.DateTimeField(_("Wert liegt vor ab"))
    committed_at = models.DateTimeField(_("festgelegt am"))
    committed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("festgelegt von"),
    )  # fmt: skip
    value = models.CharField(_("Wert der Quelle"), max_length=300, blank=True)
    drawn_at = models.DateTimeField(_("gezogen am"), null=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("gezogen von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Losentscheidung")
        verbose_name_plural = _("Losentscheidungen")
        constraints = [
            models.CheckConstraint(
                name="draw_is_bound_before_it_opens",
                condition=Q(opens_at__gt=models.F("committed_at")),
            ),
            models.CheckConstraint(
                name="draw_opened_wholly",
                condition=Q(drawn_at=None, drawn_by=None, value="")
                | (Q(drawn_at__gte=models.F("opens_at"), drawn_by__isnull=False) & ~Q(value="")),
            ),
        ]
