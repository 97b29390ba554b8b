"""People with accounts and the dated mandates they hold."""

import uuid

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from bleibe.kernel.permissions import Role
from bleibe.parties.models.organisation import Organisation


class People(BaseUserManager):
    def create_user(self, email: str, name: str, password: str | None = None) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody with an account (Person); what they may do lies in their mandates."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("E-Mail-Adresse"), unique=True)
    name = models.CharField(_("Name"), max_length=120)
    is_active = models.BooleanField(_("aktiv"), default=True)
    created_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = People()

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def current_mandates(self) -> list["Mandate"]:
        """Today's mandates with their organisation; one query per request."""
        if not self.is_active:
            return []
        return list(Mandate.objects.current().filter(person=self).select_related("organisation"))

    def roles(self) -> set[tuple[str, int]]:
        return {(mandate.role, mandate.organisation_id) for mandate in self.current_mandates}

    def lacks_second_factor(self) -> bool:
        return not self.authenticator_set.exists()

    @property
    def has_signed_in(self) -> bool:
        """False from the invitation until the first time they sign in."""
        return self.last_login is not None


class Mandates(models.QuerySet):
    def current(self) -> "Mandates":
        today = timezone.localdate()
        return self.filter(
            Q(ended_at=None), Q(valid_from__lte=today), Q(valid_to=None) | Q(valid_to__gte=today)
        )

    def open(self) -> "Mandates":
        """Narrow to the mandates of today and those still to come."""
        today = timezone.localdate()
        return self.filter(Q(ended_at=None), Q(valid_to=None) | Q(valid_to__gte=today))


class Mandate(models.Model):
    """A person's role in an organisation for a time (Mandat).

    The days say when it is meant to hold; ``ended_at`` is the moment at which somebody
    ended it, and from then on it gives nothing any more.
    """

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="mandates", verbose_name=_("Person")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="mandates", verbose_name=_("Organisation")
    )
    role = models.CharField(_("Rolle"), max_length=24, choices=Role)
    valid_from = models.DateField(_("gültig ab"))
    valid_to = models.DateField(_("gültig bis"), null=True, blank=True)
    ended_at = models.DateTimeField(_("beendet am"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name=_("beendet von"),
    )  # fmt: skip

    objects = Mandates.as_manager()

    class Meta:
        verbose_name = _("Mandat")
        verbose_name_plural = _("Mandate")
        ordering = ["organisation__name", "role"]
        constraints = [
            models.CheckConstraint(
                name="mandate_ends_after_it_begins",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="mandate_ended_by_somebody",
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False, valid_to__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(valid_to=None),
                name="mandate_open_once",
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(valid_to=None, role=Role.PROJECT_LEAD),
                name="mandate_one_project_lead",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.organisation}"

    def owner_ids(self) -> set[int]:
        return {self.organisation_id}

    @property
    def is_current(self) -> bool:
        today = timezone.localdate()
        return (
            self.ended_at is None
            and self.valid_from <= today
            and (self.valid_to is None or self.valid_to >= today)
        )

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None or (
            self.valid_to is not None and self.valid_to < timezone.localdate()
        )
