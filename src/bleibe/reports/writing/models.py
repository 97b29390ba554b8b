"""The Kommunalprofil that a Kommune writes: its versions and what stands in each."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bleibe.kernel.models import StoredFile
from bleibe.parties.models import Area, Organisation


class MunicipalProfile(models.Model):
    """The document that a Kommune keeps about itself or one of its Quartiere (Kommunalprofil)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="municipal_profiles", verbose_name=_("gehört")
    )
    area = models.ForeignKey(
        Area, models.PROTECT, related_name="municipal_profiles", verbose_name=_("räumliche Einheit")
    )
    begun_at = models.DateTimeField(_("begonnen am"), auto_now_add=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("begonnen von")
    )

    class Meta:
        verbose_name = _("Kommunalprofil")
        verbose_name_plural = _("Kommunalprofile")
        ordering = ["area__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "area"], name="municipal_profile_once"),
        ]

    def __str__(self) -> str:
        return self.area.name

    def owner_ids(self) -> set[int]:
        return {self.organisation_id}


class ProfileVersion(models.Model):
    """One version of a Kommunalprofil on its way from draft to resolution (Profilfassung).

    ``content`` is the whole profile as it was released, figures and texts; it never changes
    again, and ``digest`` stands in the event log.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        IN_COORDINATION = "in_coordination", _("in Abstimmung")
        RELEASED = "released", _("freigegeben")
        RESOLVED = "resolved", _("beschlossen")

    NEXT = {
        State.DRAFT: {State.IN_COORDINATION},
        State.IN_COORDINATION: {State.DRAFT, State.RELEASED},
        State.RELEASED: {State.RESOLVED},
        State.RESOLVED: set(),
    }
    OPEN = (State.DRAFT, State.IN_COORDINATION)
    PUBLIC = (State.RELEASED, State.RESOLVED)

    profile = models.ForeignKey(
        MunicipalProfile, models.PROTECT, related_name="versions", verbose_name=_("Kommunalprofil")
    )
    number = models.PositiveSmallIntegerField(_("Nummer"))
    state = models.CharField(_("Stand"), max_length=16, choices=State, default=State.DRAFT)
    begun_at = models.DateTimeField(_("begonnen am"), auto_now_add=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("begonnen von")
    )
    submitted_at = models.DateTimeField(_("in Abstimmung seit"), null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("in Abstimmung gegeben von"),
    )  # fmt: skip
    return_reason = models.TextField(_("zuletzt zurückgegeben, weil"), blank=True)
    released_at = models.DateTimeField(_("freigegeben am"), null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("freigegeben von"),
    )  # fmt: skip
    content = models.TextField(_("Inhalt, wie er freigegeben ist"), blank=True)
    digest = models.CharField(_("Prüfsumme des Inhalts"), max_length=64, blank=True)
    resolved_on = models.DateField(_("Tag des Beschlusses"), null=True)
    resolved_body = models.CharField(_("Gremium"), max_length=160, blank=True)
    resolution_note = models.TextField(_("Bemerkung zum Beschluss"), blank=True)
    resolved_at = models.DateTimeField(_("Beschluss eingetragen am"), null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("Beschluss eingetragen von"),
    )  # fmt: skip
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("PDF")
    )
    one_page_file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+",
        verbose_name=_("Steckbrief als PDF"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Profilfassung")
        verbose_name_plural = _("Profilfassungen")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "number"], name="profile_version_once"),
            models.UniqueConstraint(
                fields=["profile"],
                condition=Q(state__in=["draft", "in_coordination"]),
                name="profile_version_one_open",
            ),
            models.CheckConstraint(
                name="profile_version_agrees_with_state",
                condition=Q(state="draft", submitted_at=None)
                | Q(state__in=["in_coordination", "released", "resolved"])
                & Q(submitted_at__isnull=False, submitted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="profile_version_released_is_frozen",
                condition=Q(
                    state__in=["draft", "in_coordination"], released_at=None, released_by=None,
                    content="", digest="", file=None, one_page_file=None,
                )
                | Q(
                    state__in=["released", "resolved"], released_at__isnull=False,
                    released_by__isnull=False,
                )
                & ~Q(content="")
                & ~Q(digest=""),
            ),
            models.CheckConstraint(
                name="profile_version_resolution_complete",
                condition=Q(
                    state__in=["draft", "in_coordination", "released"], resolved_on=None,
                    resolved_body="", resolution_note="", resolved_at=None, resolved_by=None,
                )
                | Q(
                    state="resolved", resolved_on__isnull=False, resolved_at__isnull=False,
                    resolved_by__isnull=False,
                )
                & ~Q(resolved_body=""),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(_("{area}, Fassung {number}")).format(area=self.profile, number=self.number)

    def owner_ids(self) -> set[int]:
        return self.profile.owner_ids()

    @property
    def is_public(self) -> bool:
        return self.state in self.PUBLIC

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT


class SourceChoice(models.Model):
    """Which of two contradicting sources a version uses, and why (Quellenwahl).

    ``contradiction`` is the key of what they disagree on, ``source`` that of the table chosen.
    """

    version = models.ForeignKey(
        ProfileVersion, models.PROTECT, related_name="choices", verbose_name=_("Profilfassung")
    )
    contradiction = models.CharField(_("Widerspruch"), max_length=120)
    source = models.CharField(_("gewählte Quelle"), max_length=40)
    reason = models.TextField(_("Begründung"))
    decided_at = models.DateTimeField(_("entschieden am"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("entschieden von"),
    )

    class Meta:
        verbose_name = _("Quellenwahl")
        verbose_name_plural = _("Quellenwahlen")
        ordering = ["contradiction"]
        constraints = [
            models.UniqueConstraint(fields=["version", "contradiction"], name="source_choice_once"),
            models.CheckConstraint(
                name="source_choice_has_reason", condition=~Q(reason="") & ~Q(source="")
            ),
        ]

    def __str__(self) -> str:
        return self.contradiction


class ProfileSection(models.Model):
    """What authors chose and wrote for one chapter of a version (Profilabschnitt).

    Without a position the chapter is not in the version; its text is kept all the same. Each
    change of the text raises ``revision``, so that nobody overwrites what they have not seen.
    """

    version = models.ForeignKey(
        ProfileVersion, models.PROTECT, related_name="sections", verbose_name=_("Profilfassung")
    )
    key = models.SlugField(_("Kapitel"), max_length=60)
    position = models.PositiveSmallIntegerField(_("Stelle"), null=True)
    text = models.TextField(_("Text"), blank=True)
    revision = models.PositiveIntegerField(_("Zahl der Änderungen"), default=0)
    changed_at = models.DateTimeField(_("geändert am"), null=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("geändert von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Profilabschnitt")
        verbose_name_plural = _("Profilabschnitte")
        ordering = [F("position").asc(nulls_last=True), "key"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="profile_section_once"),
            models.UniqueConstraint(
                fields=["version", "position"], name="profile_section_one_in_each_place"
            ),
        ]

    def __str__(self) -> str:
        return self.key
