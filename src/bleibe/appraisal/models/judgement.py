"""What follows: points of the SWOT, factors, fields of action, and what each rests on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bleibe.appraisal.models.interview import Statement
from bleibe.appraisal.models.kommune import OfKommune
from bleibe.appraisal.models.stocktaking import StocktakingItem
from bleibe.appraisal.themes import MOST_LETTERS, Quadrant, Theme
from bleibe.parties.models import Area


class SwotPoint(OfKommune):
    """One strength, weakness, opportunity or threat (SWOT-Punkt)."""

    class Weight(models.IntegerChoices):
        SLIGHT = 1, _("am Rande")
        MIDDLE = 2, _("wichtig")
        STRONG = 3, _("entscheidend")

    quadrant = models.CharField(_("Feld"), max_length=11, choices=Quadrant)
    text = models.CharField(_("Text"), max_length=MOST_LETTERS)
    theme = models.CharField(_("Thema"), max_length=12, choices=Theme)
    weight = models.PositiveSmallIntegerField(_("Gewicht"), choices=Weight, default=Weight.MIDDLE)
    position = models.PositiveIntegerField(_("Platz"))
    added_at = models.DateTimeField(_("erfasst am"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("erfasst von")
    )

    class Meta:
        verbose_name = _("SWOT-Punkt")
        verbose_name_plural = _("SWOT-Punkte")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class Factor(OfKommune):
    """Why people stay, come, or know the place (Faktor)."""

    class Kind(models.TextChoices):
        RETENTION = "retention", _("Haltefaktor")
        ATTRACTION = "attraction", _("Anziehungsfaktor")
        IDENTITY = "identity", _("Identität")
        UNIQUE = "unique", _("Alleinstellungsmerkmal")

    kind = models.CharField(_("Art"), max_length=10, choices=Kind)
    text = models.CharField(_("Text"), max_length=MOST_LETTERS)
    theme = models.CharField(_("Thema"), max_length=12, choices=Theme)
    added_at = models.DateTimeField(_("erfasst am"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("erfasst von")
    )

    class Meta:
        verbose_name = _("Faktor")
        verbose_name_plural = _("Faktoren")
        ordering = ["kind", "pk"]

    def __str__(self) -> str:
        return self.text


class Evidence(models.Model):
    """What a point or a factor rests on (Beleg): a figure, a statement or an entry.

    A figure is taken over as it stood on that day, so that a later figure cannot change
    what somebody judged by.
    """

    point = models.ForeignKey(
        SwotPoint, models.CASCADE, null=True, related_name="evidence", verbose_name=_("SWOT-Punkt")
    )
    factor = models.ForeignKey(
        Factor, models.CASCADE, null=True, related_name="evidence", verbose_name=_("Faktor")
    )
    statement = models.ForeignKey(
        Statement, models.CASCADE, null=True, related_name="evidence", verbose_name=_("Aussage")
    )
    item = models.ForeignKey(
        StocktakingItem, models.CASCADE, null=True, related_name="evidence",
        verbose_name=_("Eintrag der Bestandsaufnahme"),
    )  # fmt: skip
    indicator = models.CharField(_("Kennzahl"), max_length=40, blank=True)
    indicator_area = models.ForeignKey(
        Area, models.PROTECT, null=True, related_name="+", verbose_name=_("Gebiet der Kennzahl")
    )
    name = models.CharField(_("Name der Kennzahl"), max_length=200, blank=True)
    year = models.CharField(_("Jahr"), max_length=20, blank=True)
    value = models.CharField(_("Wert, wie er stand"), max_length=60, blank=True)
    sentence = models.TextField(_("Satz, wie er stand"), blank=True)
    added_at = models.DateTimeField(_("zugeordnet am"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("zugeordnet von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Beleg eines Urteils")
        verbose_name_plural = _("Belege von Urteilen")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_for_one_thing",
                condition=Q(point=None, factor__isnull=False) | Q(point__isnull=False, factor=None),
            ),
            models.CheckConstraint(
                name="evidence_is_one_thing",
                condition=Q(
                    statement__isnull=False, item=None, indicator="", indicator_area=None, value=""
                )
                | Q(statement=None, item__isnull=False, indicator="", indicator_area=None, value="")
                | (
                    Q(statement=None, item=None, indicator_area__isnull=False)
                    & ~Q(indicator="")
                    & ~Q(value="")
                ),
            ),
            models.UniqueConstraint(fields=["point", "statement"], name="evidence_statement_once"),
            models.UniqueConstraint(fields=["point", "item"], name="evidence_item_once"),
            models.UniqueConstraint(fields=["factor", "statement"], name="evidence_said_once"),
            models.UniqueConstraint(fields=["factor", "item"], name="evidence_listed_once"),
            models.UniqueConstraint(
                fields=["point", "indicator", "indicator_area", "year"],
                condition=~Q(indicator=""),
                name="evidence_figure_once",
            ),
            models.UniqueConstraint(
                fields=["factor", "indicator", "indicator_area", "year"],
                condition=~Q(indicator=""),
                name="evidence_number_once",
            ),
        ]

    @property
    def target(self) -> SwotPoint | Factor:
        """The point or factor that rests on it."""
        return self.point or self.factor

    def owner_ids(self) -> set[int]:
        return self.target.owner_ids()


class FieldOfAction(OfKommune):
    """Where a Kommune means to act (Handlungsfeld), as somebody decided it."""

    class State(models.TextChoices):
        ACCEPTED = "accepted", _("aufgenommen")
        DROPPED = "dropped", _("verworfen")

    NEXT = {State.ACCEPTED: {State.DROPPED}, State.DROPPED: {State.ACCEPTED}}

    title = models.CharField(_("Titel"), max_length=120)
    theme = models.CharField(_("Thema"), max_length=12, choices=Theme)
    reason = models.TextField(_("Begründung"))
    points = models.ManyToManyField(
        SwotPoint, blank=True, related_name="fields_of_action", verbose_name=_("SWOT-Punkte")
    )
    state = models.CharField(_("Stand"), max_length=8, choices=State)
    decided_at = models.DateTimeField(_("entschieden am"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("entschieden von"),
    )

    class Meta:
        verbose_name = _("Handlungsfeld")
        verbose_name_plural = _("Handlungsfelder")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
