"""Talks with people who know the place, what they allow, and what they say."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bleibe.appraisal.models.kommune import OfKommune
from bleibe.appraisal.themes import Quadrant, Theme, Voice
from bleibe.parties.models import Organisation


class Guideline(models.Model):
    """The questions of a Kommune's interviews in one version (Gesprächsleitfaden)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("gehört")
    )
    version = models.PositiveSmallIntegerField(_("Fassung"))
    title = models.CharField(_("Titel"), max_length=160)
    questions = models.JSONField(_("Leitfragen"))
    made_at = models.DateTimeField(_("festgelegt am"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("festgelegt von")
    )

    class Meta:
        verbose_name = _("Gesprächsleitfaden")
        verbose_name_plural = _("Gesprächsleitfäden")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "version"], name="guideline_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.version}"

    def owner_ids(self) -> set[int]:
        return {self.organisation_id}


class Interview(OfKommune):
    """A talk with somebody who knows the place (Gespräch).

    Name, function and notes stay inside; of all this only the group is ever shown to others.
    """

    guideline = models.ForeignKey(
        Guideline, models.PROTECT, related_name="interviews", verbose_name=_("Gesprächsleitfaden")
    )
    person = models.CharField(_("Name"), max_length=160, blank=True)
    function = models.CharField(_("Funktion"), max_length=160, blank=True)
    voice = models.CharField(_("Gruppe"), max_length=14, choices=Voice)
    held_on = models.DateField(_("Tag des Gesprächs"))
    notes = models.TextField(_("Notizen"), blank=True)
    recorded_at = models.DateTimeField(_("erfasst am"), auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("erfasst von")
    )

    class Meta:
        verbose_name = _("Gespräch")
        verbose_name_plural = _("Gespräche")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return str(_("Gespräch {number}")).format(number=self.pk)


class Consent(models.Model):
    """What somebody allowed, in which words, and when they took it back (Einwilligung)."""

    class Way(models.TextChoices):
        SIGNED = "signed", _("unterschrieben")
        MAIL = "mail", _("per E-Mail")
        SPOKEN = "spoken", _("mündlich, im Gespräch vermerkt")

    interview = models.OneToOneField(
        Interview, models.PROTECT, related_name="consent", verbose_name=_("Gespräch")
    )
    text_version = models.CharField(_("Fassung des Textes"), max_length=20)
    given_on = models.DateField(_("gegeben am"))
    way = models.CharField(_("auf welchem Weg"), max_length=6, choices=Way)
    noted_at = models.DateTimeField(_("vermerkt am"), auto_now_add=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("vermerkt von")
    )
    withdrawn_at = models.DateTimeField(_("widerrufen am"), null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("Widerruf vermerkt von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Einwilligung")
        verbose_name_plural = _("Einwilligungen")
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="consent_withdrawal_complete",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]

    def owner_ids(self) -> set[int]:
        return self.interview.owner_ids()

    @property
    def holds(self) -> bool:
        """True as long as it has not been taken back."""
        return self.withdrawn_at is None


class Statement(models.Model):
    """Something that somebody said, coded (Aussage).

    It hangs on the consent, not on the interview: without one there is no statement.
    """

    class State(models.TextChoices):
        INTERNAL = "internal", _("intern")
        PUBLISHED = "published", _("freigegeben")

    NEXT = {State.INTERNAL: {State.PUBLISHED}, State.PUBLISHED: {State.INTERNAL}}

    class Code(models.TextChoices):
        STRENGTH = Quadrant.STRENGTH.value, _("Stärke")
        WEAKNESS = Quadrant.WEAKNESS.value, _("Schwäche")
        OPPORTUNITY = Quadrant.OPPORTUNITY.value, _("Chance")
        THREAT = Quadrant.THREAT.value, _("Risiko")
        NEUTRAL = "neutral", _("ohne Wertung")

    consent = models.ForeignKey(
        Consent, models.CASCADE, related_name="statements", verbose_name=_("Einwilligung")
    )
    text = models.TextField(_("Aussage"))
    theme = models.CharField(_("Thema"), max_length=12, choices=Theme)
    code = models.CharField(_("Einordnung"), max_length=11, choices=Code)
    state = models.CharField(_("Stand"), max_length=9, choices=State, default=State.INTERNAL)
    public_text = models.TextField(_("Wortlaut ohne Hinweise auf die Person"), blank=True)
    checked_at = models.DateTimeField(_("auf Hinweise geprüft am"), null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("auf Hinweise geprüft von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Aussage")
        verbose_name_plural = _("Aussagen")
        ordering = ["theme", "pk"]
        constraints = [
            models.CheckConstraint(
                name="statement_published_only_when_checked",
                condition=Q(state="internal", checked_at=None, checked_by=None, public_text="")
                | (
                    Q(state="published", checked_at__isnull=False, checked_by__isnull=False)
                    & ~Q(public_text="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def owner_ids(self) -> set[int]:
        return self.consent.owner_ids()

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED


class RetractedWording(models.Model):
    """A released wording that must not be shown any more (Zurückgezogener Wortlaut).

    The words are gone; digest and length are enough to find them where they were released.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("gehört")
    )
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    length = models.PositiveIntegerField(_("Zahl der Zeichen"))
    retracted_at = models.DateTimeField(_("zurückgezogen am"))
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("Rücknahme vermerkt von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Zurückgezogener Wortlaut")
        verbose_name_plural = _("Zurückgezogene Wortlaute")
        ordering = ["-retracted_at", "-pk"]

    def owner_ids(self) -> set[int]:
        return {self.organisation_id}
