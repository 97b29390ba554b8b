"""One Kommune's answer to a call and how it moved."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.applications.calls.models import Call
from bleibe.forms.models import Draft, Submission
from bleibe.parties.models import Area, Organisation

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No 0, 1, I, O: a reference is read aloud on the telephone."""


def new_reference() -> str:
    """Return a random reference such as „K7QF-2MXR“; it tells nothing of order or number."""
    letters = "".join(secrets.choice(ALPHABET) for _each in range(8))
    return f"{letters[:4]}-{letters[4:]}"


class Application(models.Model):
    """One Kommune's answer to a call (Bewerbung)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("in Arbeit")
        RELEASED = "released", _("freigegeben")
        SUBMITTED = "submitted", _("eingereicht")
        FORMAL_CHECK = "formal_check", _("formale Prüfung")
        CLARIFICATION = "clarification", _("Nachforderung")
        IN_REVIEW = "in_review", _("Begutachtung")
        PROPOSED = "proposed", _("vorgeschlagen")
        ACCEPTED = "accepted", _("angenommen")
        WAITING_LIST = "waiting_list", _("Warteliste")
        REJECTED = "rejected", _("abgelehnt")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    NEXT = {
        State.DRAFT: {State.RELEASED, State.WITHDRAWN},
        State.RELEASED: {State.DRAFT, State.SUBMITTED, State.WITHDRAWN},
        State.SUBMITTED: {State.FORMAL_CHECK, State.WITHDRAWN},
        State.FORMAL_CHECK: {
            State.CLARIFICATION, State.IN_REVIEW, State.REJECTED, State.WITHDRAWN,
        },
        State.CLARIFICATION: {State.FORMAL_CHECK, State.REJECTED, State.WITHDRAWN},
        State.IN_REVIEW: {
            State.FORMAL_CHECK, State.PROPOSED, State.WAITING_LIST, State.REJECTED,
            State.WITHDRAWN,
        },
        State.PROPOSED: {
            State.IN_REVIEW, State.ACCEPTED, State.WAITING_LIST, State.REJECTED, State.WITHDRAWN,
        },
        State.ACCEPTED: set(),
        State.WAITING_LIST: {State.ACCEPTED, State.REJECTED, State.WITHDRAWN},
        State.REJECTED: set(),
        State.WITHDRAWN: {State.DRAFT},
    }  # fmt: skip

    NOT_SENT = (State.DRAFT, State.RELEASED)
    """Nobody outside the Kommune reads what is in these."""
    OVER = (State.ACCEPTED, State.REJECTED, State.WITHDRAWN)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(
        _("Aktenzeichen"), max_length=9, unique=True, default=new_reference, editable=False
    )
    call = models.ForeignKey(
        Call, models.PROTECT, related_name="applications", verbose_name=_("Aufruf")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="applications", verbose_name=_("Kommune")
    )
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("räumliche Einheit"),
    )  # fmt: skip
    draft = models.OneToOneField(
        Draft, models.PROTECT, related_name="application", verbose_name=_("Entwurf")
    )
    submission = models.OneToOneField(
        Submission, models.PROTECT, null=True, related_name="application",
        verbose_name=_("gültige Einreichung"),
    )  # fmt: skip
    state = models.CharField(_("Stand"), max_length=13, choices=State, default=State.DRAFT)
    is_open_to_office = models.BooleanField(_("der Geschäftsstelle gezeigt"), default=False)
    started_at = models.DateTimeField(_("begonnen am"), default=timezone.now)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("begonnen von")
    )

    class Meta:
        verbose_name = _("Bewerbung")
        verbose_name_plural = _("Bewerbungen")
        ordering = ["call", "organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "organisation"],
                condition=Q(area=None),
                name="application_once_per_kommune",
            ),
            models.UniqueConstraint(
                fields=["call", "organisation", "area"],
                condition=Q(area__isnull=False),
                name="application_once_per_area",
            ),
            models.CheckConstraint(
                name="application_state",
                condition=Q(
                    state__in=[
                        "draft", "released", "submitted", "formal_check", "clarification",
                        "in_review", "proposed", "accepted", "waiting_list", "rejected",
                        "withdrawn",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="application_sent_has_submission",
                condition=Q(state__in=["draft", "released", "withdrawn"])
                | Q(submission__isnull=False),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference

    def owner_ids(self) -> set[int]:
        return {self.organisation_id}

    @property
    def is_sent(self) -> bool:
        """True once it was handed in and not taken back."""
        return self.state not in (*self.NOT_SENT, self.State.WITHDRAWN)


class StateChange(models.Model):
    """One step of an application from state to state (Statuswechsel); rows are only added."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="changes", verbose_name=_("Bewerbung")
    )
    before = models.CharField(_("vorher"), max_length=13, choices=Application.State, blank=True)
    after = models.CharField(_("nachher"), max_length=13, choices=Application.State)
    reason = models.TextField(_("Grund"), blank=True)
    at = models.DateTimeField(_("Zeitpunkt"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("durch"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Statuswechsel")
        verbose_name_plural = _("Statuswechsel")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="state_change_changes", condition=~Q(before=F("after"))),
        ]

    def __str__(self) -> str:
        return f"{self.application} · {self.get_after_display()}"
