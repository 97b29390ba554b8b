"""Decisions: prepared together, released at once, told in letters."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bleibe.applications.choosing.models.run import SelectionRun
from bleibe.kernel.models import StoredFile


class Tranche(models.Model):
    """Decisions that are released at once (Tranche)."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("vorbereitet")
        RELEASED = "released", _("freigegeben")

    NEXT = {State.PREPARED: {State.RELEASED}, State.RELEASED: set()}

    run = models.ForeignKey(
        SelectionRun, models.PROTECT, related_name="tranches", verbose_name=_("Auswahllauf")
    )
    call = models.ForeignKey(
        "calls.Call", models.PROTECT, related_name="tranches", verbose_name=_("Aufruf")
    )
    number = models.PositiveSmallIntegerField(_("Nummer"))
    state = models.CharField(_("Stand"), max_length=8, choices=State, default=State.PREPARED)
    prepared_at = models.DateTimeField(_("vorbereitet am"))
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("vorbereitet von"),
    )  # fmt: skip
    released_at = models.DateTimeField(_("freigegeben am"), null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("freigegeben von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Tranche")
        verbose_name_plural = _("Tranchen")
        ordering = ["call", "number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="tranche_numbered_once"),
            models.UniqueConstraint(
                fields=["call"], condition=Q(state="prepared"), name="tranche_prepared_one_by_one"
            ),
            models.CheckConstraint(
                name="tranche_released_by_another",
                condition=Q(state="prepared", released_at=None, released_by=None)
                | (
                    Q(state="released", released_at__isnull=False, released_by__isnull=False)
                    & ~Q(released_by=F("prepared_by"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call}, {self.number}"


class Decision(models.Model):
    """What was decided about one application in a tranche (Entscheidung)."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("Zusage")
        WAITING_LIST = "waiting_list", _("Warteliste")
        REJECTED = "rejected", _("Absage")

    class Answer(models.TextChoices):
        OPEN = "open", _("noch keine Antwort")
        TAKEN = "taken", _("angenommen")
        DECLINED = "declined", _("verzichtet")

    uuid = models.UUIDField(_("Kennung"), default=uuid.uuid4, unique=True, editable=False)
    tranche = models.ForeignKey(
        Tranche, models.PROTECT, related_name="decisions", verbose_name=_("Tranche")
    )
    application = models.ForeignKey(
        "applying.Application", models.PROTECT, related_name="decisions",
        verbose_name=_("Bewerbung"),
    )  # fmt: skip
    outcome = models.CharField(_("Entscheidung"), max_length=12, choices=Outcome)
    waiting_rank = models.PositiveSmallIntegerField(_("Platz auf der Warteliste"), null=True)
    grounds = models.JSONField(_("Gründe"))
    answer = models.CharField(_("Antwort"), max_length=8, choices=Answer, default=Answer.OPEN)
    answered_at = models.DateTimeField(_("beantwortet am"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("beantwortet von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Entscheidung")
        verbose_name_plural = _("Entscheidungen")
        ordering = ["outcome", "waiting_rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tranche", "application"], name="decision_once_in_a_tranche"
            ),
            models.UniqueConstraint(
                fields=["tranche", "waiting_rank"], name="decision_waiting_rank_once"
            ),
            models.CheckConstraint(
                name="decision_rank_on_waiting_list_alone",
                condition=Q(outcome="waiting_list", waiting_rank__gte=1)
                | (~Q(outcome="waiting_list") & Q(waiting_rank=None)),
            ),
            models.CheckConstraint(
                name="decision_answered_by_somebody",
                condition=Q(answer="open", answered_at=None, answered_by=None)
                | Q(
                    answer__in=["taken", "declined"], outcome="accepted",
                    answered_at__isnull=False, answered_by__isnull=False,
                ),
            ),
        ]  # fmt: skip

    def owner_ids(self) -> set[int]:
        return {self.application.organisation_id}


class Letter(models.Model):
    """The letter about a decision (Bescheidschreiben), its words as they were released."""

    decision = models.OneToOneField(
        Decision, models.CASCADE, related_name="letter", verbose_name=_("Entscheidung")
    )
    template = models.CharField(_("Vorlage"), max_length=40)
    content = models.TextField(_("Inhalt"), help_text=_("in kanonischer Form"))
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("Datei")
    )

    class Meta:
        verbose_name = _("Schreiben")
        verbose_name_plural = _("Schreiben")

    def owner_ids(self) -> set[int]:
        return self.decision.owner_ids()
