"""Forms in their revisions, and what is being filled in."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bleibe.parties.models import Area, Organisation


class FormRevision(models.Model):
    """One wording of a form (Fassung eines Formulars): never changed, known by its digest."""

    key = models.SlugField(_("Kennung des Formulars"))
    content = models.JSONField(_("Abschnitte und Felder"))
    digest = models.CharField(_("Prüfsumme"), max_length=64, unique=True)
    kept_at = models.DateTimeField(_("festgehalten am"), auto_now_add=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("festgehalten von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Fassung eines Formulars")
        verbose_name_plural = _("Fassungen von Formularen")
        ordering = ["key", "kept_at"]

    def __str__(self) -> str:
        return f"{self.key} {self.digest[:8]}"


class Draft(models.Model):
    """A form that an organisation fills in (Entwurf), for one area or for all it stands for."""

    class State(models.TextChoices):
        OPEN = "open", _("in Arbeit")
        RELEASED = "released", _("freigegeben")
        SEALED = "sealed", _("eingereicht")

    NEXT = {
        State.OPEN: {State.RELEASED},
        State.RELEASED: {State.OPEN, State.SEALED},
        State.SEALED: {State.OPEN},
    }

    uuid = models.UUIDField(_("Kennung"), default=uuid.uuid4, unique=True, editable=False)
    revision = models.ForeignKey(
        FormRevision, models.PROTECT, related_name="drafts", verbose_name=_("Fassung")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="drafts", verbose_name=_("Organisation")
    )
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("räumliche Einheit"),
    )  # fmt: skip
    state = models.CharField(_("Stand"), max_length=8, choices=State, default=State.OPEN)
    entered_by_office = models.BooleanField(_("von der Geschäftsstelle erfasst"), default=False)
    opened_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("angelegt von")
    )
    edited_at = models.DateTimeField(_("zuletzt bearbeitet am"), null=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("zuletzt bearbeitet von"),
    )  # fmt: skip
    released_at = models.DateTimeField(_("freigegeben am"), null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("freigegeben von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Entwurf")
        verbose_name_plural = _("Entwürfe")
        ordering = ["organisation__name", "opened_at"]
        constraints = [
            models.CheckConstraint(
                name="draft_released_by_somebody",
                condition=Q(state="open", released_at=None, released_by=None)
                | Q(
                    state__in=["released", "sealed"],
                    released_at__isnull=False,
                    released_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="draft_edited_by_somebody",
                condition=Q(edited_at=None, edited_by=None)
                | Q(edited_at__isnull=False, edited_by__isnull=False),
            ),
            models.CheckConstraint(
                name="draft_released_by_another",
                condition=Q(released_by=None)
                | Q(edited_by=None)
                | ~Q(released_by=models.F("edited_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.revision.key})"

    def owner_ids(self) -> set[int]:
        return {self.organisation_id}


class Answer(models.Model):
    """What stands in a field now (Antwort); ``version`` counts how often it was written.

    ``value`` is what the field understands. What it does not understand is kept in ``typed``
    as it was typed, and the field counts as not answered.
    """

    draft = models.ForeignKey(
        Draft, models.PROTECT, related_name="answers", verbose_name=_("Entwurf")
    )
    field = models.CharField(_("Feld"), max_length=80)
    version = models.PositiveIntegerField(_("Fassung"), default=1)
    value = models.JSONField(_("Wert"), null=True)
    typed = models.JSONField(_("wie getippt"), null=True)
    source = models.CharField(_("übernommen aus"), max_length=255, blank=True)
    as_of = models.DateField(_("Stand der Angabe"), null=True)
    written_at = models.DateTimeField(_("geschrieben am"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("geschrieben von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Antwort")
        verbose_name_plural = _("Antworten")
        ordering = ["field"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "field"], name="answer_once_per_field"),
        ]

    def __str__(self) -> str:
        return self.field


class AnswerVersion(models.Model):
    """What was written into a field at some time (Fassung einer Antwort); never changed.

    ``number`` is the version that it became. One that was written while somebody else wrote
    has none: it stands beside the answer until somebody takes it over or settles it.
    """

    answer = models.ForeignKey(
        Answer, models.PROTECT, related_name="versions", verbose_name=_("Antwort")
    )
    number = models.PositiveIntegerField(_("Fassung"), null=True)
    value = models.JSONField(_("Wert"), null=True)
    typed = models.JSONField(_("wie getippt"), null=True)
    source = models.CharField(_("übernommen aus"), max_length=255, blank=True)
    as_of = models.DateField(_("Stand der Angabe"), null=True)
    written_at = models.DateTimeField(_("geschrieben am"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=_("geschrieben von"),
    )  # fmt: skip
    settled_at = models.DateTimeField(_("erledigt am"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("erledigt von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Fassung einer Antwort")
        verbose_name_plural = _("Fassungen von Antworten")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "number"], name="answer_version_once"),
            models.CheckConstraint(
                name="answer_version_settled_by_somebody",
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False, number=None),
            ),
        ]
