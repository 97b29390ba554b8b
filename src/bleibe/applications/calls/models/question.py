"""What people ask about a call; one answer serves all."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bleibe.applications.calls.models.call import Call


class CallQuestion(models.Model):
    """A question on a call (Frage zum Aufruf), answered once, published without a name.

    ``asked`` are the words of who asked and stay inside; ``question`` are the words that
    everybody reads. The address is forgotten as soon as the answer has been sent.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("offen")
        PUBLISHED = "published", _("beantwortet und veröffentlicht")
        SET_ASIDE = "set_aside", _("nicht veröffentlicht")

    NEXT = {
        State.ASKED: {State.PUBLISHED, State.SET_ASIDE},
        State.PUBLISHED: {State.PUBLISHED},
        State.SET_ASIDE: set(),
    }

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(
        Call, models.PROTECT, related_name="questions", verbose_name=_("Aufruf")
    )
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.ASKED)
    asked = models.TextField(_("gefragt wurde"))
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    asked_at = models.DateTimeField(_("gefragt am"), default=timezone.now)
    question = models.TextField(_("Frage"), blank=True)
    answer = models.TextField(_("Antwort"), blank=True)
    answered_at = models.DateTimeField(_("beantwortet am"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("beantwortet von"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Frage zum Aufruf")
        verbose_name_plural = _("Fragen zum Aufruf")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="call_question_state",
                condition=Q(state="asked", answered_at=None, answered_by=None)
                | Q(state__in=["published", "set_aside"], answered_by__isnull=False,
                    answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="call_question_published_has_words",
                condition=~Q(state="published") | (~Q(question="") & ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="call_question_forgets_address", condition=Q(state="asked") | Q(email="")
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.question or self.asked[:80]
