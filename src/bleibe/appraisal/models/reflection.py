"""The Kommune looks at its profile and objects: what becomes the next version."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bleibe.appraisal.models.judgement import SwotPoint
from bleibe.appraisal.models.kommune import OfKommune


class ReflectionWorkshop(OfKommune):
    """A meeting that held the profile against what people know (Reflexionsworkshop)."""

    held_on = models.DateField(_("Tag"))
    participants = models.PositiveSmallIntegerField(_("Teilnehmende"))
    summary = models.TextField(_("Verlauf in Stichworten"), blank=True)
    recorded_at = models.DateTimeField(_("erfasst am"), auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("erfasst von")
    )

    class Meta:
        verbose_name = _("Reflexionsworkshop")
        verbose_name_plural = _("Reflexionsworkshops")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return str(_("Reflexionsworkshop vom {day}")).format(day=self.held_on)


class Objection(models.Model):
    """An objection or addition to the profile, with its answer (Einwand)."""

    class Kind(models.TextChoices):
        OBJECTION = "objection", _("Einwand")
        ADDITION = "addition", _("Ergänzung")

    class Chapter(models.TextChoices):
        WHOLE = "whole", _("das ganze Profil")
        FIGURES = "figures", _("Zahlen und Diagramme")
        OUTLOOK = "outlook", _("Vorausberechnung")
        STOCKTAKING = "stocktaking", _("Bestandsaufnahme")
        VOICES = "voices", _("Stimmen")
        SWOT = "swot", _("Stärken, Schwächen, Chancen, Risiken")
        FIELDS = "fields", _("Handlungsfelder")

    class State(models.TextChoices):
        OPEN = "open", _("offen")
        ADOPTED = "adopted", _("übernommen")
        NOT_ADOPTED = "not_adopted", _("nicht übernommen")

    NEXT = {
        State.OPEN: {State.ADOPTED, State.NOT_ADOPTED},
        State.ADOPTED: {State.OPEN},
        State.NOT_ADOPTED: {State.OPEN},
    }

    workshop = models.ForeignKey(
        ReflectionWorkshop, models.CASCADE, related_name="objections",
        verbose_name=_("Reflexionsworkshop"),
    )  # fmt: skip
    kind = models.CharField(_("Art"), max_length=9, choices=Kind)
    function = models.CharField(_("von wem (Funktion)"), max_length=160)
    chapter = models.CharField(_("Kapitel"), max_length=11, choices=Chapter, blank=True)
    point = models.ForeignKey(
        SwotPoint, models.SET_NULL, null=True, related_name="objections",
        verbose_name=_("SWOT-Punkt"),
    )  # fmt: skip
    indicator = models.CharField(_("Kennzahl"), max_length=40, blank=True)
    about = models.CharField(_("wozu, wie es damals hieß"), max_length=300)
    text = models.TextField(_("Einwand oder Ergänzung"))
    state = models.CharField(_("Stand"), max_length=11, choices=State, default=State.OPEN)
    answer = models.TextField(_("Antwort"), blank=True)
    recorded_at = models.DateTimeField(_("erfasst am"), auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("erfasst von")
    )
    answered_at = models.DateTimeField(_("beantwortet am"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("beantwortet von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Einwand")
        verbose_name_plural = _("Einwände")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="objection_answer_complete",
                condition=Q(state="open", answered_at=None, answered_by=None)
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(state="open")),
            ),
            models.CheckConstraint(
                name="objection_refused_with_reason",
                condition=~Q(state="not_adopted") | ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def owner_ids(self) -> set[int]:
        return self.workshop.owner_ids()
